using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Language.Text;

namespace Workflows.Language.Calendars;

/// <summary>Where a day goes that would fall on a day off.</summary>
public enum DayOffRule
{
    NextWorkingDay,
    PreviousWorkingDay,
    Stay,
}

/// <summary>A part of the year that people name, such as a school's autumn term; may end in the next year.</summary>
public sealed record TermRule(AnnualDate First, AnnualDate Last);

/// <summary>A working calendar: time zone, office hours, days off and terms; counts days the way an institution does.</summary>
/// <remarks>Immutable and safe to share between threads. Local times that daylight saving skips are moved on by the length of
/// the gap; of those that it repeats the first is meant. Dates beyond the years 1 to 9998 are moved to the nearest of these.</remarks>
public sealed class WorkCalendar
{
    private static readonly LocalDate Earliest = new(1, 1, 1);
    private static readonly LocalDate Latest = new(9998, 12, 31);

    /// <summary>No calendar keeps its people away for longer than this in one go; a search for a working day ends here.</summary>
    private const int LongestBreak = 2 * 366;

    /// <summary>About four hundred years; more working days than that are not counted.</summary>
    private const int MostWorkingDays = 100_000;

    private readonly ConcurrentDictionary<int, ImmutableDictionary<LocalDate, HolidayRule>> _holidaysByYear = new();

    /// <summary>Monday to Friday, 08:00 to 17:00, UTC, no holidays: what a process without a calendar runs on.</summary>
    public static WorkCalendar Plain { get; } = new();

    /// <summary>The file it was read from; null for <see cref="Plain"/>.</summary>
    public SourceText? Source { get; init; }

    /// <summary>The name by which processes refer to it.</summary>
    public string Name { get; init; } = "plain";

    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>When the working day starts and reminders are sent.</summary>
    public LocalTime OpensAt { get; init; } = new(8, 0);

    public LocalTime ClosesAt { get; init; } = new(17, 0);

    public ImmutableHashSet<IsoDayOfWeek> WorkingDays { get; init; } =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    public ImmutableArray<HolidayRule> Holidays { get; init; } = [];

    public ImmutableSortedDictionary<string, TermRule> Terms { get; init; } = ImmutableSortedDictionary<string, TermRule>.Empty;

    /// <summary>The first year for which holidays and terms are right; null: nothing is said.</summary>
    public int? FirstYear { get; init; }

    /// <summary>The last one.</summary>
    public int? LastYear { get; init; }

    /// <summary>What happens to a due day that falls on a day off.</summary>
    public DayOffRule OnDayOff { get; init; } = DayOffRule.NextWorkingDay;

    /// <summary>The same days with other office hours.</summary>
    public WorkCalendar At(OfficeHours hours) => new()
    {
        Source = Source,
        Name = Name,
        Zone = Zone,
        OpensAt = hours.OpensAt,
        ClosesAt = hours.ClosesAt,
        WorkingDays = WorkingDays,
        Holidays = Holidays,
        Terms = Terms,
        OnDayOff = OnDayOff,
    };

    public bool IsWorkingDay(LocalDate day) => WorkingDays.Contains(day.DayOfWeek) && HolidayOn(day) is null;

    /// <summary>The holiday on a day, or null. Of several on one day the first in the file.</summary>
    public HolidayRule? HolidayOn(LocalDate day) => _holidaysByYear.GetOrAdd(day.Year, HolidaysIn).GetValueOrDefault(day);

    /// <summary>The date in the calendar's zone.</summary>
    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The instant at which a day ends (the start of the next): a due day is kept until then.</summary>
    public Instant EndOf(LocalDate day) => Zone.AtStartOfDay(day.PlusDays(1)).ToInstant();

    /// <summary>The instant at which work, and so a reminder, starts on a day.</summary>
    public Instant OpeningOf(LocalDate day) => Zone.AtLeniently(day.At(OpensAt)).ToInstant();

