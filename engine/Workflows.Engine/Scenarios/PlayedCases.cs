using System.Collections.Immutable;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios;

/// <summary>A case that takes part in a scenario: who acts in it, and what is expected of it.</summary>
internal sealed record PlayedCase(VirtualRun Run, ScenarioCast Cast, ExpectationCheck Check);

/// <summary>The cases of a scenario: the one that it starts, and those that are called and opened.</summary>
internal sealed class PlayedCases(VirtualCases cases, DiagnosticBag diagnostics)
{
    private readonly Dictionary<VirtualRun, PlayedCase> _played = [];

    public PlayedCase First => Of(cases.First);

    public IEnumerable<PlayedCase> All => cases.All.Select(Of);

    /// <summary>The case that was asked for by these steps, one within the other: of
    /// several the last. Null when there is none, which has been told.</summary>
    public PlayedCase? Find(ImmutableArray<CaseTarget> within, SourceSpan span)
    {
        var at = cases.First;
        foreach (var target in within)
        {
            var found = cases.All.LastOrDefault(c =>
                c.Asker is { } asker
                    && asker.Case == at
                    && asker.Step == target.Step.Value
                    && (target.Item is null || target.Item.Value == asker.Item));
            if (found is null)
            {
                ImmutableArray<string> names = [.. cases.All.Select(c => c.Asker?.Name).OfType<string>().Distinct()];
                diagnostics.Report(
                    ScenarioRules.NoSuchTask,
                    span,
                    $"No case was called or opened by '{target.Step}' so far.",
                    names.IsEmpty ? "none was by any step" : $"there are {Listing.And(names)}");
                return null;
            }

            at = found;
        }

        return Of(at);
    }

    /// <summary>The case that a message goes to: the first that waits for it, else the scenario's own, which then refuses it.</summary>
    public PlayedCase Awaiting(ScenarioStep.Message message) => All.FirstOrDefault(c => c.Run.State.Waits.Values
        .OfType<MessageWait>()
        .Any(w => w.Name == message.Name.Value && (w.Key is null || w.Key == message.Key?.Value))) ?? First;

    /// <summary>Remembers in all cases what only shows while it is there.</summary>
    public void Remember()
    {
        foreach (var played in All)
        {
            played.Cast.Remember();
        }
    }

    private PlayedCase Of(VirtualRun run)
    {
        if (!_played.TryGetValue(run, out var played))
        {
            var cast = new ScenarioCast(run.Graph, run, diagnostics);
            _played.Add(run, played = new(run, cast, new(run.Graph, run, cast, this, diagnostics)));
        }

        return played;
    }
}
