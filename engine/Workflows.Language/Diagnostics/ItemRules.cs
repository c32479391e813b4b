namespace Workflows.Language.Diagnostics;

/// <summary>Why an item could not be added to a for-each (WF914x).</summary>
public static class ItemRules
{
    public static readonly DiagnosticRule NotRunning = new(
        "WF9140", Severity.Error, "No for-each that runs",
        "An item can be added to a step with 'for-each' until its last item has ended or it has closed. Nothing was changed.");

    public static readonly DiagnosticRule DoesNotFit = new(
        "WF9141", Severity.Error, "An item unlike the others",
        "An added item has the fields that the others have, with values of the same types. Nothing was changed.");

    public static readonly DiagnosticRule ThereAlready = new(
        "WF9142", Severity.Error, "An item that is there already",
        "Items are told apart by their names, so two of one for-each cannot have the same. Nothing was changed.");
}
