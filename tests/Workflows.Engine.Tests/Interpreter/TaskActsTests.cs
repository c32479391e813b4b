using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Interpreter;

public sealed class TaskActsTests
{
    private static readonly ProcessGraph Graph = Processes.Graph("""
        organisation: town
        owner: owner
        steps:
          - id: ask
            task: Ask
            by: owner
            due: 2020-03-16
            remind: [1 week before, on the day, every 3 days until closed]
            escalate: 10 days after to head of b
          - { id: rest, task: Rest, by: owner }
        """, Processes.Town);

    [Fact]
    public void Only_whoever_has_taken_a_task_may_act_on_it_until_it_is_released()
    {
        var instance = Instance.Start(Graph, "2020-03-02T08:00");
        var task = instance.Task("ask").Id;

        Assert.Null(instance.Act(new ClaimTask(task, "cleo")));
        Assert.Null(instance.Act(new ClaimTask(task, "cleo")));
        Assert.Equal("'cleo' has taken this task.", instance.Act(new ClaimTask(task, "dan"))!.Message);
        Assert.Equal("WF9102", instance.Act(new CompleteTask(task, "dan", null, FeelContext.Empty))!.Code);
        Assert.Equal("WF9102", instance.Act(new ReleaseTask(task, "dan"))!.Code);

        Assert.Null(instance.Act(new ReleaseTask(task, "cleo")));
        Assert.Null(instance.Act(new CompleteTask(task, "dan", null, FeelContext.Empty)));
        Assert.Single(instance.All<TaskClaimed>());
    }

    [Fact]
    public void Who_holds_none_of_the_roles_may_not_act_and_is_told_for_whom_it_is()
    {
        var instance = Instance.Start(Graph, "2020-03-02T08:00");

        var refusal = instance.Act(new CompleteTask(instance.Task("ask").Id, "anna", null, FeelContext.Empty))!;

        Assert.Equal(("WF9102", "It is for owner."), (refusal.Code, refusal.Hint));
    }

    [Fact]
    public void Who_has_taken_a_task_has_it_no_more_when_the_role_is_gone()
    {
        var instance = Instance.Start(Graph, "2020-03-30T08:00");
        var task = instance.Task("ask").Id;
        Assert.Null(instance.Act(new ClaimTask(task, "dan")));

        instance.Until("2020-04-01T08:00"); // dan stood in until the end of March

        Assert.Equal("WF9102", instance.Act(new CompleteTask(task, "dan", null, FeelContext.Empty))!.Code);
        Assert.Null(instance.Act(new CompleteTask(task, "cleo", null, FeelContext.Empty)));
    }

    [Fact]
    public void A_task_that_is_not_open_any_more_is_refused_and_nothing_changes()
    {
        var instance = Instance.Start(Graph, "2020-03-02T08:00");
        var task = instance.Task("ask").Id;
        instance.Done("ask");

        Assert.Equal("WF9101", instance.Act(new CompleteTask(task, "cleo", null, FeelContext.Empty))!.Code);
        Assert.Equal("WF9101", instance.Act(new ClaimTask(task, "cleo"))!.Code);
        Assert.Equal("WF9101", instance.Act(new ReleaseTask(task, "cleo"))!.Code);
        Assert.Equal("WF9101", instance.Act(new ReassignTask(task, ["head@a"], "holiday"))!.Code);
        Assert.Equal("WF9101", instance.Act(new RescheduleTask(task, new(2020, 4, 1), "late"))!.Code);
    }

    [Fact]
    public void A_reassigned_task_belongs_to_the_others_who_are_told()
    {
        var instance = Instance.Start(Graph, "2020-03-02T08:00");
        var task = instance.Task("ask").Id;
        Assert.Null(instance.Act(new ClaimTask(task, "cleo")));

        Assert.Null(instance.Act(new ReassignTask(task, ["head@a"], "holiday")));

        Assert.Equal("WF9102", instance.Act(new CompleteTask(task, "cleo", null, FeelContext.Empty))!.Code);
        Assert.Equal(["anna"], instance.Steps[^1].Outbox.Select(m => m.Person));
        Assert.Null(instance.Act(new CompleteTask(task, "anna", null, FeelContext.Empty)));
    }

