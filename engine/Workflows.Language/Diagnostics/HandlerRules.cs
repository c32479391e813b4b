namespace Workflows.Language.Diagnostics;

/// <summary><c>on:</c> and <c>hold-while</c> (WF115x, WF215x, WF415x).</summary>
public static class HandlerRules
{
    public static readonly DiagnosticRule Trigger = Error("WF1150", "A handler that it is not clear what sets off",
        """
        Every handler under 'on' has a name and exactly one of message, timer, every, overdue, error and cancelled:

            on:
              retaliation:
                message: retaliation-report
                key: case_number
                steps: [...]
              half-time:
                timer: 2 weeks
                steps: [...]
              still-open:
                every: 4 weeks
                steps: [...]
              late:
                overdue: at once
                steps: [...]
              not-registered:
                error: any
                steps: [...]

        'error' takes 'any' or codes such as [http-404, timeout]; 'cancelled: yes' stands at the process only.
        """);

    public static readonly DiagnosticRule Interrupts = Error("WF1151", "A handler that cannot interrupt, or has to",
        """
        'interrupts: yes' withdraws what the handler stands at; after the handler's steps the process goes on behind it. Handlers of
        'error' and 'cancelled' always do, since there is nothing that could go on beside them. One of 'every' never does, since
        there would be nothing left the second time. For the others the author chooses; without the key they do not.
        """);

    public static readonly DiagnosticRule Overdue = Error("WF1152", "Lateness that is not understood",
        """
        'overdue' is counted from the due date of what the handler stands at, and begins when that has passed:

            due: 3 weeks
            on:
              late:
                overdue: at once
                steps: [...]
              very-late:
                overdue: 2 weeks after
                steps: [...]

        What is to happen before the due date is a reminder ('remind: 1 week before') or a 'timer'.
        """);

    public static readonly DiagnosticRule NoDue = Error("WF1153", "Lateness of what has no due date",
        """
        'overdue' is counted from the due date of the step that the handler stands at, and this one has none. Give it one:

            - task: Answer the reporter
              by: investigator
              due: 3 months
              on:
                late:
                  overdue: at once
                  steps: [...]

        The process itself has no due date; for the plan as a whole write 'timer: end of plan'.
        """);

    public static readonly DiagnosticRule CancelledElsewhere = Error("WF1154", "Cancelling below the process",
        """
        An administrator cancels a case as a whole, so 'cancelled: yes' stands in the 'on' of the process, beside 'steps'. A step that
        must go when something happens has an interrupting handler instead:

            on:
              withdrawn-report:
                message: report-withdrawn
                interrupts: yes
                steps: [...]
        """);

    public static readonly DiagnosticRule Interval = Error("WF1155", "An interval that is not understood",
        """
        'every' is a length of time, after which the handler runs again and again as long as what it stands at is open:

            every: 2 weeks
            every: week
            every: 5 working days
        """);

    public static readonly DiagnosticRule NotOpenLongEnough = Error("WF1156", "A handler of what is done at once",
        """
        A 'decide' is done the moment that it is reached: no message comes meanwhile, and no time passes. Only an error can happen:

            - id: unit
              decide: routing
              on:
                no-answer:
                  error: no-answer
                  steps: [...]

        Put the handler at a step that stays open, or at the process.
        """);

    public static readonly DiagnosticRule SameMessage = Warning("WF2150", "One message, and two that wait for it",
        """
        A message is received once. Two handlers, or a handler and a wait, can wait for this one at the same time, so only one of them
        gets it: the one that stands innermost, and of two at the same place the one that has waited longer. Give the messages names of
        their own, or keys that tell them apart.
        """);

    public static readonly DiagnosticRule Outside = Error("WF2151", "A result of a handler read outside of it",
        """
        A handler may run several times, or never, so there is no one result that steps outside of it could read. Put what others need
        to know into a data field:

            on:
              retaliation:
                message: retaliation-report
                steps:
                  - set: { retaliation_reported: true }
        """);

    public static readonly DiagnosticRule SecondCancelled = Error("WF2152", "Two handlers of one end",
        """
        A case is cancelled once, and an error is caught once. Two handlers at one place for 'cancelled', or for the same error, leave
        open which of them runs. Put the steps of both under one.
        """);

    public static readonly DiagnosticRule UnknownError = Warning("WF2153", "An error that never comes",
        """
        A handler of 'error' names what it catches; what has another name goes on to the handlers around it. What services answer is
        http- and the status, such as http-404; 'timeout' and 'unreachable' are what they fail with, 'no-answer' is a decision without
        one, 'call-failed' a called case that came to nothing. 'any' catches everything:

            on:
              not-registered:
                error: [http-404, timeout, unreachable]
                steps: [...]
        """);

    public static readonly DiagnosticRule HoldsForever = Warning("WF4151", "A condition that nothing changes",
        """
        'hold-while' is looked at again whenever data of the case change, or a step yields its result. Nothing that could happen while
        this step waits sets what the condition reads, so a step that is held stays held, and one that is not is never held. Set the
        field in a handler or in a branch at the same time:

            on:
              police:
                message: police-investigation
                steps:
                  - set: { police_investigation: police.going_on }
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
