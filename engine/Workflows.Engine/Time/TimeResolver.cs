using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Calendars;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Time;

/// <summary>Turns phrases such as <c>5 weeks after start</c> into days and instants.</summary>
/// <param name="calendar">Counts days, knows terms and the zone.</param>
/// <param name="plan">The planned window, where there is one.</param>
/// <param name="startedAt">When the instance started.</param>
/// <param name="evaluate">Evaluates an anchor that is an expression.</param>
internal sealed class TimeResolver(
    WorkCalendar calendar, PlanWindow? plan, Instant startedAt, Func<Expression, FeelValue> evaluate)
{
    /// <summary>What a phrase means: a day when it counts days, an instant when it counts hours or less.</summary>
    /// <param name="phrase">As the author wrote it.</param>
    /// <param name="opened">When the step opened.</param>
    /// <param name="due">The due date of its task, for phrases that count from it.</param>
    /// <returns>Null when the anchor is not there: an empty date, a term that the calendar does not know, no due date.</returns>
    public DuePoint? Resolve(TimePhrase phrase, Instant opened, DuePoint? due) =>
        AnchorOf(phrase.Anchor, opened, due) is { } anchor
            ? phrase.Amount is { } amount ? Shift(anchor, amount, phrase.Before) : anchor
            : null;

    /// <summary>The k-th repetition of an interval from a point, counted from that point each time, so that days off do not add up.</summary>
    public DuePoint Repeat(DuePoint from, TimeAmount interval, int times) => Shift(from, Multiply(interval, times), before: false);

    private DuePoint? AnchorOf(TimeAnchor anchor, Instant opened, DuePoint? due) => anchor switch
    {
        TimeAnchor.Opened => new DuePoint(opened, null),
        TimeAnchor.Due => due,
        TimeAnchor.Start => plan is null ? new DuePoint(startedAt, null) : OnDay(plan.From),
        TimeAnchor.PlanEnd => plan is null ? null : OnDay(plan.To),
        TimeAnchor.Date date => OnDay(date.Value),
        TimeAnchor.Term term => calendar.Term(term.Name.Value, term.Year) is { } days ? OnDay(term.End ? days.Last : days.First) : null,
        TimeAnchor.Computed computed => OfValue(evaluate(computed.Expression)),
        _ => throw new InvalidOperationException($"No anchor {anchor.GetType().Name}: the set is closed."),
    };

    private DuePoint? OfValue(FeelValue value) => value switch
    {
        FeelDate date when date.TryGetLocalDate(out var day) => OnDay(day),
        FeelDateTime time when time.TryGetInstant(calendar.Zone, out var instant) => new DuePoint(instant, null),
        _ => null,
    };

    private DuePoint OnDay(LocalDate day) => new(calendar.EndOf(day), day);

    private DuePoint Shift(DuePoint anchor, TimeAmount amount, bool before)
    {
        if (amount.CountsDays)
        {
            return OnDay(calendar.AddDays(anchor.Day ?? calendar.DateOf(anchor.At), amount, before));
        }

        var sign = before ? -1 : 1;
        var exact = Duration.FromHours(amount.Hours) + Duration.FromMinutes(amount.Minutes) + Duration.FromSeconds(amount.Seconds);
        var period = new PeriodBuilder { Years = amount.Years, Months = amount.Months, Weeks = amount.Weeks, Days = amount.Days }.Build();
        var from = anchor.Day is { } day ? calendar.OpeningOf(day) : anchor.At;
        var local = from.InZone(calendar.Zone).LocalDateTime;
        var days = (before ? local - period : local + period).InZoneLeniently(calendar.Zone).ToInstant();
        return new(days + (sign * exact), null);
    }

    private static TimeAmount Multiply(TimeAmount amount, int times) => amount with
    {
        Years = amount.Years * times,
        Months = amount.Months * times,
        Weeks = amount.Weeks * times,
        Days = amount.Days * times,
        WorkingDays = amount.WorkingDays * times,
        Hours = amount.Hours * times,
        Minutes = amount.Minutes * times,
        Seconds = amount.Seconds * times,
    };
}
