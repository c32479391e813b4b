using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>The deadlines of a run: when the clock of each starts, by when it is to be met, and what became of it.</summary>
internal sealed class DeadlineRecords(ProcessGraph graph)
{
    private readonly LocalClock _clock = new(graph.Calendar);

    /// <summary>What a timeline says of an event; null when the timer that goes with it says it.</summary>
    public TimelineEntry? Tell(DeadlineEvent happened, Moment now) => happened switch
    {
        DeadlineSet e => Entry(e.Name, TimelineKind.Deadline, now) with
        {
            DueDay = DayOf(e.Due),
            DueTime = TimeOf(e.Due),
            Why = WhyDue(e.Name, e.From),
        },
        DeadlineMoved e => Entry(e.Name, TimelineKind.Deadline, now) with { DueDay = DayOf(e.Due), DueTime = TimeOf(e.Due), Why = e.Reason },
        DeadlineMissed e when !Rings(e, now) =>
            Entry(e.Name, TimelineKind.DeadlineMissed, now) with { Why = $"it was {LocalClock.Text(_clock.Say(e.At).Day)}" },
        DeadlineMet e => Entry(e.Name, TimelineKind.DeadlineMet, now) with { Why = $"'{e.Step}' was done{(e.Late ? ", late" : "")}" },
        DeadlineLapsed e => Entry(e.Name, TimelineKind.DeadlineDropped, now) with { Why = "the case has this deadline no longer" },
        DeadlineDropped e => Entry(e.Name, TimelineKind.DeadlineDropped, now) with { Why = "the process ended before it was met" },
        _ => null,
    };

    /// <summary>What a timer of a deadline says when it rings.</summary>
    public TimelineEntry? OfTimer(TimerWait timer)
    {
        if (timer.Deadline is not { } name)
        {
            return null;
        }

        var (day, time) = _clock.Say(timer.DueAt);
        return new()
        {
            Day = day,
            Time = time,
            Kind = timer.Purpose == TimerPurpose.DeadlineEscalation ? TimelineKind.Escalation : TimelineKind.DeadlineMissed,
            Step = StepIds.OfDeadline(name),
            Text = Definition(name).Called,
            Why = timer.Purpose == TimerPurpose.DeadlineEscalation
                ? $"'{Definition(name).Escalate[timer.Rule].When.Span.Text}', counted from the deadline"
                : null,
        };
    }

    /// <summary>Why a timer of a deadline did not ring; null where nobody misses it.</summary>
    public static string? WhyNot(TimerWait timer, Moment now) => (timer.Purpose, now.State.Deadlines[timer.Deadline!].Standing) switch
    {
        (TimerPurpose.DeadlineStart, _) => null,
        (_, DeadlineStanding.Met or DeadlineStanding.MetLate) => $"met on {LocalClock.Text(now.Day)}",
        (_, DeadlineStanding.Dropped) => "the process had ended",
        _ => "moved to another day",
    };

    private static bool Rings(DeadlineMissed happened, Moment now) =>
        now.Step.Command is Interpreter.FireTimer fire
            && now.Step.Before.Waits[fire.Wait] is TimerWait { Purpose: TimerPurpose.Deadline } timer
            && timer.Deadline == happened.Name;

    private string WhyDue(string name, DuePoint from) =>
        $"{Definition(name).Within!.Span.Text} after {Started(Definition(name), from)} on {LocalClock.Text(DayOf(from)!.Value)}";

    private static string Started(DeadlineDefinition definition, DuePoint from) => definition.From switch
    {
        DeadlineStart.Step step when from.Day is null => $"'{step.Id}' was done",
        DeadlineStart.Step => $"'{definition.OrFrom!.Span.Text}'",
        _ => $"'{definition.From!.Span.Text}'",
    };

    private TimelineEntry Entry(string name, TimelineKind kind, Moment now) =>
        now.Entry(kind) with { Step = StepIds.OfDeadline(name), Text = Definition(name).Called };

    private DeadlineDefinition Definition(string name) => graph.Process.Process.Deadlines.First(d => d.Name.Value == name);

    private LocalDate? DayOf(DuePoint point) => point.Day ?? _clock.DayOf(point.At);

    private LocalTime? TimeOf(DuePoint point) => point.Day is null ? _clock.Now(point.At).Time : null;
}
