namespace Workflows.Language.Diagnostics;

/// <summary>Processes that call, open or start one another (WF2180–WF2189).</summary>
public static class CaseRules
{
    public static readonly DiagnosticRule UnknownProcess = Error("WF2180", "A process that does not exist",
        """
        'call' and 'open' name another process by the id behind its 'process'. Both have to be among the same files, so that they are
        brought into force together:

            - id: inquiry
              call: commissioned-inquiry         # process: commissioned-inquiry
        """);

    public static readonly DiagnosticRule UnknownInput = Error("WF2181", "The other process has no such field",
        """
        What stands under 'with' are the data fields of the process that is called, by their names there:

            - call: commissioned-inquiry
              with: { subject: = title }         # data: { subject: text } in commissioned-inquiry
        """);

    public static readonly DiagnosticRule MissingInput = Error("WF2182", "A field that the other process needs",
        """
        The process that is called needs this field: it has no default, and nothing in that process sets it. When a person starts that
        process, they fill it in; here 'with' has to give it. What shall be empty is given as null:

            with: { subject: = title, deadline: = null }
        """);

    public static readonly DiagnosticRule InputValue = Error("WF2183", "A value that does not fit the other process's field",
        """
        A value under 'with' is written as the field's type asks: a number in digits, a date as 2020-02-10, yes or no, one of the
        options of a choice. A text may have placeholders. Everything else is worked out behind '=':

            with: { subject: Inquiry into <title>, members: 3, report: = collect.routine }
        """);

    public static readonly DiagnosticRule UnknownReturn = Error("WF2184", "A field that cannot be returned",
        """
        'returns' names fields of this process's own data. A process that calls this one reads them when it has ended:

            returns: [conclusion]                # inquiry.conclusion in the process that calls
            data:
              conclusion: text
        """);

    public static readonly DiagnosticRule ReturnTaken = Error("WF2185", "A returned field with a name that is taken",
        """
        What a called process returns is read by the step's id, beside 'outcome' (what it ended with) and 'instance' (which case it
        was). A returned field cannot have one of these names, and none is returned twice.
        """);

    public static readonly DiagnosticRule CallCycle = Error("WF2186", "Processes that call one another in a circle",
        """
        A process that calls another waits for its end. When that one calls the first again, a new case is started each time
        round and none ever ends. Take one of the calls out; or let the last one 'open' a case, which is not waited for.
        """);

    public static readonly DiagnosticRule StartedTwice = Error("WF2187", "Two processes started by one message",
        """
        A message that nobody waits for starts one case. With two processes under whose 'start' it stands nobody could say which. Give
        one of the messages another name, or let one process start the other with 'open'.
        """);

    public static readonly DiagnosticRule NameAsText = new("WF2188", Severity.Warning, "A name where its value was meant",
        """
        Without '=' what stands under 'with' is passed on as it is written. Here it is the name of something that expressions know, so
        its value was probably meant:

            with: { subject: = title }           # not: subject: title
        """);

    public static readonly DiagnosticRule ReturnNotSet = new("WF2189", Severity.Warning, "A returned field that nothing sets",
        """
        What a process returns is what its fields hold when it ends. Nothing sets this one, so the process that calls reads what it gave
        itself, or the default. Set it from what came of the steps:

            - set: { conclusion: settle.answer }
        """);

    public static readonly DiagnosticRule OpenCycle = new("WF4180", Severity.Warning, "Cases that open one another without end",
        """
        Each of these processes opens the next before anybody acts or any time passes, and the last opens the first again: cases would
        be opened without end. Put a task, a decision or a wait before one of the steps, or give it a 'when' that some day does not hold.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);
}
