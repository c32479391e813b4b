using Workflows.Engine.Graph;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

public sealed class ForEachTests
{
    private static readonly (string, string) Units = ("units.csv", "id,size (number)\na,1\nb,2\nc,3\n");

    private static ProcessGraph Collect(string more = "") => Processes.Graph($$"""
        data:
          units: { type: table, of: unit, from: units.csv }
        steps:
          - id: collect
            for-each: unit in units
            task: Send in for <unit.id>
            by: head of <unit.id>
            form: { answer: text }
            due: 1 week
            {{more}}
          - id: after
            task: After <count(collect.results[answered = true])> and <count(collect.missing)>
            by: clerk
        """, Units);

    [Fact]
    public void Every_item_has_its_task_for_its_own_people()
    {
        var instance = Instance.Start(Collect());

        Assert.Equal(["collect(a)", "collect(b)", "collect(c)"], instance.Open);
        Assert.Equal(["head@a", "head@b", "head@c"], instance.State.Tasks.Values.OrderBy(t => t.Id.Value).SelectMany(t => t.Candidates));
        Assert.Equal("Send in for b", instance.Task("collect(b)").Title);
    }

    [Fact]
    public void It_goes_on_when_all_have_answered_and_not_before()
    {
        var instance = Instance.Start(Collect()).Done("collect(c)").Done("collect(a)");
        Assert.Equal(["collect(b)"], instance.Open);

        Assert.Equal(["after"], instance.Done("collect(b)").Open);
        Assert.Equal("After 3 and 0", instance.Task("after").Title);
        Assert.Equal([ScopeId.Root], instance.State.Scopes.Keys);
    }

    [Fact]
    public void Results_stand_in_the_order_of_the_items_with_what_was_filled_in()
    {
        var instance = Instance.Start(Collect())
            .Done("collect(c)", null, ("answer", FeelValue.Of("third")))
            .Done("collect(a)", null, ("answer", FeelValue.Of("first")))
            .Done("collect(b)");

        var results = ((FeelList)instance.Result("collect", "results")).Items.Cast<FeelContext>().ToList();
        Assert.Equal(["\"first\"", "null", "\"third\""], results.Select(r => r.Find("answer")!.ToString()));
        Assert.Equal(["head@a", "head@b", "head@c"], results.Select(r => ((FeelText)r.Find("by")!).Value));
        Assert.All(results, r => Assert.Equal(FeelValue.True, r.Find("answered")));
    }

    [Fact]
    public void It_closes_with_what_came_at_the_end_of_the_day()
    {
        var instance = Instance.Start(Collect("closes: 2 weeks after start")).Done("collect(b)").Until("2020-02-24T23:59");
        Assert.Equal(["collect(a)", "collect(c)"], instance.Open);

        Assert.Equal(["after"], instance.Until("2020-02-25T00:00").Open);
        Assert.Equal("After 1 and 2", instance.Task("after").Title);
        Assert.Equal(["closed", "closed"], instance.All<TaskWithdrawn>().Select(t => t.Reason));
        Assert.Equal(["a", "c"], ((FeelList)instance.Result("collect", "missing")).Items.Select(i => ((FeelText)((FeelContext)i).Find("id")!).Value));
        Assert.Empty(instance.State.Waits);
    }

    [Fact]
    public void Closing_is_not_needed_once_all_have_answered()
    {
        var instance = Instance.Start(Collect("closes: 2 weeks after start")).Done("collect(a)").Done("collect(b)").Done("collect(c)");

        Assert.Empty(instance.State.Waits);
        Assert.Equal(["after"], instance.Until("2020-04-01T08:00").Open);
    }

    [Fact]
    public void An_escalation_about_an_item_outlives_the_closing_until_somebody_acts()
    {
        var instance = Instance.Start(Collect("closes: 2 weeks after start\n    escalate: 2 days after to boss"))
            .Done("collect(a)").Done("collect(b)").Until("2020-03-01T08:00");

        Assert.Equal(["late collect", "after"], instance.Open);
        Assert.Equal(["after"], instance.Done("late collect").Open);
    }

    [Fact]
    public void An_empty_list_is_passed_over()
    {
        var instance = Instance.Start("""
            steps:
              - { id: collect, for-each: "x in []", task: Ask <x>, by: clerk }
              - { id: after, task: After <count(collect.results)>, by: clerk }
            """);

        Assert.Equal("After 0", instance.Task("after").Title);
    }

    [Fact]
    public void No_list_is_an_incident_and_nothing_has_opened()
    {
        var instance = Instance.Start("""
            data:
              units: { type: text }
            steps:
              - id: collect
                for-each: x in if units = null then null else [1]
                closes: 1 week after start
                task: Ask <x>
                by: clerk
                due: 1 day
            """);

        Assert.Equal(["WF9002"], instance.Incidents);
        Assert.Empty(instance.State.Waits);
        Assert.Contains("gave no list. It reads units.", instance.Incident().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_items_at_once_are_no_circle()
    {
        var instance = Instance.Start("""
            steps:
              - { id: ask, for-each: "x in for i in 1..3000 return i", task: Ask <x>, by: clerk }
            """);

        Assert.Equal(3000, instance.State.Tasks.Count);
        Assert.Empty(instance.Incidents);
    }
}