    /// <summary>Adds an amount that counts days; an end on a day off is moved as the calendar says (default: to the next working day).</summary>
    /// <remarks>Years and months come first, then weeks and days, then working days; the day counted from is not counted. Counting
    /// back (<paramref name="before"/>) moves the other way, so that "1 day before" a Monday is the Friday and not the Monday itself.</remarks>
    public LocalDate AddDays(LocalDate from, TimeAmount amount, bool before)
    {
        var sign = before ? -1 : 1;
        var months = sign * ((12L * amount.Years) + amount.Months);
        var days = sign * ((7L * amount.Weeks) + amount.Days);
        var day = PlusDays(PlusMonths(from, months), days);
        var workingDays = Math.Min(Math.Abs(amount.WorkingDays), MostWorkingDays);
        for (var i = 0; i < workingDays; i++)
        {
            day = NearestWorkingDay(PlusDays(day, sign), sign);
        }

        return MovedFromDayOff(day, sign);
    }

    /// <summary>Where a day goes on which something is due: a day off is moved as the calendar says.</summary>
    public LocalDate MovedFromDayOff(LocalDate day) => MovedFromDayOff(day, sign: 1);

    /// <summary>The instant at which so much office time has passed since another, or has before it: only the hours in which people work,
    /// on days on which they do.</summary>
    /// <returns>Null when the calendar ends before that.</returns>
    public Instant? AddWorkingTime(Instant from, Duration amount, bool before)
    {
        var left = amount;
        var day = DateOf(from);
        for (var i = 0; i < MostWorkingDays && day > Earliest && day < Latest; i++, day = PlusDays(day, before ? -1 : 1))
        {
            if (!IsWorkingDay(day))
            {
                continue;
            }

            var opens = OpeningOf(day);
            var closes = Zone.AtLeniently(day.At(ClosesAt)).ToInstant();
            var (start, end) = before ? (opens, Instant.Min(from, closes)) : (Instant.Max(from, opens), closes);
            if (end <= start)
            {
                continue;
            }

            if (left <= end - start)
            {
                return before ? end - left : start + left;
            }

            left -= end - start;
        }

        return null;
    }

    /// <summary>True when the calendar knows a term of that name, whatever the year.</summary>
    public bool HasTerm(string name) => Terms.ContainsKey(name);

    /// <summary>First and last day of a term such as <c>autumn-term</c> of 2022; null when the calendar does not know it.</summary>
    public (LocalDate First, LocalDate Last)? Term(string name, int year)
    {
        if (!Terms.TryGetValue(name, out var term) || year is < 1 or > 9997)
        {
            return null;
        }

        var first = term.First.InYear(year);
        var last = term.Last.InYear(year);
        return (first, last < first ? term.Last.InYear(year + 1) : last);
    }

    private LocalDate MovedFromDayOff(LocalDate day, int sign) => OnDayOff switch
    {
        DayOffRule.Stay => day,
        DayOffRule.NextWorkingDay => NearestWorkingDay(day, sign),
        _ => NearestWorkingDay(day, -sign),
    };

    private LocalDate NearestWorkingDay(LocalDate day, int direction)
    {
        var candidate = day;
        for (var i = 0; i < LongestBreak; i++)
        {
            if (IsWorkingDay(candidate))
            {
                return candidate;
            }

            candidate = PlusDays(candidate, direction);
        }

        return day;
    }

    private static LocalDate PlusMonths(LocalDate day, long months) =>
        day.PlusMonths((int)Math.Clamp(months, Months(day, Earliest), Months(day, Latest)));

    private static LocalDate PlusDays(LocalDate day, long days) =>
        day.PlusDays((int)Math.Clamp(days, Period.DaysBetween(day, Earliest), Period.DaysBetween(day, Latest)));

    private static int Months(LocalDate from, LocalDate to) => (12 * (to.Year - from.Year)) + to.Month - from.Month;

    private ImmutableDictionary<LocalDate, HolidayRule> HolidaysIn(int year)
    {
        var holidays = ImmutableDictionary.CreateBuilder<LocalDate, HolidayRule>();

        // A holiday near the turn of the year may belong to the year before or after.
        foreach (var near in new[] { year, year - 1, year + 1 }.Where(y => y is >= 1 and <= 9998))
        {
            foreach (var holiday in Holidays)
            {
                if (holiday.In(near) is { } day && day.Year == year)
                {
                    holidays.TryAdd(day, holiday);
                }
            }
        }

        return holidays.ToImmutable();
    }
}
