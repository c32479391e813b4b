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

    public static readonly DiagnosticRule UnknownModelType = Warning("WF3203", "Unknown type in a model",
        """
        A type that the model refers to is neither FEEL's own nor defined in the model or in one that it imports. Define it, or
        choose one of string, number, boolean, date, time, date and time, days and time duration, years and months duration, Any.
        Until then the model runs with values of any type there.
        """);

    public static readonly DiagnosticRule CircularRequirement = Error("WF3204", "Decisions require each other in a circle",
        """
        A decision needs the answer of another one, which in turn needs the answer of the first, so neither can be reached.
        Remove one of the requirements: in a model the arrow between them, in a decision table a name under 'requires'.
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

    public static readonly DiagnosticRule Gap = Error("WF3210", "Gap in a decision table",
        """
        For the values in the message no rule of the table matches, so there would be no decision. Add a rule for them, or give
        the output a default. Where such values cannot occur, say so by the input's allowed values:
            inputs:
              reports: { type: whole number, allowed: ">= 0" }
        """);

    public static readonly DiagnosticRule Overlap = Error("WF3211", "Rules that contradict each other",
        """
        For the values in the message several rules match, and the table's hit policy allows one only (U), or asks that they
        answer alike (A). Narrow one of the rules, or choose the hit policy F, by which the first matching rule counts:
            hit-policy: F
        """);

    public static readonly DiagnosticRule IdleRule = Warning("WF3212", "Rule that never counts",
        """
        No values lead to this rule, because its tests exclude each other, because the input's allowed values exclude them, or,
        with the hit policy F, because rules above it always match first. Move it up, correct it, or delete it.
        """);

    public static readonly DiagnosticRule NotProven = Info("WF3213", "Completeness of a table is not proven",
        """
        Gaps and contradictions are found where tests compare an input with fixed values. Here a test depends on other values, or
        there are too many combinations. The table works all the same; test it by scenarios:
            threshold: 3
            reports: "<= threshold"
        """);

    public static readonly DiagnosticRule WrongAnswer = Error("WF3214", "Answer that the output does not allow",
        """
        The value in the rule is not of the output's type, or is none of its allowed values. A value that is worked out starts
        with an equals sign:
            verdict: few
            deadline: = received + duration("P7D")
        """);

    public static readonly DiagnosticRule SameColumn = Error("WF3215", "Input and output of the same name",
        """
        Rules name inputs and outputs by their names, so each name may stand for one of them only.
        """);

    public static readonly DiagnosticRule OtherInput = Error("WF3220", "One name for two inputs",
        """
        A table and the tables that it requires are given their inputs together, each name once. Here one name stands for values of
        two types, or for a value that is given in one table and worked out in the other.
        """);

    private static DiagnosticRule Info(string code, string title, string explanation) => new(code, Severity.Info, title, explanation);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
