namespace Workflows.Language.Diagnostics;

/// <summary>6201 to 6299: calendar files.</summary>
public static class CalendarRules
{
    public static readonly DiagnosticRule UnknownTimeZone = Error("WF6201", "Unknown time zone",
        """
        A time zone is named as the IANA database names it, by continent and city: Europe/Stockholm. Abbreviations such as CET
        say nothing about daylight saving in other years.
        """);

    public static readonly DiagnosticRule NotADayOfTheYear = Error("WF6202", "Not a day of the year",
        """
        A day of the year is written month and day, with two digits each, and has to exist in some year: 12-25 is the 25th of
        December.
        """);

    public static readonly DiagnosticRule UnknownHolidayPhrase = Error("WF6203", "Holiday that cannot be found",
        """
        A holiday falls on a day of the year, on a day counted from Easter Sunday, or on a weekday within seven days:
            Juldagen: 12-25
            Annandag påsk: easter + 1 day
            Midsommardagen: saturday between 06-20 and 06-26
        """);

    public static readonly DiagnosticRule UnknownWeekday = Error("WF6204", "Unknown day of the week",
        """
        The days of the week are monday, tuesday, wednesday, thursday, friday, saturday and sunday. Several are written as a list,
        or as a range:
            working-days: monday to friday
        """);

    public static readonly DiagnosticRule RangeNotAWeek = Error("WF6205", "Range that is not a week",
        """
        Only in a range of seven days does a weekday come exactly once, whatever the year. In a longer one it may come twice, in
        a shorter one not at all.
        """);

    public static readonly DiagnosticRule BadHours = Error("WF6206", "Hours that cannot be read",
        """
        Working hours are written from opening to closing, on a clock of 24 hours, and end later than they start:
            hours: 08:00-16:30
        """);

    public static readonly DiagnosticRule YearsReversed = Error("WF6207", "Years in the wrong order",
        """
        'from' is the first year in which a holiday is one, 'to' the last. The first cannot come after the last.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);
}
