namespace Workflows.Language.Diagnostics;

/// <summary>9xxx: what stops an instance (90xx) and why a command is refused (91xx).</summary>
public static class IncidentRules
{
    public static readonly DiagnosticRule TooManySteps = new(
        "WF9001", Severity.Error, "Too many steps without waiting",
        """
        One act brought the process to the same step more than 1,000 times without a task, a wait or an end in between. It goes
        round in a circle: look for a 'back to' whose condition always leads back. Put a wait or a task into the circle, or bound it
        with 'at-most'.
        """);

    public static readonly DiagnosticRule NoUsableValue = new(
        "WF9002", Severity.Error, "An expression gave no usable value",
        """
        A condition must give true or false, a for-each a list, a role a name. Here it gave something else, most often null
        because a field was not filled in. The incident names the variables that the expression reads. Correct the data or the
        process, then retry.
        """);

    public static readonly DiagnosticRule NoBranchHolds = new(
        "WF9003", Severity.Error, "No branch of a choose holds",
        "None of the conditions holds and there is no 'otherwise'. Add one, or correct the data, then retry.");

    public static readonly DiagnosticRule NobodyHoldsRole = new(
        "WF9004", Severity.Error, "Nobody holds the role",
        """
        The step asks for a role that no person holds on this day. The task is open and its time runs, but nobody sees it. Name a
        holder in the organisation file, or reassign the task.
        """);

    public static readonly DiagnosticRule WentBackTooOften = new(
        "WF9005", Severity.Error, "Went back too often",
        "A 'back to' was followed more often than its 'at-most' allows (100 times unless it says otherwise). Retrying allows it once more.");

    public static readonly DiagnosticRule NoTime = new(
        "WF9006", Severity.Error, "A time could not be worked out",
        """
        A due date, a reminder, an escalation, a closing time or a wait refers to a date that is not there: an empty field, or a term
        that the calendar does not know. Fill in the date, then retry.
        """);

    public static readonly DiagnosticRule UnknownNode = new(
        "WF9007", Severity.Error, "The definition has no such step",
        "The instance stands at a step that its definition does not have. Migrate it to a definition that does.");

    public static readonly DiagnosticRule CallFailed = new(
        "WF9070", Severity.Error, "A service did not do what was asked",
        """
        The call was made as often as the step allows, and the service refused it, did not answer in time, could not be reached, or gave
        an answer that cannot be used. The message begins with the error's name, which 'on: error' can catch: 'http-404' (whatever the
        status was), 'timeout', 'unreachable', 'insecure', 'broken', 'refused', 'bad-answer', 'too-large', 'no-secret', 'bad-request',
        'lost'. Mend what is wrong there or in the server's configuration, then retry: the same request is sent again under the same
        Idempotency-Key, so that a service which knows the key does not do it twice.
        """);

    public static readonly DiagnosticRule DocumentTooLarge = new(
        "WF9071", Severity.Error, "A document is too large",
        """
        A document may have up to 1 MiB of text. What is longer, such as a whole register, belongs into a file of its own. Shorten the
        template or the data, then retry.
        """);

    public static readonly DiagnosticRule StepFailed = new(
        "WF9050", Severity.Error, "A step has failed",
        """
        What the step asks for was not to be had: a service did not answer, a process that it called failed, no rule of a table
        matched. The message begins with the error's name. Mend the cause and retry; or let the process say what is to be done then:

            on:
              failed:
                error: any
                steps: [...]
        """);

    public static readonly DiagnosticRule NobodyWaits = new(
        "WF9180", Severity.Error, "Nobody waits for the message",
        """
        No running instance waits for a message of this name and key, and no process is started by it. Messages are not kept for later,
        so that none is read by a case that it was not meant for. Check the name and the key, or send it when it is waited for.
        """);

    public static readonly DiagnosticRule SeveralWait = new(
        "WF9181", Severity.Error, "Several wait for the message",
        """
        A message goes to the one instance that waits for it. Several wait for this name and key, or several processes are
        started by it, so nothing was delivered. Send it to one instance, or let the waits ask for a key that tells the cases apart.
        """);

    public static readonly DiagnosticRule TaskNotOpen = new(
        "WF9101", Severity.Error, "The task is not open",
        "Somebody has completed it, or it was withdrawn, before this came. Nothing was changed.");

    public static readonly DiagnosticRule NotYours = new(
        "WF9102", Severity.Error, "The task is not for this person",
        "Only the person who has taken a task, or whoever holds one of its roles while nobody has, may act on it.");

    public static readonly DiagnosticRule UnknownOutcome = new(
        "WF9103", Severity.Error, "Not one of the outcomes",
        "The step says which outcomes it can have. Give one of them.");

    public static readonly DiagnosticRule FormProblem = new(
        "WF9104", Severity.Error, "The form is not filled in right",
        "A required field is empty, a value has the wrong type, or a field is not on the form. Nothing was saved.");

    public static readonly DiagnosticRule NotAwaited = new(
        "WF9105", Severity.Info, "Nothing waits for this",
        "The timer or message came after what waited for it was over. Nothing was changed, and nothing needs doing.");

    public static readonly DiagnosticRule NotDue = new(
        "WF9106", Severity.Info, "Not due yet",
        "A timer rang before its time, by a clock that is ahead. It stays set and rings again.");

    public static readonly DiagnosticRule AttemptOver = new(
        "WF9170", Severity.Info, "The attempt is over",
        """
        What a worker tells of a call counts only while that attempt is the last that was begun. Nothing was changed, and nothing needs
        doing.
        """);

    public static readonly DiagnosticRule NotRunning = new(
        "WF9107", Severity.Error, "The instance is not running",
        "It has ended, was cancelled or was never started. Nothing was changed.");

    public static readonly DiagnosticRule NoSuchIncident = new(
        "WF9108", Severity.Error, "No such open incident",
        "Somebody has dealt with it before. Nothing was changed.");

    public static readonly DiagnosticRule MayNotStart = new(
        "WF9109", Severity.Error, "This person may not start the process",
        "The process says under 'start' which role may start it.");

    public static readonly DiagnosticRule AlreadyStarted = new(
        "WF9110", Severity.Error, "The instance has been started",
        "An instance is started once. Nothing was changed.");

    public static readonly DiagnosticRule DueInThePast = new(
        "WF9111", Severity.Error, "The new due date is in the past",
        "A task can be moved to today or a later day.");

    public static readonly DiagnosticRule OperationReused = new(
        "WF9112", Severity.Error, "An operation id was used twice",
        "Every act carries an id of its own, and only the same act sent again carries the same. Nothing was changed.");
}
