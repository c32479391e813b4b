using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>The clauses of a governing document; several processes may carry out those of one.</summary>
/// <param name="Path">The clause file.</param>
/// <param name="Title">What the document is called.</param>
/// <param name="Clauses">All of its clauses, in its order.</param>
public sealed record DocumentClauses(string Path, string Title, ImmutableArray<ClauseStanding> Clauses)
{
    /// <summary>Those that some step has to carry.</summary>
    public IEnumerable<ClauseStanding> Asked => Clauses.Where(c => c.OutOfScope is null);

    /// <summary>Those that a scenario comes to.</summary>
    public Coverage Reached
    {
        get
        {
            var reached = Asked.Where(c => c.IsReached).Select(c => c.Clause).ToHashSet(StringComparer.Ordinal);
            return Coverage.Of(Asked.Select(c => c.Clause), reached.Contains);
        }
    }

    public bool AllShown => Asked.All(c => c.IsShown);

    /// <param name="document">The clause file.</param>
    /// <param name="processes">Those that carry its clauses out.</param>
    /// <param name="results">Of all scenarios; those that failed count too, as far as they came.</param>
    internal static DocumentClauses Of(
        ClauseFile document, IReadOnlyCollection<CheckedProcess> processes, IReadOnlyCollection<ScenarioResult> results)
    {
        var carriers = processes.SelectMany(p => CarriersOf(p.Process, results)).ToLookup(c => c.Clause, c => c.Carrier, StringComparer.Ordinal);
        return new(
            document.Source.Path,
            document.Document.Value,
            [.. document.Clauses.Select(c => new ClauseStanding(c.Id.Value, c.Text.Value, c.OutOfScope?.Value, [.. carriers[c.Id.Value]]))]);
    }

    private static IEnumerable<(string Clause, ClauseCarrier Carrier)> CarriersOf(
        ProcessDefinition process, IReadOnlyCollection<ScenarioResult> results)
    {
        var reached = results
            .SelectMany(r => r.Played)
            .Where(p => p.ProcessId == process.Id.Value)
            .SelectMany(p => p.Steps)
            .ToHashSet(StringComparer.Ordinal);
        return CitingPart.AllOf(process).SelectMany(part =>
            part.Clauses.Select(c => (c.Value, new ClauseCarrier(process.Id.Value, part.Name, c.Span, part.IsReachedBy(reached)))));
    }
}
