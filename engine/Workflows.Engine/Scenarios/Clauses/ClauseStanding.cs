using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>A clause of a governing document, and how far it is carried out.</summary>
/// <param name="Clause">The clause's id.</param>
/// <param name="Text">What it asks.</param>
/// <param name="OutOfScope">Why no step carries it; null for a clause that some step must carry.</param>
/// <param name="Carriers">What says that it carries it, process by process.</param>
public sealed record ClauseStanding(string Clause, string Text, string? OutOfScope, ImmutableArray<ClauseCarrier> Carriers)
{
    /// <summary>A scenario comes to something that carries it.</summary>
    public bool IsReached => Carriers.Any(c => c.IsReached);

    /// <summary>Everything that carries it is missed when it is taken away. False too where nothing was taken away.</summary>
    public bool IsShown => !Carriers.IsEmpty && Carriers.All(c => c.Proof is { IsShown: true });
}

/// <param name="ProcessId">The process.</param>
/// <param name="Name">The step's id, <c>deadline feedback</c>, <c>on retaliation</c>, <c>window of preparation</c>, or <c>plan</c>.</param>
/// <param name="Span">Where it cites the clause.</param>
/// <param name="IsReached">A scenario comes to it.</param>
public sealed record ClauseCarrier(string ProcessId, string Name, SourceSpan Span, bool IsReached)
{
    /// <summary>What came of taking it away; null: that was not done.</summary>
    public ClauseProof? Proof { get; init; }
}

/// <summary>What goes wrong without something that carries a clause. Neither: nobody notices.</summary>
/// <param name="Failure">A scenario that passes with it and fails without; null: none does.</param>
/// <param name="Finding">Why the process is not valid without it; null when it is, and scenarios decide.</param>
public sealed record ClauseProof(ScenarioFailure? Failure, Diagnostic? Finding)
{
    public bool IsShown => Failure is not null || Finding is not null;
}

/// <param name="Scenario">The scenario's file.</param>
/// <param name="Title">What it shows.</param>
/// <param name="First">What comes otherwise first.</param>
public sealed record ScenarioFailure(string Scenario, string Title, Diagnostic First);
