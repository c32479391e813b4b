using NodaTime;

namespace Workflows.Language.Calendars;

/// <summary>Why a day is off.</summary>
public enum HolidayKind
{
    /// <summary>A public holiday by law.</summary>
    PublicHoliday,

    /// <summary>No public holiday, but counted as one, such as the eves that end no statutory time.</summary>
    CountsAsHoliday,
}

/// <summary>A holiday that comes at most once a year.</summary>
public sealed record HolidayRule
{
    public required string Name { get; init; }

    public required HolidayKind Kind { get; init; }

    public required HolidayDay Day { get; init; }

    /// <summary>The first year in which it is one; null: always was.</summary>
    public int? FromYear { get; init; }

    /// <summary>The last year in which it is one; null: always will be.</summary>
    public int? ToYear { get; init; }

    /// <summary>Its date in a year, or null when there is none that year.</summary>
    public LocalDate? In(int year) => year < FromYear || year > ToYear ? null : Day.In(year);
}

/// <summary>How the date of a holiday is found.</summary>
public abstract record HolidayDay
{
    private HolidayDay()
    {
    }

    public abstract LocalDate? In(int year);

    /// <summary><c>12-25</c>; 29 February only in leap years.</summary>
    public sealed record Fixed(AnnualDate Date) : HolidayDay
    {
        public override LocalDate? In(int year) => Date.IsValidYear(year) ? Date.InYear(year) : null;
    }

    /// <summary><c>easter - 2 days</c></summary>
    public sealed record FromEaster(int Days) : HolidayDay
    {
        public override LocalDate? In(int year) => Easter.SundayIn(year).PlusDays(Days);
    }

    /// <summary><c>saturday between 06-20 and 06-26</c>: the first such weekday on or after the first date.</summary>
    public sealed record WeekdayFrom(IsoDayOfWeek Weekday, AnnualDate First) : HolidayDay
    {
        public override LocalDate? In(int year)
        {
            var first = First.InYear(year);
            return first.DayOfWeek == Weekday ? first : first.Next(Weekday);
        }
    }
}
