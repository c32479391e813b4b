using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Nodes;

/// <summary>Errors that a handler catches, and cancelling.</summary>
public sealed class ErrorAndCancelTests
{
    private const string Unheld = "{ notify: Told, to: head of c }";

    [Fact]
    public void The_innermost_handler_catches_an_error_and_the_process_goes_on_behind_it()
    {
        var instance = InTown($"""
            on:
              anything: {"{ error: any, steps: [ { id: all, task: Look at everything, by: board } ] }"}
            steps:
              - parallel:
                  one:
                    - {Unheld}
                on:
                  nobody-there: {"{ error: nobody, steps: [ { id: look, task: \"<nobody-there.code> at <nobody-there.step>\", by: owner } ] }"}
              - {"{ id: after, task: After, by: owner }"}
            """);

        Assert.Equal("nobody at notify-1", instance.Task("look").Title);
        Assert.Empty(instance.Incidents);
        Assert.Equal(["after"], instance.Done("look").Open);
    }

    [Fact]
    public void An_error_that_nothing_around_catches_is_an_incident()
    {
        var instance = InTown($"""
            steps:
              - parallel:
                  one:
                    - {Unheld}
                on:
                  other: {"{ error: http-404, steps: [ { task: Look, by: owner } ] }"}
            """);

        Assert.Equal(["WF9004"], instance.Incidents);
    }

    [Fact]
    public void An_error_in_a_handler_is_not_the_handlers_own_to_catch()
    {
        var instance = InTown($$"""
            steps:
              - parallel:
                  one:
                    - {{Unheld}}
                on:
                  caught: { error: any, steps: [ {{Unheld}} ] }
            """);

        Assert.Equal(["WF9004"], instance.Incidents);
    }

    private const string Cancellable = """
        on:
          stopped:
            cancelled: yes
            steps:
              - { id: inform, task: "Tell the reporter: <stopped.reason>", by: clerk }
        steps:
          - { id: work, task: Work, by: clerk, due: 3 days, escalate: 1 day after to boss }
        """;

    [Fact]
    public void A_cancelled_case_does_what_is_to_be_done_then_and_is_cancelled_afterwards()
    {
        var instance = Instance.Start(Cancellable).Until("2020-02-20T08:00");

        Assert.Null(instance.Act(new CancelInstance("cleo", "a mistake")));

        Assert.Equal(InstanceStatus.Cancelling, instance.Status);
        Assert.Equal(["inform"], instance.Open);
        Assert.Equal("Tell the reporter: a mistake", instance.Task("inform").Title);

        instance.Done("inform");
        Assert.Equal(InstanceStatus.Cancelled, instance.Status);
        Assert.Equal(("a mistake", "cleo"), instance.All<InstanceCancelled>().Select(e => (e.Reason, e.By)).Single());
    }

    [Fact]
    public void A_second_cancelling_ends_a_case_at_once()
    {
        var instance = Instance.Start(Cancellable);
        instance.Act(new CancelInstance("cleo", "a mistake"));

        Assert.Null(instance.Act(new CancelInstance("cleo", "now")));

        Assert.Equal(InstanceStatus.Cancelled, instance.Status);
        Assert.Equal("now", instance.All<InstanceCancelled>().Single().Reason);
    }

    [Fact]
    public void A_wait_that_is_late_is_escalated_and_the_escalation_goes_when_the_message_comes()
    {
        var instance = Instance.Start("""
            steps:
              - id: answer
                title: The answer of the police
                wait: { message: answer }
                due: 1 week
                escalate: 2 days after to boss
                on:
                  late: { overdue: at once, steps: [ { id: call, task: Call them, by: clerk } ] }
              - { id: after, task: After, by: clerk }
            """).Until("2020-02-20T08:00");

        Assert.Equal(["call", "late answer"], instance.Open.Order());
        Assert.Contains("The answer of the police", instance.Task("late answer").Title, StringComparison.Ordinal);

        instance.Act(new DeliverMessage("answer", null, FeelContext.Empty));
        Assert.Equal(["call"], instance.Open); // not late any more, and not over while its handler runs

        Assert.Equal(["after"], instance.Done("call").Open);
    }

    [Fact]
    public void An_escalation_of_a_wait_is_done_like_any_other()
    {
        var instance = Instance.Start("""
            steps:
              - { id: answer, wait: { message: answer }, due: 1 week, escalate: 2 days after to boss }
            """).Until("2020-02-20T08:00");

        Assert.Empty(instance.Done("late answer").Open);
        Assert.Equal(InstanceStatus.Running, instance.Status);
    }

    private static Instance InTown(string yaml) => Instance.Start(Processes.Graph("organisation: town\n" + yaml, Processes.Town));
}
