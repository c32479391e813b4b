namespace Workflows.Language.Diagnostics;

/// <summary>Steps that never come, never end, or fall through (4xxx).</summary>
public static class FlowRules
{
    public static readonly DiagnosticRule Unreachable = Error("WF4001", "A step that is never reached",
        """
        Everything before this step ends or leads elsewhere, so nobody will ever do it:

            - end: rejected
            - task: Carry it out        # never

        Move it to where it belongs, or give the 'end' a 'when'.
        """);

    public static readonly DiagnosticRule LoopWithoutWait = Error("WF4002", "A loop that never waits",
        """
        A loop in which nobody acts and nothing waits would go round in an instant until its bound stops it. Put a task, a decision
        or a wait between the step that is gone back to and the 'back to':

            - id: ask
              wait: { for: 1 day }
            - back to: ask
              when: answer = null
              at-most: 10
        """);

    public static readonly DiagnosticRule NoOtherwise = Error("WF4003", "A choice without 'otherwise'",
        """
        When no condition holds the process would not know how to go on. Say it in a last branch:

            - choose:
                - when: decide.outcome = "approve"
                  steps: [...]
                - otherwise:
                    - end: rejected

        Where nothing is to be done, write 'otherwise: continue'. A single step needs no choice: it may have a 'when' itself.
        """);

    public static readonly DiagnosticRule OneOutcome = Error("WF4004", "A decision without a choice",
        """
        A decision has at least two outcomes, and each says where it leads. What can only be approved is a task.

            outcomes:
              approve: continue
              reject: end rejected
        """);

    public static readonly DiagnosticRule NotThereYet = Warning("WF4005", "A result that is not there yet",
        """
        No way leads from that step to this place, so its result is never there when it is read here: it comes later, or in another
        branch at the same time. What is not there is null, a condition on it is never true, and a text has a gap:

            - task: Carry out what was decided on <decide.date>
              by: working-group
            - id: decide
              decision: ...
        """);

    public static readonly DiagnosticRule UnusedData = Info("WF4006", "Data that nothing reads",
        """
        No expression, text or form of the process mentions this field. That is fine for data that people look at; otherwise it is a
        left-over, or its name is written differently where it is meant.
        """);

    public static readonly DiagnosticRule MissingOnSomeWay = Warning("WF4007", "A value that is missing on some way",
        """
        This place can be reached on a way on which the value has not been set: the step that sets it was skipped, or an outcome or a
        branch led past it. The finding names such a way. What is not there is null: a text has a gap, a role is nobody's, and a
        condition that needs it stops the case with an incident.

            - id: inspect
              when: size > 100
              task: Inspect the place
              by: inspector
            - task: Read what was found on <inspect.at>      # not there for the small ones
              by: registrar

        Set it on that way too, give a data field a default, or read it only where it is there: a 'when' that is true only then is
        enough, such as the same condition, or 'inspect != null'.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);

    private static DiagnosticRule Info(string code, string title, string explanation) => new(code, Severity.Info, title, explanation);
}
