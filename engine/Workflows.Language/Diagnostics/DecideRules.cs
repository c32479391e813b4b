namespace Workflows.Language.Diagnostics;

/// <summary>Steps that ask a decision (xx20 to xx29).</summary>
public static class DecideRules
{
    public static readonly DiagnosticRule IncompleteReference = Error("WF1320", "A step that asks no decision",
        """
        'decide' names a decision table, or a decision model and a decision in it:

            decide: few-incidents              # the file few-incidents.decision.yaml
            decide: routing.dmn#Decide unit    # the decision 'Decide unit' in the file routing.dmn
        """);

    public static readonly DiagnosticRule UnknownDecision = Error("WF2020", "A decision that the model does not have",
        """
        Behind the '#' stands the name of a decision or of a decision service, as it is written in the model. Where a model has
        more than one, the step has to name the one that it means:

            decide: routing.dmn#Decide unit
        """);

    public static readonly DiagnosticRule UnknownInput = Error("WF2021", "An input that the decision does not have",
        """
        'with' gives values to the inputs of a decision, by their names. An input that the table works out itself ('is') is given
        to nobody. Correct the name, or delete the line:

            decide: few-incidents
            with: { incidents: = unit.incidents }
        """);

    public static readonly DiagnosticRule MissingInput = Error("WF2022", "An input that the decision is not given",
        """
        The decision needs a value that 'with' does not give, and there is no data field, item or step of that name here either.
        Give it:

            decide: few-incidents
            with: { incidents: = unit.incidents }
        """);

    public static readonly DiagnosticRule PlainInput = Error("WF2023", "A plain value that the input cannot have",
        """
        Behind the name of an input stands a plain value of its type, or an expression behind '=':

            with: { kind: preschool, incidents: = unit.incidents }

        Without '=', unit.incidents is nothing but those words.
        """);

    public static readonly DiagnosticRule InputType = Error("WF3120", "An input of the wrong type",
        """
        What the step gives is of another type than what the decision looks at, so no rule could ever match. Give another field, or
        turn the value into the right type:

            with: { incidents: = count(unit.reports) }
        """);

    public static readonly DiagnosticRule MayNotAnswer = new("WF4020", Severity.Info, "A decision that may have no answer",
        """
        That the decision answers for all values is not proven: its tests depend on other values, or it stands in a model that was
        drawn elsewhere. Where it has no answer, the case stops at this step with an incident, and an administrator corrects the data
        or the table and tries again. To be sure, give the outputs of the table a default, or compare its inputs with fixed values.
        """);

    public static readonly DiagnosticRule NoAnswer = Error("WF9020", "A decision gave no answer",
        """
        No rule of the table matches what it was given, several do where one may, or a value was missing. The incident names the
        inputs, never their values. Correct the data or the table, then retry.
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);
}
