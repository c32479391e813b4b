using System.Collections.Immutable;
using Workflows.Engine.Scenarios.Clauses;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios;

/// <summary>All scenarios of a folder, and how much of the processes and their documents they come to.</summary>
/// <param name="Results">In the order of the paths.</param>
/// <param name="Coverage">Of every process that could be read, also of those without a scenario, by id.</param>
/// <param name="Documents">Those that these processes carry out, by path.</param>
public sealed record ScenarioSuite(
    ImmutableArray<ScenarioResult> Results, ImmutableArray<ProcessCoverage> Coverage, ImmutableArray<DocumentClauses> Documents)
{
    public bool Passed => Results.All(r => r.Passed);

    /// <summary>Whether every clause is shown to be carried out; null where nothing was taken away to see (<see cref="ClauseCoverage"/>).</summary>
    public bool? AllShown => Documents.SelectMany(d => d.Clauses).SelectMany(c => c.Carriers).Any(c => c.Proof is not null)
        ? Documents.All(d => d.AllShown)
        : null;

    /// <param name="sources">All files.</param>
    /// <param name="under">The folder or the one file whose scenarios are run; empty: all.</param>
    public static ScenarioSuite Run(SourceSet sources, string under = "")
    {
        var folder = under.Trim('/');
        var paths = sources.Files.Keys
            .Where(p => p.EndsWith(ScenarioRunner.Ending, StringComparison.Ordinal))
            .Where(p => folder is "" or "." || p == folder || p.StartsWith(folder + "/", StringComparison.Ordinal))
            .ToImmutableArray();
        var processes = new PlayableProcesses(sources);
        var results = ScenarioRunner.Run(sources, paths, processes).ToImmutableArray();
        var covered = processes.All
            .Where(p => folder is "" or "."
                || p.Process.Source.Path.StartsWith(folder + "/", StringComparison.Ordinal)
                || results.Any(r => r.Played.Any(c => c.ProcessId == p.Process.Id.Value)))
            .OrderBy(p => p.Process.Id.Value, StringComparer.Ordinal)
            .ToList();
        var documents = covered
            .Where(p => p.Clauses is not null)
            .GroupBy(p => p.Clauses!.Source.Path)
            .OrderBy(sharing => sharing.Key, StringComparer.Ordinal)
            .Select(sharing => DocumentClauses.Of(sharing.First().Clauses!, [.. sharing], results));
        return new(results, [.. covered.Select(p => ProcessCoverage.Of(p, results))], [.. documents]);
    }
}
