using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Calendars;

namespace Workflows.Engine.Postponing;

/// <summary>Where the days of a plan go when the plan is postponed.</summary>
/// <remarks>
/// Shift: every day moves by as many days as the first day of the plan does. Stretch: a day keeps its place in proportion between first
/// and last day, rounded to the nearest day, half a day to the later one. A day off is then moved as the calendar says.
/// </remarks>
internal sealed class PlanMap(WorkCalendar calendar, PlanChange change)
{
    private readonly int _shift = Period.DaysBetween(change.Before.From, change.After.From);

    /// <summary>By how many days a shift moves.</summary>
    public int DaysShifted => _shift;

    /// <summary>Where a day goes, be it a day off or not.</summary>
    public LocalDate Day(LocalDate day)
    {
        long before = Period.DaysBetween(change.Before.From, change.Before.To);
        if (change.Rule == PostponementRule.Shift || before == 0)
        {
            return day.PlusDays(_shift);
        }

        long after = Period.DaysBetween(change.After.From, change.After.To);
        var place = (long)Period.DaysBetween(change.Before.From, day);
        return change.After.From.PlusDays((int)FloorDiv((2 * place * after) + before, 2 * before));
    }

    /// <summary>Where a day goes on which something is to be done.</summary>
    public LocalDate WorkingDay(LocalDate day) => calendar.MovedFromDayOff(Day(day));

    public DuePoint Point(DuePoint point) => point.Day is { } day ? OnDay(WorkingDay(day)) : new(Exact(point.At), null);

    /// <summary>Where a timer goes: one that rings as a day begins or ends stands for that day, any other for its instant.</summary>
    public Instant Ring(Instant at)
    {
        var day = calendar.DateOf(at);
        if (calendar.EndOf(day.PlusDays(-1)) == at)
        {
            return calendar.EndOf(WorkingDay(day.PlusDays(-1)));
        }

        return calendar.OpeningOf(day) == at ? calendar.OpeningOf(WorkingDay(day)) : Exact(at);
    }

    private DuePoint OnDay(LocalDate day) => new(calendar.EndOf(day), day);

    /// <summary>The same time of day.</summary>
    private Instant Exact(Instant at)
    {
        var local = at.InZone(calendar.Zone).LocalDateTime;
        return calendar.Zone.AtLeniently(Day(local.Date) + local.TimeOfDay).ToInstant();
    }

    private static long FloorDiv(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}
