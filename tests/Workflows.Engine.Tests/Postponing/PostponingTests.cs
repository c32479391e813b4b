using NodaTime;
using NodaTime.Text;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Postponing;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Xunit;

namespace Workflows.Engine.Tests.Postponing;

/// <summary>Postponing the plan of a running case. The expected days were counted by hand on a calendar of 2020.</summary>
public sealed class PostponingTests
{
    private static readonly PlannedTime Autumn = new(new(2020, 8, 24), new(2020, 12, 18));
    private static readonly PlannedTime Short = new(new(2020, 9, 7), new(2020, 11, 27));

    // 10 February to 5 June are 116 days; 24 August to 18 December too; 7 September to 27 November are 81.
    private static readonly ProcessGraph Graph = Processes.Graph("""
        plan: { from: 2020-02-10, to: 2020-06-05 }
        deadlines:
          law: { within: 3 weeks, from: received, fixed: Act 1 }
          own: { within: 4 weeks, from: received }
        steps:
          - parallel:
              a:
                - id: answer
                  task: Answer
                  by: owner
                  due: 3 weeks
                  remind: [1 week before, every 3 days until closed]
                  escalate: 10 days after to owner
              b:
                - { id: report, task: Report, by: owner, due: end of plan, remind: 2 weeks before, meets: [law, own] }
              c:
                - { id: pause, wait: { until: 2 weeks before end of plan } }
              d:
                - { id: rest, wait: { for: 2 weeks } }
                - { id: later, task: Later, by: owner, due: 2020-05-29 }
              e:
                - { id: nag, task: Nag, by: owner, remind: every week until closed }
              f:
                - { id: lawful, task: Lawful, by: owner, due: 2 days before deadline law }
        """);

    [Fact]
    public void Shifting_moves_every_date_by_as_many_days_as_the_first_day() => Assert.Equal(
        """
        deadline law: 2020-03-02 -> 2020-03-02 Fixed
        deadline own: 2020-03-09 -> 2020-10-05 Shifted
        pause: 2020-05-22 -> 2020-11-13 PlanEnd
        rest: 2020-02-24 -> 2020-09-21 Shifted
        answer: 2020-03-02 -> 2020-09-28 Shifted
        answer reminder: 2020-02-24 -> 2020-09-21 Follows
        answer reminder: 2020-03-05 -> 2020-10-01 Follows
        answer escalation: 2020-03-12 -> 2020-10-08 Follows
        report: 2020-06-05 -> 2020-11-27 PlanEnd
        report reminder: 2020-05-22 -> 2020-11-13 Follows
        nag reminder: 2020-02-17 -> 2020-09-14 Follows
        lawful: 2020-02-28 -> 2020-02-28 Follows
        """,
        TableOf(Start(), Short, PostponementRule.Shift));

    [Fact]
    public void Stretching_keeps_the_place_of_every_date_between_first_and_last_day() => Assert.Equal(
        """
        deadline law: 2020-03-02 -> 2020-03-02 Fixed
        deadline own: 2020-03-09 -> 2020-09-28 Stretched
        pause: 2020-05-22 -> 2020-11-17 Stretched
        rest: 2020-02-24 -> 2020-09-17 Stretched
        answer: 2020-03-02 -> 2020-09-22 Stretched
        answer reminder: 2020-02-24 -> 2020-09-15 Follows
        answer reminder: 2020-03-05 -> 2020-09-25 Follows
        answer escalation: 2020-03-12 -> 2020-10-02 Follows
        report: 2020-06-05 -> 2020-11-27 Stretched
        report reminder: 2020-05-22 -> 2020-11-13 Follows
        nag reminder: 2020-02-17 -> 2020-09-14 Follows
        lawful: 2020-02-28 -> 2020-02-28 Follows
        """,
        TableOf(Start(), Short, PostponementRule.Stretch));

    [Fact]
    public void The_preview_is_what_then_happens_and_changes_nothing_itself()
    {
        var instance = Start();
        var before = instance.State;
        var command = new PostponePlan(Short, PostponementRule.Stretch, "late", null);
        var preview = ProcessInterpreter.Preview(Graph, instance.State, command, new(instance.Now, null)).Preview!;
        Assert.Same(before, instance.State);

        Assert.Null(instance.Act(command));

        var due = preview.Dates.Where(d => d.Kind is PostponedKind.Task).ToDictionary(d => d.Task!.Value, d => d.New);
        Assert.All(due, d => Assert.Equal(d.Value, instance.State.Tasks[d.Key].Due));
        var rings = preview.Dates.Where(d => d.Kind is not (PostponedKind.Task or PostponedKind.Deadline)).Select(d => d.New!.Value.At);
        var timers = instance.State.Waits.Values.OfType<TimerWait>().Where(t => t.Deadline is null).Select(t => t.DueAt).ToHashSet();
        Assert.All(rings, at => Assert.Contains(at, timers));
        Assert.Equal(Short, instance.State.Header.Plan);
        Assert.Equal("late", Assert.Single(instance.All<PlanPostponed>()).Reason);
    }

