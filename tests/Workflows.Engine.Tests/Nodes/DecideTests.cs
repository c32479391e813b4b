using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

public sealed class DecideTests
{
    private static readonly (string Path, string Text) Few = ("few.decision.yaml", """
        decision: few
        inputs:
          reports: { type: whole number, allowed: ">= 0" }
          limit: whole number
          within: { type: yes-no, is: reports <= limit }
        outputs:
          verdict: { type: text, allowed: [few, more] }
          visits: whole number
        rules:
          - { within: yes, verdict: few, visits: 2 }
          - { within: no, verdict: more, visits: 0 }
        """);

    private static readonly (string Path, string Text) Routing = ("routing.dmn", """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="r" name="Routing" namespace="https://example.org/routing">
          <inputData id="size" name="Size of unit"><variable name="Size of unit" typeRef="number"/></inputData>
          <decision id="unit" name="Decide unit">
            <variable name="Decide unit" typeRef="string"/>
            <informationRequirement id="needs"><requiredInput href="#size"/></informationRequirement>
            <decisionTable id="table">
              <input id="i"><inputExpression typeRef="number"><text>Size of unit</text></inputExpression></input>
              <output id="o"/>
              <rule id="r1"><inputEntry id="e1"><text>&gt; 10</text></inputEntry><outputEntry id="a1"><text>"large"</text></outputEntry></rule>
              <rule id="r2"><inputEntry id="e2"><text>[1..10]</text></inputEntry><outputEntry id="a2"><text>"small"</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """);

    [Fact]
    public void The_answer_is_read_by_the_steps_id_as_a_whole_and_by_output()
    {
        var instance = Instance.Start("""
            data:
              reports: { type: number, default: 2 }
            steps:
              - { id: few, decide: few, with: { limit: 3 } }
              - { task: "<few.verdict>, <few.result.verdict>, <few.visits>", by: clerk }
            """, Few);

        Assert.Equal("few, few, 2", Assert.Single(instance.State.Tasks.Values).Title);
    }

    [Fact]
    public void The_journal_tells_which_rules_decided()
    {
        var instance = Instance.Start("""
            steps:
              - { id: few, decide: few, with: { reports: 5, limit: 3 } }
              - { task: Read, by: clerk }
            """, Few);

        var made = Assert.Single(instance.All<DecisionMade>());
        Assert.Equal(("few", "few"), (made.Node, made.Decision));
        Assert.Equal(2, Assert.Single(made.Rules));
    }

    [Fact]
    public void Every_item_is_decided_on_for_itself()
    {
        var instance = Instance.Start("""
            data:
              units: { type: table, of: unit, from: units.csv }
            steps:
              - { id: few, for-each: unit in units, decide: few, with: { reports: = unit.reports, limit: 3 } }
              - for-each: one in few.results[verdict = "few"].item
                task: Visit <one.id>
                by: clerk
            """, Few, ("units.csv", "id,name,reports (number)\na,A,0\nb,B,4\nc,C,3\n"));

        Assert.Equal(["Visit a", "Visit c"], instance.State.Tasks.Values.Select(t => t.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_decision_of_a_model_is_asked_by_its_name()
    {
        var instance = Instance.Start("""
            steps:
              - id: routed
                decide: routing.dmn#Decide unit
                with: { Size of unit: 12 }
              - { task: "It is <routed.result>", by: clerk }
            """, Routing);

        Assert.Equal("It is large", Assert.Single(instance.State.Tasks.Values).Title);
    }

    [Fact]
    public void No_answer_is_an_incident_that_names_the_inputs_and_can_be_retried()
    {
        var instance = Instance.Start("""
            steps:
              - id: routed
                decide: routing.dmn#Decide unit
                with: { Size of unit: 0 }
              - { task: Read, by: clerk }
            """, Routing);

        Assert.Equal(["WF9020"], instance.Incidents);
        Assert.Equal("'Decide unit' gave no answer for 'Size of unit'.", instance.Incident().Message);
        Assert.Empty(instance.Open);
        Assert.Empty(instance.All<ResultRecorded>());
    }

    [Fact]
    public void A_missing_input_is_named()
    {
        var instance = Instance.Start("""
            data:
              reports: number
            steps:
              - { id: few, decide: few, with: { limit: 3 } }
            """, Few);

        Assert.Equal("'few' gave no answer: 'reports' had no value.", instance.Incident().Message);
    }

    [Fact]
    public void A_table_that_lists_answers_with_an_empty_list_when_nothing_matches()
    {
        var instance = Instance.Start("""
            steps:
              - { id: help, decide: help, with: { reports: 0 } }
              - { task: "<count(help.result)> kinds of help", by: clerk }
            """, ("help.decision.yaml", """
            decision: help
            hit-policy: C
            inputs: { reports: whole number }
            outputs: { kind: text }
            rules:
              - { reports: "> 0", kind: visit }
              - { reports: "> 9", kind: course }
            """));

        Assert.Equal("0 kinds of help", Assert.Single(instance.State.Tasks.Values).Title);
        Assert.IsType<FeelList>(((FeelContext)instance.State.Scopes[ScopeId.Root].Results.Find("help")!).Find("result"));
    }
}