    [Fact]
    public void Reassigning_there_and_back_tells_each_time_under_a_key_of_its_own()
    {
        var instance = Instance.Start(Graph, "2020-02-10T08:00");
        var task = instance.Task("ask").Id;
        Assert.Null(instance.Act(new ReassignTask(task, ["head@a"], "holiday")));
        Assert.Null(instance.Act(new ReassignTask(task, ["owner"], "back again")));

        var keys = instance.Steps.SelectMany(s => s.Outbox).Select(m => m.Key).ToList();
        Assert.Equal(3, keys.Count);
        Assert.Equal(3, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("head@c")]
    [InlineData("person:nobody")]
    [InlineData("no-such-role")]
    public void A_task_cannot_be_given_to_nobody(string principal)
    {
        var instance = Instance.Start(Graph);

        Assert.Equal("WF9004", instance.Act(new ReassignTask(instance.Task("ask").Id, [principal], "holiday"))!.Code);
        Assert.Equal("WF9004", instance.Act(new ReassignTask(instance.Task("ask").Id, [], "holiday"))!.Code);
    }

    [Fact]
    public void Moving_the_due_day_makes_a_new_generation_of_reminders_and_withdraws_what_was_not_sent()
    {
        var instance = Instance.Start(Graph, "2020-03-02T08:00").Until("2020-03-09T08:00");
        Assert.Equal([0], instance.All<ReminderIssued>().Select(r => r.Generation));

        Assert.Null(instance.Act(new RescheduleTask(instance.Task("ask").Id, new(2020, 4, 6), "illness")));
        var timers = instance.State.Waits.Values.Cast<TimerWait>().ToList();
        Assert.All(timers, t => Assert.Equal(1, t.Generation));
        Assert.Equal(
            ["2020-03-30T08:00", "2020-04-06T08:00", "2020-04-09T08:00", "2020-04-16T08:00"],
            timers.Select(t => t.DueAt).Order().Select(Minute));

        instance.Until("2020-03-30T08:00");
        Assert.Equal([(0, 0), (0, 1)], instance.All<ReminderIssued>().Select(r => (r.Rule, r.Generation)));
        Assert.Equal(2, instance.Steps
            .SelectMany(s => s.Outbox)
            .Where(m => m.Kind == OutboxKind.Reminder && m.Person == "cleo")
            .Select(m => m.Key)
            .Distinct()
            .Count());
    }

    [Fact]
    public void Whoever_has_a_task_is_told_of_its_new_due_day()
    {
        var instance = Instance.Start(Graph, "2020-03-02T08:00");
        var task = instance.Task("ask").Id;

        Assert.Null(instance.Act(new RescheduleTask(task, new(2020, 4, 6), "illness")));
        var told = instance.Steps[^1].Outbox;
        Assert.All(told, m => Assert.StartsWith("New due date: ", m.Subject, StringComparison.Ordinal));
        Assert.Contains(told, m => m.Person == "cleo" && m.Text == "Due 2020-04-06.");

        Assert.Null(instance.Act(new ClaimTask(task, "cleo")));
        Assert.Null(instance.Act(new RescheduleTask(task, new(2020, 4, 7), "illness")));
        Assert.Equal(["cleo"], instance.Steps[^1].Outbox.Select(m => m.Person));
    }

    [Fact]
    public void A_due_day_can_be_today_and_not_before()
    {
        var instance = Instance.Start(Graph, "2020-03-02T12:00");
        var task = instance.Task("ask").Id;

        Assert.Equal("WF9111", instance.Act(new RescheduleTask(task, new(2020, 3, 1), "oops"))!.Code);
        Assert.Null(instance.Act(new RescheduleTask(task, new(2020, 3, 2), "hurry")));
        Assert.Equal(new LocalDate(2020, 3, 2), instance.Task("ask").Due!.Value.Day);
    }

    private static string Minute(Instant at) => NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(at);
}
