using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Translations;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>Shows, part by part, that some scenario fails when what carries a clause is taken away.</summary>
/// <remarks>A part is missed by a scenario that passes with it and fails without it, or by a finding: a process that was sound and is no longer
/// valid without it cannot do without it. A translation that still names it shows nothing, and is passed over.
/// A clause with a part that neither misses may be cited and not carried out.</remarks>
public static class ClauseCoverage
{
    /// <summary>Plays the scenarios of a folder, and plays them again without each part that carries a clause.</summary>
    /// <param name="sources">All files.</param>
    /// <param name="under">The folder whose processes are looked at; empty: all.</param>
    public static ScenarioSuite Of(SourceSet sources, string under = "") => Of(sources, ScenarioSuite.Run(sources, under));

    /// <summary>The same with scenarios that have been played; those that failed show nothing.</summary>
    /// <param name="sources">All files.</param>
    /// <param name="suite">Their scenarios, as they came out.</param>
    /// <returns>The suite, with a proof at every part that cites a clause.</returns>
    public static ScenarioSuite Of(SourceSet sources, ScenarioSuite suite)
    {
        var processes = new PlayableProcesses(sources);
        var cited = suite.Documents
            .SelectMany(d => d.Clauses)
            .SelectMany(c => c.Carriers)
            .Select(c => c.Span.Source.Path)
            .ToHashSet(StringComparer.Ordinal);
        var sound = processes.All.Where(p => !p.HasErrors).ToList();
        sound.ForEach(p => processes.GraphOf(p)); // once, not once for every part
        var proofs = sound
            .Where(p => cited.Contains(p.Process.Source.Path))
            .SelectMany(p => CitingPart.AllOf(p.Process).Select(part => (Process: p, Part: part)))
            .AsParallel()
            .Select(one => (one.Part.Clauses, Proof: Prove(one.Process, one.Part, sources, processes, suite.Results)))
            .AsEnumerable()
            .SelectMany(one => one.Clauses.Select(c => (c.Span, one.Proof)))
            .ToDictionary(one => one.Span, one => one.Proof);
        return suite with
        {
            Documents = [.. suite.Documents.Select(d => d with { Clauses = [.. d.Clauses.Select(Proven)] })],
        };

        ClauseStanding Proven(ClauseStanding clause) => clause with
        {
            Carriers = [.. clause.Carriers.Select(c => c with { Proof = proofs.GetValueOrDefault(c.Span) })],
        };
    }

    private static ClauseProof Prove(
        CheckedProcess process, CitingPart part, SourceSet sources, PlayableProcesses processes, ImmutableArray<ScenarioResult> results)
    {
        var without = PassingOverTexts(ProcessChecker.Recheck(PartRemoval.Without(process.Process, part), sources));
        if (without.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error) is { } finding)
        {
            return new(null, finding);
        }

        // One that never came to the part cannot miss it, and one that fails is enough.
        var coming = results
            .Where(r => r.Passed && r.Played.Any(p => p.ProcessId == process.Process.Id.Value && part.IsReachedBy(p.Steps)))
            .Select(r => r.Path);
        var failed = ScenarioRunner.Run(sources, coming, processes.With(without)).FirstOrDefault(r => !r.Passed);
        return new(failed is null ? null : new(failed.Path, failed.Title, failed.Diagnostics.First(d => d.Severity == Severity.Error)), null);
    }

    /// <summary>A translation may name what was taken away; the process runs without those texts, so scenarios decide.</summary>
    private static CheckedProcess PassingOverTexts(CheckedProcess process) =>
        process with { Diagnostics = [.. process.Diagnostics.Where(d => !TextsFile.Is(d.Span.Source.Path))] };
}
