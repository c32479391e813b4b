namespace Workflows.Engine.Tests.Time;

/// <summary>Swedish working days and due dates, computed a second time: with the base class library's dates and zones, Easter by Gauss, and
/// nothing of the calendars that are tested.</summary>
internal sealed class IndependentCalendar(TimeZoneInfo zone)
{
    private readonly Dictionary<int, HashSet<DateOnly>> _holidays = [];

    /// <summary>Years and months first, then days, then working days; an end on a day off goes on in the same direction.</summary>
    public DateOnly Due(DateOnly from, int months, int days, int workingDays, bool before)
    {
        var sign = before ? -1 : 1;
        var day = from.AddMonths(sign * months).AddDays(sign * days);
        for (var i = 0; i < workingDays; i++)
        {
            do
            {
                day = day.AddDays(sign);
            }
            while (!IsWorkingDay(day));
        }

        while (!IsWorkingDay(day))
        {
            day = day.AddDays(sign);
        }

        return day;
    }

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !HolidaysOf(day.Year).Contains(day);

    /// <summary>The instant at which a day is over: when the next begins, which need not be at midnight.</summary>
    public DateTime EndOf(DateOnly day) => Utc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));

    /// <summary>A local time as an instant: the first of two, and of one that is skipped the moment at which the clock is moved on.</summary>
    public DateTime Utc(DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            return DateTime.SpecifyKind(local - zone.GetUtcOffset(local.AddHours(-3)), DateTimeKind.Utc);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    private HashSet<DateOnly> HolidaysOf(int year)
    {
        if (!_holidays.TryGetValue(year, out var days))
        {
            _holidays[year] = days = [.. Holidays(year)];
        }

        return days;
    }

    private static IEnumerable<DateOnly> Holidays(int year)
    {
        foreach (var (month, day) in new[] { (1, 1), (1, 6), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31) })
        {
            yield return new(year, month, day);
        }

        var easter = Easter(year);
        foreach (var after in new[] { -2, 0, 1, 39, 49 })
        {
            yield return easter.AddDays(after);
        }

        yield return year <= 2004 ? easter.AddDays(50) : new(year, 6, 6);
        for (var day = new DateOnly(year, 6, 19); day <= new DateOnly(year, 6, 26); day = day.AddDays(1))
        {
            if ((day.DayOfWeek is DayOfWeek.Friday && day.Day <= 25) || (day.DayOfWeek is DayOfWeek.Saturday && day.Day >= 20))
            {
                yield return day;
            }
        }

        for (var day = new DateOnly(year, 10, 31); day <= new DateOnly(year, 11, 6); day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday)
            {
                yield return day;
            }
        }
    }

    /// <summary>Gauss, 1800, with his correction of 1816 and the two exceptions.</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c, k) = (year % 19, year % 4, year % 7, year / 100);
        var (p, q) = ((13 + (8 * k)) / 25, k / 4);
        var (m, n) = ((15 - p + k - q) % 30, (4 + k - q) % 7);
        var d = ((19 * a) + m) % 30;
        var e = ((2 * b) + (4 * c) + (6 * d) + n) % 7;
        var exception = (d == 29 && e == 6) || (d == 28 && e == 6 && ((11 * m) + 11) % 30 < 19);
        return new DateOnly(year, 3, 22).AddDays(d + e - (exception ? 7 : 0));
    }
}
