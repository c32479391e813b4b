using NodaTime;
using Workflows.Engine.Postponing;
using Workflows.Engine.State;
using Workflows.Language.Calendars;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Time;

/// <summary>Turns phrases such as <c>5 weeks after start</c> into days and instants.</summary>
/// <param name="calendar">Counts days, knows terms and the zone.</param>
/// <param name="header">The plan, how it was postponed, and when the instance started.</param>
/// <param name="deadlines">The deadlines of the case.</param>
/// <param name="evaluate">Evaluates an anchor that is an expression.</param>
internal sealed class TimeResolver(
    WorkCalendar calendar,
    InstanceHeader header,
    IReadOnlyDictionary<string, CaseDeadline> deadlines,
    Func<Expression, FeelValue> evaluate)
{
    // Between these years every day is one of the calendar's, whatever zone it is seen from.
    private const int FirstYear = 1;
    private const int LastYear = 9_990;

    /// <summary>The first or last day of a stage's window; null when it is not known.</summary>
    public required Func<TimeAnchor.Stage, DuePoint?> StageEdge { get; init; }

    /// <summary>What a phrase means: a day when it counts days, an instant when it counts hours or less.</summary>
    /// <param name="phrase">As the author wrote it.</param>
    /// <param name="opened">When the step opened.</param>
    /// <param name="due">The due date of its task, for phrases that count from it.</param>
    /// <returns>Null when there is no such time: an empty date, a term that the
    /// calendar does not know, no due date, a day beyond year 9990.</returns>
    public DuePoint? Resolve(TimePhrase phrase, Instant opened, DuePoint? due)
    {
        var found = AnchorOf(phrase.Anchor, opened, due);
        if (phrase.Amount is not { } amount || found is not { } anchor)
        {
            return found;
        }

        // A due day is kept until its end, so that hours after it count from there; hours after any other day count from its opening.
        var isAfterDue = phrase is { Anchor: TimeAnchor.Due, Before: false } && !amount.CountsDays;
        return Shift(isAfterDue ? anchor with { Day = null } : anchor, amount, phrase.Before);
    }

    /// <summary>The k-th repetition of an interval from a point, counted from that point each time, so that days off do not add up.</summary>
    /// <returns>Null beyond year 9990, and for an interval of nothing.</returns>
    public DuePoint? Repeat(DuePoint from, TimeAmount interval, int times) =>
        DaysIn(interval) > 0 ? Shift(from, interval, before: false, times) : null;

    /// <summary>An amount after a point; null beyond year 9990.</summary>
    public DuePoint? After(DuePoint from, TimeAmount amount) => Shift(from, amount, before: false);

    /// <summary>What an amount is counted from; null when it is not there.</summary>
    public DuePoint? AnchorOf(TimeAnchor anchor, Instant opened, DuePoint? due) => anchor switch
    {
        TimeAnchor.Opened => new DuePoint(opened, null),
        TimeAnchor.Due => due,
        TimeAnchor.Start => header.Plan is { } plan ? OnDay(plan.From) : new DuePoint(header.StartedAt, null),
        TimeAnchor.PlanEnd => header.Plan is { } plan ? OnDay(plan.To) : null,
        TimeAnchor.Date date => OnDay(Postponed(date.Value)),
        TimeAnchor.Term term => calendar.Term(term.Name.Value, term.Year) is { } days ? OnDay(Postponed(term.End ? days.Last : days.First)) : null,
        TimeAnchor.Stage stage => StageEdge(stage),
        TimeAnchor.Deadline deadline => deadlines.GetValueOrDefault(deadline.Name.Value)?.Due,
        TimeAnchor.Computed computed => OfValue(evaluate(computed.Expression)),
        _ => throw new InvalidOperationException($"No anchor {anchor.GetType().Name}: the set is closed."),
    };

    private DuePoint? OfValue(FeelValue value) => value switch
    {
        FeelDate date when date.TryGetLocalDate(out var day) && IsInRange(day) => OnDay(day),
        FeelDateTime time when time.TryGetInstant(calendar.Zone, out var at) && IsInRange(calendar.DateOf(at)) => new DuePoint(at, null),
        _ => null,
    };

    /// <summary>Where a day that the process names has gone with the plan.</summary>
    private LocalDate Postponed(LocalDate day) =>
        header.PlanChanges.Aggregate(day, (moved, change) => new PlanMap(calendar, change).WorkingDay(moved));

    private DuePoint OnDay(LocalDate day) => new(calendar.EndOf(day), day);

    private DuePoint? Shift(DuePoint anchor, TimeAmount amount, bool before, int times = 1)
    {
        var day = anchor.Day ?? calendar.DateOf(anchor.At);
        if (!IsInRange(day) || day.Year + (DaysIn(amount) / 365 * times * (before ? -1 : 1)) is < FirstYear or > LastYear)
        {
            return null;
        }

        var days = Multiply(amount, times) with { WorkingHours = 0, Hours = 0, Minutes = 0, Seconds = 0 };
        if (amount.CountsDays)
        {
            return OnDay(calendar.AddDays(day, days, before));
        }

        var exact = (Duration.FromHours(amount.Hours) + Duration.FromMinutes(amount.Minutes) + Duration.FromSeconds(amount.Seconds)) * times;
        var from = anchor.Day is null ? anchor.At : calendar.OpeningOf(day);
        var moved = OnOtherDay(from, days, before) + (before ? -exact : exact);
        return amount.WorkingHours == 0
            ? new DuePoint(moved, null)
            : calendar.AddWorkingTime(moved, Duration.FromHours(amount.WorkingHours * times), before) is { } at ? new DuePoint(at, null) : null;
    }

    /// <summary>The same time of day so many days on, or back.</summary>
    private Instant OnOtherDay(Instant from, TimeAmount days, bool before)
    {
        if (DaysIn(days) == 0)
        {
            return from; // not by way of the local time, which comes twice when summer time ends
        }

        var local = from.InZone(calendar.Zone).LocalDateTime;
        return (calendar.AddDays(local.Date, days, before) + local.TimeOfDay).InZoneLeniently(calendar.Zone).ToInstant();
    }

    private static bool IsInRange(LocalDate day) => day.Year is >= FirstYear and <= LastYear;

    /// <summary>At least as many days as an amount has; 0 only for nothing at all.</summary>
    private static double DaysIn(TimeAmount amount) =>
        (amount.Years * 366.0) + (amount.Months * 31.0) + (amount.Weeks * 7.0) + amount.Days
        + (amount.WorkingDays * 8.0) + (amount.WorkingHours / 4.0)
        + (amount.Hours / 24.0) + (amount.Minutes / 1_440.0) + (amount.Seconds / 86_400.0);

    private static TimeAmount Multiply(TimeAmount amount, int times) => amount with
    {
        Years = amount.Years * times,
        Months = amount.Months * times,
        Weeks = amount.Weeks * times,
        Days = amount.Days * times,
        WorkingDays = amount.WorkingDays * times,
    };
}
