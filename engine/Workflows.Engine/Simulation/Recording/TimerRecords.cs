using System.Diagnostics;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>The timers of a run: what each would say when it rings, and why it did not.</summary>
internal sealed class TimerRecords(ProcessGraph graph, TaskRecords tasks, DeadlineRecords deadlines)
{
    private readonly LocalClock _clock = new(graph.Calendar);
    private readonly Dictionary<WaitId, (TimerWait Timer, TimelineEntry Entry)> _set = [];

    public void Set(TimerWait timer, Moment now) => _set[timer.Id] = (timer, deadlines.OfTimer(timer) ?? EntryOf(timer, now));

    /// <summary>What a timer says that rings now. Late is when it rings, not when it was to ring.</summary>
    public TimelineEntry Ring(WaitId wait, Moment now)
    {
        _set.Remove(wait, out var set);
        if (now.Step.At == set.Timer.DueAt)
        {
            return set.Entry;
        }

        var late = now.Entry(set.Entry.Kind);
        return set.Entry with { Day = late.Day, Time = late.Time };
    }

    /// <summary>What a timer would have said that was withdrawn; null when the wait is no timer, or nobody misses it.</summary>
    public TimelineEntry? Withdraw(WaitId wait, Moment now) => _set.Remove(wait, out var set) && WhyNot(set.Timer, now) is { } reason
        ? set.Entry with { WhyNot = reason }
        : null;

    private TimelineEntry EntryOf(TimerWait timer, Moment now)
    {
        var task = timer.Task is { } id ? tasks.Find(id) : null;
        var token = timer.Token is { } at ? now.State.Tokens.GetValueOrDefault(at) : null;
        var place = timer switch
        {
            { Task: { } of } => tasks.PlaceOf(of),
            { Handler: { } handler, Scope: { } scope } => Place.Of(now.State, handler, scope),
            _ => Place.Of(now.State, timer.Token),
        };
        var kind = KindOf(timer.Purpose);
        var (day, time) = _clock.Say(timer.DueAt);
        return new()
        {
            Day = day,
            Time = time,
            Kind = kind,
            Step = place?.Step,
            Item = place?.Item,
            Task = task?.Kind,
            Principals = kind == TimelineKind.Reminder ? task!.Candidates : [],
            Text = task?.Title ?? "",
            Why = now.Dates.OfTimer(timer, task, token),
        };
    }

    private string? WhyNot(TimerWait timer, Moment now) => timer.Purpose switch
    {
        _ when timer.Deadline is not null => DeadlineRecords.WhyNot(timer, now),
        TimerPurpose.Reminder => $"not sent: {tasks.WhyOver(timer.Task!.Value)}",
        TimerPurpose.Escalation when timer.Task is { } late => $"not opened: {tasks.WhyOver(late)}",
        TimerPurpose.Close or TimerPurpose.Catch when now.Step.Command is PostponePlan => "moved with the plan",
        TimerPurpose.Close when !now.IsLast => "not needed: all had answered",
        _ => now.IsLast ? "the process had ended" : "withdrawn",
    };

    private static TimelineKind KindOf(TimerPurpose purpose) => purpose switch
    {
        TimerPurpose.Catch or TimerPurpose.Open => TimelineKind.Wait,
        TimerPurpose.Close => TimelineKind.Closing,
        TimerPurpose.Reminder => TimelineKind.Reminder,
        TimerPurpose.Escalation => TimelineKind.Escalation,
        TimerPurpose.Handler => TimelineKind.Handler,
        _ => throw new UnreachableException($"No purpose {purpose}: the set is closed."),
    };
}
