using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios;

/// <summary>All scenarios of a folder, and how much of the processes they come to.</summary>
/// <param name="Results">In the order of the paths.</param>
/// <param name="Coverage">Of every process that could be read, also of those without a scenario, by id.</param>
public sealed record ScenarioSuite(ImmutableArray<ScenarioResult> Results, ImmutableArray<ProcessCoverage> Coverage)
{
    public bool Passed => Results.All(r => r.Passed);

    /// <param name="sources">All files.</param>
    /// <param name="under">The folder or the one file whose scenarios are run; empty: all.</param>
    /// <param name="progress">Called before each, with how many are done, how many there are, and its path.</param>
    public static ScenarioSuite Run(SourceSet sources, string under = "", Action<int, int, string>? progress = null)
    {
        var folder = under.Trim('/');
        var paths = sources.Files.Keys
            .Where(p => p.EndsWith(ScenarioRunner.Ending, StringComparison.Ordinal))
            .Where(p => folder is "" or "." || p == folder || p.StartsWith(folder + "/", StringComparison.Ordinal))
            .ToImmutableArray();
        var processes = new PlayableProcesses(sources);
        var told = paths.Select((path, i) =>
        {
            progress?.Invoke(i, paths.Length, path);
            return path;
        });
        var results = ScenarioRunner.Run(sources, told, processes).ToImmutableArray();
        var coverage = processes.All
            .Where(p => folder is "" or "." || p.Process.Source.Path.StartsWith(folder + "/", StringComparison.Ordinal) || results.Any(r => r.Played.Any(c => c.ProcessId == p.Process.Id.Value)))
            .OrderBy(p => p.Process.Id.Value, StringComparer.Ordinal)
            .Select(p => ProcessCoverage.Of(p, results));
        return new(results, [.. coverage]);
    }
}
