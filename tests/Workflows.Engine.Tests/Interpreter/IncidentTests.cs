using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Interpreter;

public sealed class IncidentTests
{
    private static (string, string) TownWith(string holding) => (Processes.Town.Path, Processes.Town.Text + "\n" + holding);

    private const string AskAll = """
        organisation: town
        owner: owner
        data:
          units: { type: text, default: abc }
        steps:
          - id: ask
            for-each: unit in ["a", "b", "c"]
            closes: 2 weeks after start
            task: Ask <unit>
            by: head of <unit>
            due: 1 week
          - { id: rest, task: Rest, by: owner }
        """;

    [Fact]
    public void A_task_for_a_role_that_nobody_holds_is_open_and_an_incident_that_the_owner_is_told_of()
    {
        var instance = Instance.Start(AskAll, Processes.Town);

        Assert.Equal(["ask(a)", "ask(b)", "ask(c)"], instance.Open);
        Assert.Equal(["WF9004"], instance.Incidents);
        Assert.Equal(instance.Task("ask(c)").Id, instance.Incident().Task);
        var message = Assert.Single(instance.Steps[0].Outbox, m => m.Kind == OutboxKind.Incident);
        Assert.Equal(
            ("cleo", "Stopped: A test", "WF9004: Nobody holds 'head@c': the task is open and nobody sees it."),
            (message.Person, message.Subject, message.Text));
    }

    [Fact]
    public void It_goes_when_the_task_is_given_to_somebody()
    {
        var instance = Instance.Start(AskAll, Processes.Town);

        Assert.Null(instance.Act(new ReassignTask(instance.Task("ask(c)").Id, ["head@a"], "vacant")));

        Assert.Empty(instance.Incidents);
        Assert.Null(instance.Act(new CompleteTask(instance.Task("ask(c)").Id, "anna", null, FeelContext.Empty)));
    }

    [Fact]
    public void Retrying_is_refused_while_nobody_holds_the_role_and_tells_who_holds_it_then()
    {
        var graph = Processes.Graph(AskAll, TownWith("  - { role: head of c, person: dan, from: 2020-02-12 }"));
        var instance = Instance.Start(graph);
        var incident = instance.Incident().Id;

        Assert.Equal("Still nobody holds 'head@c'.", instance.Act(new RetryIncident(incident, "cleo"))!.Message);

        Assert.Null(instance.Until("2020-02-12T08:00").Act(new RetryIncident(incident, "cleo")));
        Assert.Empty(instance.Incidents);
        Assert.Equal(["dan"], instance.Steps[^1].Outbox.Select(m => m.Person));
        Assert.Equal("WF9108", instance.Act(new RetryIncident(incident, "cleo"))!.Code);
    }

    [Fact]
    public void It_goes_with_the_task_when_the_collection_closes_and_not_with_another()
    {
        var instance = Instance.Start(AskAll, Processes.Town).Done("ask(a)").Done("ask(b)");
        Assert.Equal(["WF9004"], instance.Incidents);

        Assert.Empty(instance.Until("2020-02-25T00:00").Incidents);
        Assert.Equal(["rest"], instance.Open);
    }

    [Fact]
    public void Many_incidents_of_one_step_are_one_message()
    {
        var instance = Instance.Start("""
            organisation: town
            owner: owner
            steps:
              - { id: ask, for-each: "x in for i in 1..50 return i", task: Ask <x>, by: head of c }
            """, Processes.Town);

        Assert.Equal(50, instance.State.Incidents.Count);
        var message = Assert.Single(instance.Steps[0].Outbox);
        Assert.Equal(21, message.Text.Split('\n').Length);
        Assert.EndsWith("And 30 more.", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_incident_that_is_over_within_the_same_step_is_not_told()
    {
        var instance = Instance.Start("""
            organisation: town
            owner: owner
            steps:
              - parallel:
                  one:
                    - { task: Ask, by: head of c }
                  two:
                    - end process: over
            """, Processes.Town);

        Assert.Equal(InstanceStatus.Completed, instance.Status);
        Assert.Empty(instance.Steps[0].Outbox);
    }

    [Fact]
    public void Who_a_person_is_stays_out_of_an_incident()
    {
        var instance = Instance.Start("""
            organisation: town
            data:
              accused: { type: text, default: "person:erik" }
            steps:
              - { task: Ask, by: = accused }
            """, Processes.Town);

        Assert.Equal("Nobody holds the person named: the task is open and nobody sees it.", instance.Incident().Message);
    }

    [Fact]
    public void A_role_that_gives_no_name_means_nobody()
    {
        var instance = Instance.Start("""
            data:
              who: { type: text }
            steps:
              - { id: ask, task: Ask, by: = who }
            """);

        Assert.Equal(["WF9004"], instance.Incidents);
        Assert.Empty(instance.Task("ask").Candidates);
        Assert.Equal("WF9102", instance.Act(new CompleteTask(instance.Task("ask").Id, "anybody", null, FeelContext.Empty))!.Code);
    }

    [Fact]
    public void A_circle_without_a_wait_stops_at_an_incident()
    {
        var instance = Instance.Start("""
            data:
              count: { type: number, default: 0 }
            steps:
              - { id: ask, when: count > 5000, task: Ask, by: clerk }
              - set: { count: count + 1 }
              - { back to: ask, when: count < 5000, at-most: 100000 }
            """);

        Assert.Equal(["WF9001"], instance.Incidents);
        Assert.InRange(((FeelNumber)instance.State.Data.Find("count")!).Value.ToString().Length, 3, 4);
    }
}
