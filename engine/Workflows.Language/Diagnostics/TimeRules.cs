namespace Workflows.Language.Diagnostics;

/// <summary>Times that cannot be kept or mean nothing (WF6100–WF6199).</summary>
public static class TimeRules
{
    public static readonly DiagnosticRule NoDue = Error("WF6101", "A reminder of a due date that is not there",
        """
        '1 week before', 'on the day' and '10 days after' are counted from the task's due date. Give the task one:

            due: 3 weeks
            remind: 1 week before

        A task without one may count from when it opens, and 'every 3 days until closed' does so by itself:

            remind: every 3 days until closed
            escalate: 10 days after opening to process-owner
        """);

    public static readonly DiagnosticRule BeforeOpened = Warning("WF6102", "A reminder before the task is there",
        """
        The reminder would come before the task opens, because it lies further before the due date than the task has time:

            due: 2 weeks
            remind: 3 weeks before       # a week before anybody has the task

        Such a reminder is never sent.
        """);

    public static readonly DiagnosticRule OutsidePlan = Warning("WF6103", "A time outside the plan",
        """
        The work is planned for the time that 'plan' says, and this falls outside it. Change the one or the other:

            plan: { from: 2020-02-10, to: 2020-06-05 }
            steps:
              - task: Analyse the routines
                due: 2020-06-30          # after the plan has ended
        """);

    public static readonly DiagnosticRule NoPlan = Error("WF6104", "The end of a plan that is not there",
        """
        'end of plan' needs the process to have a plan:

            plan: { from: 2020-02-10, to: 2020-06-05 }
        """);

    public static readonly DiagnosticRule ClosesUnannounced = Warning("WF6105", "A collection that closes without a due date",
        """
        When the collection closes, open tasks are withdrawn. Without a due date nobody was told by when to answer, and no reminder
        came:

            closes: 5 weeks after start
            due: 3 weeks
            remind: 1 week before
        """);

    public static readonly DiagnosticRule DueAfterClosing = Warning("WF6106", "A due date after the collection has closed",
        """
        When the collection closes, open tasks are withdrawn. A task that is due later is never late: its due date, what reminds
        of it and what escalates come to nothing.

            closes: 5 weeks after start
            due: 6 weeks                 # a week after nobody can answer any more

        Let the task be due before the collection closes, or close later.
        """);

    public static readonly DiagnosticRule NoHolidays = Warning("WF6107", "Working days in a calendar without holidays",
        """
        The process counts working days or hours, and its calendar lists no holidays: Christmas Day would be worked through, and a
        due date fall on it. List them in the calendar file:

            holidays:
              New Year's Day: 01-01
              Good Friday: easter - 2 days
        """);

    public static readonly DiagnosticRule CalendarEnds = Warning("WF6169", "A year for which the calendar is not kept",
        """
        The calendar says for which years its holidays and terms are right, and the process reaches beyond them. Days would be
        counted with holidays that are missing, or that are none any more:

            calendar: sweden
            years: { from: 1953, to: 2030 }

        Look up what has changed, bring the calendar file up to date, and widen 'years' in it.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
