using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Translations;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>Shows, clause by clause, that some scenario fails when what carries the clause is taken away.</summary>
/// <remarks>A clause is shown to be carried out by a scenario that passes with its carriers and fails without them, or by a finding: a process
/// that was sound and is no longer valid without them cannot do without them. A translation that still names them shows nothing, and is passed over.
/// A clause that neither shows may be cited and not carried out.</remarks>
public sealed class ClauseCoverage
{
    private readonly SourceSet _sources;
    private readonly PlayableProcesses _processes;
    private readonly ImmutableArray<ScenarioResult> _passed;

    private ClauseCoverage(SourceSet sources, PlayableProcesses processes, IEnumerable<ScenarioResult> results)
    {
        _sources = sources;
        _processes = processes;
        _passed = [.. results.Where(r => r.Passed)];
    }

    /// <param name="sources">All files.</param>
    /// <param name="under">The folder whose processes are looked at; empty: all.</param>
    /// <param name="progress">Called before each clause, with the process's id and the clause's.</param>
    /// <returns>Of every sound process that cites clauses of its document, by id.</returns>
    public static ImmutableArray<ProcessClauses> Of(SourceSet sources, string under = "", Action<string, string>? progress = null) =>
        Of(sources, ScenarioSuite.Run(sources, under), progress);

    /// <summary>The same with scenarios that have been played; those that failed show nothing.</summary>
    /// <param name="sources">All files.</param>
    /// <param name="suite">Their scenarios, as they came out.</param>
    /// <param name="progress">Called before each clause, with the process's id and the clause's.</param>
    public static ImmutableArray<ProcessClauses> Of(SourceSet sources, ScenarioSuite suite, Action<string, string>? progress = null)
    {
        var processes = new PlayableProcesses(sources);
        var coverage = new ClauseCoverage(sources, processes, suite.Results);
        return
        [
            .. processes.All
                .Where(p => !p.HasErrors && p.Clauses is not null && suite.Coverage.Any(c => c.ProcessId == p.Process.Id.Value))
                .OrderBy(p => p.Process.Id.Value, StringComparer.Ordinal)
                .Select(p => coverage.Of(p, progress)),
        ];
    }

    private ProcessClauses Of(CheckedProcess process, Action<string, string>? progress)
    {
        var proofs = ImmutableArray.CreateBuilder<ClauseProof>();
        foreach (var clause in process.Clauses!.Clauses)
        {
            var carriers = ClauseRemoval.CarriersOf(process.Process, clause.Id.Value);
            if (carriers.IsEmpty)
            {
                continue;
            }

            progress?.Invoke(process.Process.Id.Value, clause.Id.Value);
            proofs.Add(Prove(process, clause, carriers));
        }

        return new(process.Process.Id.Value, proofs.ToImmutable());
    }

    private ClauseProof Prove(CheckedProcess process, Clause clause, ImmutableArray<ClauseCarrier> carriers)
    {
        var without = PassingOverTexts(ProcessChecker.Recheck(ClauseRemoval.Without(process.Process, clause.Id.Value), _sources));
        if (without.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error) is { } finding)
        {
            return new(clause.Id.Value, clause.Text.Value, carriers, [], finding);
        }

        var played = _passed.Where(r => r.Played.Any(p => p.ProcessId == process.Process.Id.Value)).Select(r => r.Path);
        var results = ScenarioRunner.Run(_sources, played, _processes.With(without));
        return new(
            clause.Id.Value,
            clause.Text.Value,
            carriers,
            [.. results.Where(r => !r.Passed).Select(r => new ClauseFailure(r.Path, r.Title, r.Diagnostics.First(d => d.Severity == Severity.Error)))],
            Finding: null);
    }

    /// <summary>A translation may name what was taken away; the process runs without those texts, so scenarios decide.</summary>
    private static CheckedProcess PassingOverTexts(CheckedProcess process) =>
        process with { Diagnostics = [.. process.Diagnostics.Where(d => !TextsFile.Is(d.Span.Source.Path))] };
}
