using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary><c>hold-while</c>, in a process that starts on Monday 10 February 2020 at 8.</summary>
public sealed class HoldTests
{
    private const string Investigation = """
        data: { police: { type: yes-no, default: no } }
        on:
          police-news:
            message: police
            steps:
              - set: { police: police-news.going_on }
        steps:
          - id: tell
            task: Tell the accused
            by: clerk
            due: 5 days
            remind: 1 day before
            hold-while: police
          - { id: report, task: Report, by: clerk }
        """;

    [Fact]
    public void A_step_is_held_when_its_condition_is_true_on_arrival()
    {
        var instance = Instance.Start(Processes.Graph(Investigation), data: ("police", FeelValue.Of(true)));

        Assert.Empty(instance.Open);
        Assert.Single(instance.State.Waits.Values.OfType<HoldWait>());
    }

    [Fact]
    public void An_open_task_is_withdrawn_with_its_timers_and_opens_anew_with_a_due_date_from_then()
    {
        var instance = Instance.Start(Investigation);
        var first = instance.Task("tell");
        Assert.Equal(new(2020, 2, 17), first.Due!.Value.Day);

        instance.Until("2020-02-12T10:00").Act(Police(true));

        Assert.Empty(instance.Open);
        Assert.Empty(instance.State.Waits.Values.OfType<TimerWait>());
        Assert.Equal("held", Assert.Single(instance.All<TaskWithdrawn>()).Reason);
        Assert.Equal("WF9101", instance.Act(new CompleteTask(first.Id, "clerk", null, FeelContext.Empty))!.Code);

        instance.Until("2020-04-01T10:00").Act(Police(false));

        Assert.Equal(new(2020, 4, 6), instance.Task("tell").Due!.Value.Day);
        Assert.Empty(instance.State.Waits.Values.OfType<HoldWait>());
        Assert.Equal(["report"], instance.Done("tell").Open);
    }

    [Fact]
    public void Holding_never_skips_a_step()
    {
        var instance = Instance.Start(Processes.Graph(Investigation), data: ("police", FeelValue.Of(true))).Until("2021-02-10T08:00");

        Assert.Equal(InstanceStatus.Running, instance.Status);
        Assert.Empty(instance.Open);
    }

    [Fact]
    public void A_for_each_is_held_item_by_item_and_lifted_by_another_branch()
    {
        var instance = Instance.Start("""
            data:
              units: { type: table, from: units.csv }
              closed: text
            steps:
              - parallel:
                  visits:
                    - id: visit
                      for-each: unit in units
                      task: Visit
                      by: clerk
                      hold-while: unit.id = closed
                  office:
                    - { id: close, task: Close one, by: clerk, form: { which: text } }
                    - set: { closed: close.which }
                    - { id: reopen, task: Reopen, by: clerk }
                    - set: { closed: "null" }
            """, ("units.csv", "id,name\na,A\nb,B\n"));

        instance.Done("close", null, ("which", FeelValue.Of("b")));
        Assert.Equal(["visit(a)", "reopen"], instance.Open);

        instance.Done("reopen");
        Assert.Equal(["visit(a)", "visit(b)"], instance.Open.Order());
    }

    [Fact]
    public void A_case_that_is_held_can_be_cancelled()
    {
        var instance = Instance.Start(Processes.Graph(Investigation), data: ("police", FeelValue.Of(true)));

        Assert.Null(instance.Act(new CancelInstance("cleo", "a mistake")));

        Assert.Equal(InstanceStatus.Cancelled, instance.Status);
    }

    private static DeliverMessage Police(bool goingOn) => new("police", null, Instance.Values(("going_on", FeelValue.Of(goingOn))));
}
