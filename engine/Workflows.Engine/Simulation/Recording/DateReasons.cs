using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>Why something falls on a date, in a sentence: <c>3 weeks after it opened on 2020-02-10, by calendar sweden</c>.</summary>
/// <param name="graph">The process.</param>
/// <param name="transition">What expressions see at that moment.</param>
internal sealed class DateReasons(ProcessGraph graph, Transition transition)
{
    private readonly LocalClock _clock = new(graph.Calendar);

    public string? OfDue(TaskItem task) => task.Due is { } due && HumanAt(task.Node).Due is { } phrase
        ? Of(phrase, task, due)
        : null;

    public string? OfTimer(TimerWait timer, TaskItem? task, Token? token) => (timer.Purpose, task, graph.Find(token?.Node ?? "")) switch
    {
        (TimerPurpose.Reminder, { } of, _) => OfReminder(HumanAt(of.Node).Remind[timer.Rule], timer, of),
        (TimerPurpose.Escalation, { } of, _) => Of(HumanAt(of.Node).Escalate[timer.Rule].When, of, new(timer.DueAt, null)),
        (TimerPurpose.Close, _, ForEachNode { Loop.Closes: { } phrase }) =>
            Of(phrase, new Origin(token!.Scope, transition.Now, null, "opened"), new(timer.DueAt, null)),
        (TimerPurpose.Open, _, { Step: StageStep { Window.From: { } phrase } }) =>
            Of(phrase, new Origin(token!.Scope, transition.Now, null, "was reached"), new(timer.DueAt, null)),
        (TimerPurpose.Catch, _, TimerNode node) => Of(node.Phrase, new Origin(token!.Scope, transition.Now, null, "began"), new(timer.DueAt, null)),
        (TimerPurpose.Escalation, null, GuardNode { Step: { } step }) when timer.Scope is { } late =>
            OfGuard(step.Escalate[timer.Rule].When, late, timer),
        (TimerPurpose.Handler, _, _) => OfHandler(timer),
        _ => null,
    };

    private string? OfHandler(TimerWait timer)
    {
        var attached = timer.Scope!.Value;
        return transition.HandlersOf(attached).FirstOrDefault(h => h.Id == timer.Handler)?.Handler.Trigger switch
        {
            HandlerTrigger.Every every =>
                $"every {every.Interval.Span.Text} after it opened on {DayOf(new(transition.OpenedAt(attached), null))}, number "
                    + $"{timer.Occurrence}{Calendar(every.Interval)}",
            HandlerTrigger.Timer time => OfGuard(time.Time, attached, timer),
            HandlerTrigger.Overdue overdue => OfGuard(overdue.Time, attached, timer),
            _ => null,
        };
    }

    /// <summary>Times at a step that stays open, or at the process.</summary>
    private string OfGuard(TimePhrase phrase, ScopeId attached, TimerWait timer)
    {
        var opened = transition.OpenedAt(attached);
        return Of(phrase, new Origin(attached, opened, transition.DueOf(attached), "opened"), new(timer.DueAt, null));
    }

    private string OfReminder(ReminderRule rule, TimerWait timer, TaskItem task) => rule switch
    {
        ReminderRule.Once once => Of(once.When, task, new(timer.DueAt, null)),
        ReminderRule.Every every when task.Due is { } due =>
            $"every {every.Interval.Span.Text} after it was due on {DayOf(due)}, number {timer.Occurrence}{Calendar(every.Interval)}",
        ReminderRule.Every every =>
            $"every {every.Interval.Span.Text} after it opened on {DayOf(new(task.OpenedAt, null))}, number "
                + $"{timer.Occurrence}{Calendar(every.Interval)}",
        _ => throw new InvalidOperationException($"No reminder {rule.GetType().Name}: the set is closed."),
    };

    private string Of(TimePhrase phrase, TaskItem task, DuePoint result) =>
        Of(phrase, new Origin(task.Scope, task.OpenedAt, task.Due, "opened"), result);

    private string Of(TimePhrase phrase, Origin origin, DuePoint result)
    {
        if (transition.Times(origin.Scope).AnchorOf(phrase.Anchor, origin.Opened, origin.Due) is not { } anchor)
        {
            return phrase.Span.Text;
        }

        if (phrase.Amount is not { } amount)
        {
            return phrase.Anchor is TimeAnchor.Due ? $"on the day it is due, {DayOf(anchor)}" : Words(phrase, anchor, origin);
        }

        return $"{amount.Span.Text} {(phrase.Before ? "before" : "after")} "
            + $"{Words(phrase, anchor, origin)}{Moved(phrase, anchor, result)}{Calendar(amount)}";
    }

    private string Words(TimePhrase phrase, DuePoint at, Origin origin) => phrase.Anchor switch
    {
        TimeAnchor.Opened => $"it {origin.Began} on {DayOf(at)}",
        TimeAnchor.Due => $"it {(phrase.Before ? "is" : "was")} due on {DayOf(at)}",
        TimeAnchor.Start => graph.Process.Process.Plan is null ? $"the start on {DayOf(at)}" : $"the start of the plan on {DayOf(at)}",
        TimeAnchor.PlanEnd => $"the end of the plan on {DayOf(at)}",
        TimeAnchor.Term term => $"the {(term.End ? "end" : "start")} of {term.Name} {term.Year} on {DayOf(at)}",
        TimeAnchor.Stage stage => $"the {(stage.End ? "end" : "start")} of {stage.Name} on {DayOf(at)}",
        TimeAnchor.Deadline deadline => $"the deadline {deadline.Name} on {DayOf(at)}",
        TimeAnchor.Computed computed => $"'{computed.Expression.Text.Trim()}', {DayOf(at)}",
        TimeAnchor.Date when phrase.Amount is null => $"on {DayOf(at)}, as the process says",
        _ => DayOf(at),
    };

    /// <summary>Told where counting ended on a day off.</summary>
    private string Moved(TimePhrase phrase, DuePoint anchor, DuePoint result)
    {
        var amount = phrase.Amount!;
        if (!amount.CountsDays || amount.WorkingDays > 0)
        {
            return "";
        }

        var sign = phrase.Before ? -1 : 1;
        var counted = (anchor.Day ?? _clock.DayOf(anchor.At))
            .PlusYears(sign * amount.Years).PlusMonths(sign * amount.Months).PlusWeeks(sign * amount.Weeks).PlusDays(sign * amount.Days);
        var day = result.Day ?? _clock.Say(result.At).Day;
        return counted == day ? "" : $", moved from {LocalClock.Text(counted)}, a day off";
    }

    private string Calendar(TimeAmount amount) =>
        amount.CountsDays && graph.Process.Process.Calendar is { } name ? $", by calendar {name}" : "";

    private string DayOf(DuePoint point) => LocalClock.Text(point.Day ?? _clock.DayOf(point.At));

    private HumanStep HumanAt(string node) => ((HumanTaskNode)graph.Find(node)!).Human;

    /// <summary>What times are counted from at one place.</summary>
    private readonly record struct Origin(ScopeId Scope, Instant Opened, DuePoint? Due, string Began);
}
