using System.Collections.Immutable;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Scenarios;

/// <summary>How far a case of a scenario came.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="Steps">The ids of the steps that it came to.</param>
/// <param name="Outcomes">The outcomes that were given.</param>
public sealed record PlayedProcess(string ProcessId, ImmutableSortedSet<string> Steps, ImmutableSortedSet<StepOutcome> Outcomes)
{
    internal static PlayedProcess Of(VirtualRun run) => new(run.Graph.ProcessId, StepsOf(run), OutcomesOf(run));

    private static ImmutableSortedSet<string> StepsOf(VirtualRun run)
    {
        var ids = StepIds.Of(run.Graph.Process.Process.Steps);
        var nodes = run.Steps.SelectMany(s => s.Events).Select(e => e switch
        {
            TokenCreated created => created.Node,
            TokenMoved moved => moved.Node,
            _ => null,
        });
        var skipped = run.Steps.SelectMany(s => s.Events).OfType<StepSkipped>().Select(s => s.Node).ToHashSet(StringComparer.Ordinal);
        return [.. nodes.OfType<string>().Where(n => ids.Find(n) is not null && !skipped.Contains(n))];
    }

    private static ImmutableSortedSet<StepOutcome> OutcomesOf(VirtualRun run) =>
    [
        .. from step in run.Steps
           from done in step.Events.OfType<TaskCompleted>()
           let outcome = done.Outcome
           where outcome is not null
           select new StepOutcome(step.Before.Tasks[done.Task].Node, outcome),
    ];
}
