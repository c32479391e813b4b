namespace Workflows.Language.Diagnostics;

/// <summary>32xx: decision tables and decision models (DMN 1.5 §6 to §8).</summary>
public static class DecisionRules
{
    public static readonly DiagnosticRule NotReadable = Error("WF3200", "Not a decision model",
        """
        A .dmn file is XML as DMN 1.2 to 1.5 define it, up to 4 MiB, without a document type and without references to other
        files' content. Export the model from the tool that drew it once more; a file that was edited by hand may have lost a
        closing tag.
        """);

    public static readonly DiagnosticRule UnknownElement = Error("WF3201", "Unknown element of a model",
        """
        A requirement in the model leads to an input, a decision or a function that is not in this file nor in the files that it
        imports. Put the imported file beside this one, or draw the requirement anew.
        """);

    public static readonly DiagnosticRule UnknownImport = Error("WF3202", "Imported model is missing",
        """
        The model imports another one by its namespace, and none of the .dmn files here has that namespace. Put the file beside
        this one.
        """);

    public static readonly DiagnosticRule UnknownModelType = Error("WF3203", "Unknown type in a model",
        """
        A type that the model refers to is neither FEEL's own nor defined in the model or in one that it imports. Define it, or
        choose one of string, number, boolean, date, time, date and time, days and time duration, years and months duration, Any.
        """);

    public static readonly DiagnosticRule CircularRequirement = Error("WF3204", "Decisions require each other in a circle",
        """
        A decision needs the answer of another one, which in turn needs the answer of the first, so neither can be reached.
        Remove one of the requirements.
        """);

    public static readonly DiagnosticRule UnsupportedLogic = Error("WF3205", "Logic of a kind that is not run",
        """
        The decision, or a function that it calls, is written in Java or PMML. Definitions are data here and run no foreign code.
        Express the logic as a decision table or in FEEL.
        """);

    public static readonly DiagnosticRule MissingLogic = Warning("WF3206", "Decision without logic",
        """
        The decision has no table and no expression, so its answer is always empty. Add the logic, or remove the decision.
        """);

    public static readonly DiagnosticRule MalformedTable = Error("WF3207", "Table with uneven rules",
        """
        Every rule of a table needs one test for each input and one answer for each output. A test that does not matter is
        written as a hyphen.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
