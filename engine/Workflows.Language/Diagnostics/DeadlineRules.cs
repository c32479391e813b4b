namespace Workflows.Language.Diagnostics;

/// <summary>Deadlines of the case (WF1160–WF1169, WF2160–WF2169, WF6160–WF6169).</summary>
public static class DeadlineRules
{
    public static readonly DiagnosticRule Shape = Error("WF1160", "A deadline that is not understood",
        """
        A deadline says how long, and from when:

            deadlines:
              acknowledgement: { within: 7 days, from: received }
              feedback: { within: 3 months, from: acknowledge, or-from: 7 days after received }

        'from' is a date that every case has (received, occurred, registered, start), a data field that holds a date, or the id of
        a step: then it counts from the day on which that step is done. 'or-from' is what counts when that has not come by then.
        """);

    public static readonly DiagnosticRule FixedWithoutText = Error("WF1161", "A fixed deadline without its law",
        """
        'fixed' keeps a deadline where it is when the plan is postponed. Whoever postpones has to see why, so it names the law or the
        agreement that sets the deadline:

            feedback: { within: 3 months, from: received, fixed: Directive (EU) 2019/1937 art. 9(1)(f) }
        """);

    public static readonly DiagnosticRule Unknown = Error("WF2160", "A deadline that does not exist",
        """
        'meets' and '1 week before deadline …' name a deadline that stands under 'deadlines':

            deadlines:
              feedback: { within: 3 months, from: received }
            steps:
              - task: Tell the reporter what came of it
                by: investigator
                meets: feedback
                due: 1 week before deadline feedback
        """);

    public static readonly DiagnosticRule UnknownStart = Error("WF2161", "A deadline that counts from nothing",
        """
        'from' names a date that every case has, a data field that holds a date, or the id of a step:

            feedback: { within: 3 months, from: acknowledge }
            steps:
              - id: acknowledge
                task: Confirm that the report came in
        """);

    public static readonly DiagnosticRule Unmet = Error("WF6160", "A deadline that no step meets",
        """
        The clock of a deadline runs until a step is done that meets it. Where no step does, it is missed in every case. Say it at the
        step whose completion fulfils the deadline:

            - task: Tell the reporter what came of it
              by: investigator
              meets: feedback
        """);

    public static readonly DiagnosticRule DueAfter = Warning("WF6161", "A due date after the deadline",
        """
        The step meets the deadline, and may be done later than the deadline allows without ever being late itself:

            deadlines:
              acknowledgement: { within: 7 days, from: received }
            steps:
              - task: Confirm that the report came in
                by: registrar
                due: 10 days                           # the deadline is missed before anybody is reminded
                meets: acknowledgement

        Let it be due before: 'due: 5 days', or '2 days before deadline acknowledgement'.
        """);

    public static readonly DiagnosticRule NeverStarts = Error("WF6162", "A deadline whose clock never starts",
        """
        The deadline counts from a step that is never done: no way leads to it, or it is of a kind that is passed and not done
        (choose, end, back to). Count from a step that people do, or from a date of the case such as 'received'.
        """);

    public static readonly DiagnosticRule InItem = Error("WF6163", "A deadline of the case met by one item",
        """
        A deadline is one of the whole case. What stands inside a 'for-each' is done once for every item, so that it is not clear which
        of them fulfils the deadline or starts its clock. The step that has the 'for-each' may: it is done when all items are.
        """);

    public static readonly DiagnosticRule CannotMeet = Error("WF6164", "A step that can meet no deadline",
        """
        A deadline is met when something is done. A choice, an end and a way back are passed; write 'meets' at the step inside or before
        them that does what the deadline asks for.
        """);

    public static readonly DiagnosticRule MayNotRun = Warning("WF6165", "A time counted from a deadline that may not run yet",
        """
        The time is counted from a deadline whose clock starts when another step is done, and that step need not be done when this one
        opens. Then there is no such time, and the case stops with an incident:

            deadlines:
              feedback: { within: 3 months, from: acknowledge }
            steps:
              - task: Plan the inquiry
                due: 2 weeks before deadline feedback     # 'acknowledge' comes later
              - id: acknowledge
                task: Confirm that the report came in

        Give the deadline an 'or-from' that has surely come, or count from something else.
        """);

    public static readonly DiagnosticRule EscalatesTooEarly = Warning("WF6166", "An escalation before the deadline's clock runs",
        """
        The escalation lies further before the deadline than the deadline is long, so that it comes at once in every case:

            acknowledgement: { within: 7 days, from: received, escalate: 2 weeks before to director }
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
