using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>Stages and milestones: their time, their marks, and the ways out of them.</summary>
public sealed class StageTests
{
    private const string TwoStages = """
        calendar: office
        steps:
          - id: preparation
            stage: Preparation
            window: { from: 2020-02-17, to: 2020-02-28 }
            steps:
              - { id: draft, task: Draft, by: clerk, due: 2 days before end of preparation }
          - { id: drafted, milestone: The draft is there }
          - id: review
            stage: Review
            steps:
              - { id: read, task: Read, by: boss, outcomes: { good: continue, not yet: back to preparation, no: end refused } }
          - { id: after, task: "After <drafted.at>", by: clerk, due: 1 week after end of preparation }
        """;

    [Fact]
    public void A_stage_that_is_reached_before_its_time_opens_on_its_first_day()
    {
        var instance = Begun();

        Assert.Empty(instance.Open);
        Assert.Equal(TimerPurpose.Open, Assert.Single(instance.State.Waits.Values.OfType<TimerWait>()).Purpose);
        Assert.Equal(["draft"], instance.Until("2020-02-17T08:00").Open);
    }

    [Fact]
    public void What_may_happen_meanwhile_cannot_happen_before_the_stage_opens()
    {
        var instance = Instance.Start("""
            calendar: office
            steps:
              - id: work
                stage: Work
                window: { from: 2020-03-02, to: 2020-03-31 }
                on:
                  check-in:
                    every: 1 week
                    steps:
                      - { id: talk, task: Talk, by: boss }
                steps:
                  - { id: draft, task: Draft, by: clerk }
            """, Processes.Office).Until("2020-03-02T07:00");
        Assert.Empty(instance.Open);

        Assert.Equal(["draft"], instance.Until("2020-03-02T08:00").Open);
        Assert.Equal(["draft", "talk"], instance.Until("2020-03-09T08:00").Open.Order());
    }

    [Fact]
    public void Times_count_from_the_start_and_the_end_of_a_stage()
    {
        var instance = Begun().Until("2020-02-17T08:00");

        Assert.Equal("2020-02-26", $"{instance.Task("draft").Due!.Value.Day:uuuu-MM-dd}");
        Assert.Equal("2020-03-06", $"{instance.Done("draft").Done("read", "good").Task("after").Due!.Value.Day:uuuu-MM-dd}");
    }

    [Fact]
    public void A_stage_tells_its_window_and_when_it_was_over()
    {
        var instance = Begun().Until("2020-02-18T09:00").Done("draft");

        Assert.Equal("2020-02-17", FeelPrinter.Text(instance.Result("preparation", "from")));
        Assert.Equal("2020-02-28", FeelPrinter.Text(instance.Result("preparation", "to")));
        Assert.Equal("2020-02-17", FeelPrinter.Text(instance.Result("preparation", "opened")));
        Assert.Equal("2020-02-18", FeelPrinter.Text(instance.Result("preparation", "at")));
    }

    [Fact]
    public void A_milestone_leaves_a_mark_and_holds_nothing_up()
    {
        var instance = Begun().Until("2020-02-18T09:00").Done("draft");

        Assert.Equal(FeelValue.True, instance.Result("drafted", "reached"));
        Assert.Equal(["read"], instance.Open);
        Assert.Equal("After 2020-02-18", instance.Done("read", "good").Task("after").Title);
    }

    [Fact]
    public void A_way_back_out_of_a_stage_leaves_it_and_opens_the_earlier_one_anew()
    {
        var instance = Begun().Until("2020-02-18T09:00").Done("draft").Done("read", "not yet");

        Assert.Equal(["draft"], instance.Open);
        Assert.Equal([ScopeKind.Process, ScopeKind.Block], instance.State.Scopes.Values.OrderBy(s => s.Id.Value).Select(s => s.Kind));
        Assert.Equal(FeelValue.Null, instance.Result("preparation", "at"));
    }

    [Fact]
    public void An_end_inside_a_stage_ends_the_process()
    {
        var instance = Begun().Until("2020-02-18T09:00").Done("draft").Done("read", "no");

        Assert.Equal((InstanceStatus.Completed, "refused"), (instance.Status, instance.Outcome));
    }

    [Fact]
    public void A_bound_holds_however_often_the_stage_is_left_and_entered_again()
    {
        var instance = Instance.Start("""
            steps:
              - { id: first, task: First, by: clerk }
              - id: middle
                stage: Middle
                steps:
                  - { id: second, task: Second, by: clerk }
                  - { back to: first, when: true, at-most: 2 }
            """);

        for (var round = 0; round < 3; round++)
        {
            instance.Done("first").Done("second");
        }

        Assert.Equal(["WF9005"], instance.Incidents);
        Assert.Null(instance.Act(new RetryIncident(instance.Incident().Id, "admin")));
        Assert.Equal(["first"], instance.Open);
    }

    [Fact]
    public void An_end_in_a_stage_in_a_branch_ends_the_branch()
    {
        var instance = Instance.Start("""
            steps:
              - parallel:
                  one:
                    - stage: Inside
                      steps:
                        - { id: ask, task: Ask, by: clerk, outcomes: { go: continue, stop: end stopped } }
                        - { id: more, task: More, by: clerk }
                  two:
                    - { id: other, task: Other, by: clerk }
              - { id: after, task: After, by: clerk }
            """);

        Assert.Equal(["other"], instance.Done("ask", "stop").Open);
        Assert.Equal("stopped", ((FeelText)instance.Result("one", "outcome")).Value);
        Assert.Equal(["after"], instance.Done("other").Open);
    }

    [Fact]
    public void Going_back_out_of_a_stage_withdraws_all_that_runs_in_it()
    {
        var instance = Instance.Start("""
            steps:
              - { id: first, task: First, by: clerk }
              - stage: Work
                steps:
                  - { id: pass, task: Pass, by: clerk, outcomes: { on: continue, again: back to first } }
                  - parallel:
                      left:
                        - { id: l, for-each: "x in [1, 2]", task: "Left <x>", by: clerk, due: 1 week, remind: 1 day before }
                      right:
                        - { id: r, task: Right, by: clerk }
                  - { id: check, task: Check, by: clerk, outcomes: { fine: continue, again: back to first } }
            """);
        instance.Done("first").Done("pass", "on").Done("l(1)").Done("r");
        Assert.Equal(["l(2)"], instance.Open);
        instance.Done("l(2)").Done("check", "again");

        Assert.Equal(["first"], instance.Open);
        Assert.Single(instance.State.Scopes);
        Assert.Empty(instance.State.Waits);
        Assert.Empty(instance.State.Arrivals);
    }

    private static Instance Begun() => Instance.Start(Processes.Graph(TwoStages, Processes.Office));
}
