namespace Workflows.Language.Diagnostics;

/// <summary>7xxx: scenarios that cannot be run (70xx), and what a run did not do as it should (71xx).</summary>
public static class ScenarioRules
{
    public static readonly DiagnosticRule Act = Error("WF7001", "A scenario step that is not one act",
        """
        Each entry under 'steps' is one thing that happens or is expected, named by its first key:

            - advance: 2 weeks
            - complete: collect for preschool-a
              as: head-teacher@preschool-a
            - expect: { open: { collect: 3 } }

        The acts are advance, advance-to, complete, claim, release, reassign, reschedule, message, cancel, retry and expect.
        """);

    public static readonly DiagnosticRule Time = Error("WF7002", "Not a time in a scenario",
        """
        A time is a day, a day with a time, or a time on the same day. A day alone means when work starts on it:

            now: 2020-02-10T08:00
            - advance-to: 2020-03-16
            - advance-to: 2020-03-16T17:00
            - advance-to: 17:00
        """);

    public static readonly DiagnosticRule UnknownProcess = Error("WF7003", "A scenario of no process",
        """
        'process' names the process that is played by the id that stands at the top of its file. That file has to be among the
        files that are checked, and to have no errors of its own.
        """);

    public static readonly DiagnosticRule UnknownStep = Error("WF7004", "A scenario names a step that is not there",
        """
        Tasks are named by the id of their step, and those of a for-each also by their item; an escalation by the task it is about:

            - complete: collect for preschool-a
            - complete: escalation of collect for preschool-a
        """);

    public static readonly DiagnosticRule Value = Error("WF7005", "A value in a scenario that does not fit",
        """
        Values are written as people type them and must fit the field: a text, a number, yes or no, a date, one of the options. For a
        file its name is enough, and the file is made up. Data that is a table is named by its file:

            given:
              units: units-small.csv
              threshold: 2
        """);

    public static readonly DiagnosticRule Person = Error("WF7006", "A scenario names nobody",
        """
        Behind 'as' stands the id of a person in the organisation, or a role that somebody holds on that day. Of several holders the
        first one acts:

            as: head-teacher@preschool-a
            as: anna
        """);

    public static readonly DiagnosticRule Backwards = Error("WF7007", "A scenario goes back in time",
        """
        The clock of a scenario only goes on. 'advance-to' names a time after the one that was reached before it.
        """);

    public static readonly DiagnosticRule NotAsExpected = Error("WF7101", "Not as the scenario expects",
        """
        The run came to something else than what stands here. Either the process does not do what it should, or the expectation is
        wrong. What happened up to this point is shown below the finding.
        """);

    public static readonly DiagnosticRule NoSuchTask = Error("WF7102", "No such open task in the scenario",
        """
        At this time no task of this step is open for this item, or several are and the scenario does not say which. What is open
        stands in the message.
        """);

    public static readonly DiagnosticRule Refused = Error("WF7103", "An act of the scenario was refused",
        """
        The engine would refuse this to the person, for the reason in the message. Where the scenario is about the refusal, say so:

            - complete: decide
              as: head-teacher@preschool-a
              refused: WF9102
        """);

    public static readonly DiagnosticRule NotRefused = Error("WF7104", "An act of the scenario was not refused",
        """
        The scenario says that this is refused, and the engine carried it out, or refused it for another reason.
        """);

    public static readonly DiagnosticRule TooMuch = Error("WF7105", "Too much happens in the scenario",
        """
        More than 10,000 timers rang in one 'advance'. A reminder may come far too often, or the process go round in a circle.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);
}