    [Fact]
    public void Days_that_the_process_names_move_too_when_their_step_comes_later()
    {
        var instance = Start();
        Assert.Null(instance.Act(new PostponePlan(Autumn, PostponementRule.Shift, "late", null)));
        instance.Until("2020-09-07T08:00");

        Assert.Equal(new LocalDate(2020, 12, 11), instance.Task("later").Due!.Value.Day); // Friday, 196 days after 29 May
    }

    [Fact]
    public void A_reminder_is_never_sent_twice_for_one_due_date_and_none_comes_while_the_case_rests()
    {
        var instance = Start().Until("2020-03-11T08:00");
        var sent = instance.All<ReminderIssued>().Count;
        Assert.Null(instance.Act(new PostponePlan(Autumn, PostponementRule.Shift, "late", null)));
        instance.Until("2020-08-30T08:00");
        Assert.Equal(sent, instance.All<ReminderIssued>().Count);

        instance.Until("2020-10-01T08:00");

        var issued = instance.All<ReminderIssued>().Select(r => (r.Task, r.Rule, r.Generation, r.Occurrence)).ToList();
        Assert.Equal(issued.Count, issued.Distinct().Count());
        var keys = instance.Steps.SelectMany(s => s.Outbox).Select(m => m.Key).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public void What_was_late_is_late_no_more_and_what_was_escalated_is_withdrawn()
    {
        var instance = Start().Until("2020-03-12T08:00");
        Assert.Contains("late answer", instance.Open);
        Assert.Equal(DeadlineStanding.Missed, instance.State.Deadlines["own"].Standing);

        Assert.Null(instance.Act(new PostponePlan(Autumn, PostponementRule.Shift, "late", null)));

        Assert.DoesNotContain("late answer", instance.Open);
        Assert.Equal(DeadlineStanding.Running, instance.State.Deadlines["own"].Standing);
        Assert.Equal(DeadlineStanding.Missed, instance.State.Deadlines["law"].Standing);
        Assert.Equal(new LocalDate(2020, 9, 21), instance.State.Deadlines["own"].Due!.Value.Day);
    }

    [Fact]
    public void Postponing_back_and_forth_leads_back_to_the_same_days()
    {
        var instance = Start();
        var before = instance.Task("answer").Due;
        Assert.Null(instance.Act(new PostponePlan(Autumn, PostponementRule.Shift, "late", null)));
        Assert.Null(instance.Act(new PostponePlan(new(new(2020, 2, 10), new(2020, 6, 5)), PostponementRule.Shift, "not so late", null)));

        Assert.Equal(before, instance.Task("answer").Due);
        Assert.Equal(2, instance.Task("answer").Generation);
    }

    [Theory]
    [InlineData("2020-12-18", "2020-08-24", "the last day is before the first")]
    [InlineData("2020-01-01", "2020-02-01", "this time is over")]
    [InlineData("2020-02-10", "2020-06-05", "this is the plan already")]
    public void A_plan_that_makes_no_sense_is_refused(string from, string to, string problem)
    {
        var refusal = Start().Act(new PostponePlan(new(Day(from), Day(to)), PostponementRule.Shift, "late", null));

        Assert.Equal($"plan: {problem}.", refusal?.Message);
    }

    [Fact]
    public void Without_a_reason_or_a_plan_it_is_refused()
    {
        Assert.Equal("WF9104", Start().Act(new PostponePlan(Autumn, PostponementRule.Shift, " ", null))?.Code);
        var planless = Instance.Start("steps:\n  - { id: ask, task: Ask, by: owner }\n");
        Assert.Equal("plan: the process has no plan.", planless.Act(new PostponePlan(Autumn, PostponementRule.Shift, "late", null))?.Message);
    }

    private static Instance Start() => Instance.Start(Graph);

    private static string TableOf(Instance instance, PlannedTime to, PostponementRule rule)
    {
        var (refusal, preview) = ProcessInterpreter.Preview(Graph, instance.State, new(to, rule, "late", null), new(instance.Now, null));
        Assert.Null(refusal);
        return string.Join('\n', preview!.Dates.Select(d =>
            $"{d.Step}{(d.Kind is PostponedKind.Reminder or PostponedKind.Escalation ? $" {d.Kind.ToString().ToLowerInvariant()}" : "")}: "
                + $"{Text(d.Old)} -> {Text(d.New)} {d.Why}"));
    }

    private static string Text(DuePoint? point) => point?.Day is { } day ? LocalDatePattern.Iso.Format(day) : "nothing";

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
