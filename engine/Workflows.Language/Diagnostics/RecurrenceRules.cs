namespace Workflows.Language.Diagnostics;

/// <summary>Starts that come again and again (WF1162–WF1164, WF6167–WF6168).</summary>
public static class RecurrenceRules
{
    public static readonly DiagnosticRule NotUnderstood = Error("WF1162", "A recurrence that is not understood",
        """
        A case that starts by itself says how often, in plain words or as calendars write it (RFC 5545, RRULE):

            start:
              - every: year on 15 January
              - every: year on the first Monday of September
              - every: month on day 15
              - every: month on the last Friday
              - every: 2 weeks on Monday
                from: 2021-03-22
              - every: quarter                    on its first day
              - every: day
              - every: RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15

        'at' says at which time of the day; without it, as the working day starts.
        """);

    public static readonly DiagnosticRule NoFirstDay = Error("WF1163", "A recurrence without its first day",
        """
        'every 2 weeks' does not say in which weeks, 'month' not on which day, and a number of times not from when. The first day says it:

            - every: 2 weeks on Monday
              from: 2021-03-22
        """);

    public static readonly DiagnosticRule Twice = Error("WF1164", "Two starts that come at the same times",
        """
        Two starts of one process with the same 'every' cannot be told apart, so that only one of them would start a case. Put what
        differs into one case, or let them come on different days.
        """);

    public static readonly DiagnosticRule Rare = Warning("WF6167", "A day that not every month or year has",
        """
        A day that there is not is passed over: 'month on day 31' comes in seven months of the year, 'year on 29 February' every fourth
        year. If the end of the month is meant, write 'month on the last day'.
        """);

    public static readonly DiagnosticRule Never = Error("WF6168", "A start that never comes",
        """
        No day fits, as with 30 February, or the last day lies before the first one that fits:

            - every: year on 15 January
              from: 2021-03-22
              until: 2021-12-31              # the next 15 January is in 2022
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
