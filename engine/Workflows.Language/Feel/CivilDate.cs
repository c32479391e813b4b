using NodaTime;

namespace Workflows.Language.Feel;

/// <summary>A day of the proleptic Gregorian calendar with astronomical years (year 0 is 1 BC), from −999,999,999 to 999,999,999
/// as XML Schema dates in FEEL may go (DMN 1.5 §10.3.2.3.4); NodaTime's own dates end at year 9999.</summary>
public readonly record struct CivilDate : IComparable<CivilDate>
{
    public const int MaxYear = 999_999_999;

    private const int DaysIn400Years = 146_097;

    private CivilDate(int year, int month, int day)
    {
        Year = year;
        Month = month;
        Day = day;
    }

    public int Year { get; }

    public int Month { get; }

    public int Day { get; }

    /// <summary>Days since 1970-01-01.</summary>
    public long DayNumber
    {
        get
        {
            // Years run from March, so that the leap day is the last of its year.
            var year = Month > 2 ? Year : Year - 1L;
            var era = (year >= 0 ? year : year - 399) / 400;
            var yearOfEra = year - (era * 400);
            var dayOfYear = (((153 * (Month + (Month > 2 ? -3 : 9))) + 2) / 5) + Day - 1;
            return (era * DaysIn400Years) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
        }
    }

    /// <summary>1 for Monday to 7 for Sunday (ISO 8601).</summary>
    public int DayOfWeek => (int)((((DayNumber + 3) % 7) + 7) % 7) + 1;

    public int DayOfYear => (int)(DayNumber - new CivilDate(Year, 1, 1).DayNumber) + 1;

    /// <summary>The number of the week with the year's first Thursday in its first one (ISO 8601).</summary>
    public int WeekOfYear
    {
        get
        {
            var thursday = DayNumber + 4 - DayOfWeek;
            return FromDayNumber(thursday) is { } day ? ((day.DayOfYear - 1) / 7) + 1 : 1;
        }
    }

    public static CivilDate From(LocalDate date) => new(date.Year, date.Month, date.Day);

    /// <summary>The day; null when there is no such day.</summary>
    public static CivilDate? From(long year, long month, long day) =>
        year is >= -MaxYear and <= MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth((int)year, (int)month)
            ? new((int)year, (int)month, (int)day)
            : null;

    /// <summary>The day so many days after 1970-01-01; null beyond the years that a date may have.</summary>
    public static CivilDate? FromDayNumber(long number)
    {
        if (number is < -370_000_000_000 or > 370_000_000_000)
        {
            return null;
        }

        var shifted = number + 719_468;
        var era = (shifted >= 0 ? shifted : shifted - (DaysIn400Years - 1)) / DaysIn400Years;
        var dayOfEra = (int)(shifted - (era * DaysIn400Years));
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var month = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * month) + 2) / 5) + 1;
        month += month < 10 ? 3 : -9;
        return From((era * 400) + yearOfEra + (month <= 2 ? 1 : 0), month, day);
    }

    public static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The same day so many months on, or the last day of a month that is too short; null beyond the years.</summary>
    public CivilDate? PlusMonths(long months)
    {
        if (months is < -24L * MaxYear or > 24L * MaxYear)
        {
            return null;
        }

        var total = (Year * 12L) + Month - 1 + months;
        var year = Math.DivRem(total, 12, out var month);
        if (month < 0)
        {
            (year, month) = (year - 1, month + 12);
        }

        return year is >= -MaxYear and <= MaxYear
            ? From(year, month + 1, Math.Min(Day, DaysInMonth((int)year, (int)month + 1)))
            : null;
    }

    public CivilDate? PlusDays(long days) => FromDayNumber(DayNumber + Math.Clamp(days, -2_000_000_000_000, 2_000_000_000_000));

    /// <summary>The same day in NodaTime; false before −9998 and after 9999, where it has none.</summary>
    public bool TryGetLocalDate(out LocalDate date)
    {
        var fits = Year is >= -9998 and <= 9999;
        date = fits ? new LocalDate(Year, Month, Day) : default;
        return fits;
    }

    public int CompareTo(CivilDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    public static bool operator <(CivilDate left, CivilDate right) => left.CompareTo(right) < 0;

    public static bool operator >(CivilDate left, CivilDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(CivilDate left, CivilDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CivilDate left, CivilDate right) => left.CompareTo(right) >= 0;

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
