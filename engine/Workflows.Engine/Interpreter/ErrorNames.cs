using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Interpreter;

/// <summary>The names by which <c>on: error</c> knows what stops a step, where that is an incident of the engine's own.</summary>
internal static class ErrorNames
{
    /// <summary>Null for what no handler may catch: a circle that never waits, a definition without the step.</summary>
    public static string? Of(DiagnosticRule rule) => rule switch
    {
        _ when rule == IncidentRules.NoUsableValue => "no-value",
        _ when rule == IncidentRules.NoBranchHolds => "no-branch",
        _ when rule == IncidentRules.NobodyHoldsRole => "nobody",
        _ when rule == IncidentRules.WentBackTooOften => "too-often",
        _ when rule == IncidentRules.NoTime => "no-time",
        _ when rule == DecideRules.NoAnswer => "no-answer",
        _ => null,
    };
}
