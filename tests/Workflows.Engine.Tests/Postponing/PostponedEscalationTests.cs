using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Xunit;

namespace Workflows.Engine.Tests.Postponing;

/// <summary>What was escalated before a plan was postponed: it goes when it is late
/// no more, comes anew in its new time, and is not told twice.</summary>
public sealed class PostponedEscalationTests
{
    private static readonly PlannedTime Autumn = new(new(2020, 8, 24), new(2020, 12, 18));

    private static readonly ProcessGraph Graph = Processes.Graph("""
        plan: { from: 2020-02-10, to: 2020-06-05 }
        steps:
          - parallel:
              a:
                - id: police
                  title: The police
                  wait: { message: answer }
                  due: 2 weeks
                  escalate: [3 days after to owner, 3 weeks after to owner]
              b:
                - id: slow
                  title: The slow one
                  wait: { message: other }
                  escalate: 4 weeks after opening to owner
              c:
                - { id: answer, task: Answer, by: owner, escalate: 4 weeks after opening to owner }
              d:
                - { id: report, task: Report, by: owner, due: 2 weeks, escalate: 3 days after to owner }
        """);

    [Fact]
    public void An_escalation_about_a_step_goes_when_the_step_is_late_no_more_and_comes_anew_in_its_new_time()
    {
        var instance = Late();
        Assert.Equal(1, LateOnes(instance, "police"));

        Postpone(instance, Autumn);

        Assert.Equal(0, LateOnes(instance, "police"));
        instance.Until("2020-09-10T08:00"); // due on 7 September, 3 days after
        Assert.Equal(1, LateOnes(instance, "police"));
        instance.Until("2020-09-28T08:00"); // 3 weeks after
        Assert.Equal(2, LateOnes(instance, "police"));
    }

    [Fact]
    public void So_does_one_about_a_step_without_a_due_date()
    {
        var instance = Late();
        Assert.Equal(1, LateOnes(instance, "slow"));

        Postpone(instance, Autumn);

        Assert.Equal(0, LateOnes(instance, "slow"));
        instance.Until("2020-09-21T09:00"); // 4 weeks after what was the opening
        Assert.Equal(1, LateOnes(instance, "slow"));
    }

    [Fact]
    public void So_does_one_about_a_task_without_a_due_date()
    {
        var instance = Late();
        Assert.Equal(1, LateOnes(instance, "answer"));

        Postpone(instance, Autumn);

        Assert.Equal(0, LateOnes(instance, "answer"));
        instance.Until("2020-09-21T09:00");
        Assert.Equal(1, LateOnes(instance, "answer"));
    }

    [Fact]
    public void What_is_late_by_the_new_dates_too_stays_as_it_is_and_is_not_told_twice()
    {
        var instance = Late();
        var before = Opened(instance);

        Postpone(instance, new(new(2020, 2, 12), new(2020, 6, 7)));
        instance.Until("2020-03-12T08:00");

        Assert.Equal(1, LateOnes(instance, "police"));
        Assert.Equal(1, LateOnes(instance, "report"));
        Assert.Equal(before, Opened(instance));

        static int Opened(Instance instance) =>
            instance.All<TaskOpened>().Count(o => o.Task is { Kind: TaskKind.Escalation, Node: "police" or "report" });
    }

    [Fact]
    public void What_has_not_rung_moves_and_rings_once()
    {
        var instance = Instance.Start(Graph).Until("2020-02-20T08:00");

        Postpone(instance, Autumn);
        instance.Until("2020-08-30T08:00");

        Assert.DoesNotContain(instance.State.Tasks.Values, t => t.Kind == TaskKind.Escalation);
        instance.Until("2020-09-10T08:00");
        Assert.Equal(1, LateOnes(instance, "police"));
    }

    /// <summary>On 9 March everything has been escalated once, and the second rule of the police has not rung.</summary>
    private static Instance Late() => Instance.Start(Graph).Until("2020-03-09T09:00");

    private static void Postpone(Instance instance, PlannedTime to) =>
        Assert.Null(instance.Act(new PostponePlan(to, PostponementRule.Shift, "closed schools", null)));

    private static int LateOnes(Instance instance, string step) =>
        instance.State.Tasks.Values.Count(t => t.Kind == TaskKind.Escalation && t.Node == step);
}
