using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>What shows that a process carries out a clause: what goes wrong when everything that carries it is taken away.</summary>
/// <param name="Clause">The clause's id.</param>
/// <param name="Text">What it asks.</param>
/// <param name="Carriers">The steps, deadlines or the plan that say they carry it.</param>
/// <param name="Failing">The scenarios that pass with them and fail without them.</param>
/// <param name="Finding">Why the process would no longer be valid without them; null when it would be, and scenarios decide.</param>
public sealed record ClauseProof(
    string Clause, string Text, ImmutableArray<ClauseCarrier> Carriers, ImmutableArray<ClauseFailure> Failing, Diagnostic? Finding)
{
    public bool IsShown => Finding is not null || !Failing.IsEmpty;
}

/// <param name="Name">The step's id, <c>deadline feedback</c>, or <c>plan</c>.</param>
/// <param name="Span">Where it cites the clause.</param>
public sealed record ClauseCarrier(string Name, SourceSpan Span);

/// <param name="Scenario">The scenario's file.</param>
/// <param name="Title">What it shows.</param>
/// <param name="First">What comes otherwise first.</param>
public sealed record ClauseFailure(string Scenario, string Title, Diagnostic First);

/// <summary>The clauses that a process says it carries out.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Clauses">In the order of the clause file; those that the file does not have are left out, which the check tells.</param>
public sealed record ProcessClauses(string ProcessId, ImmutableArray<ClauseProof> Clauses)
{
    public bool AllShown => Clauses.All(c => c.IsShown);
}
