using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Definitions;

namespace Workflows.Server.Api.Instances;

/// <summary>Where an instance stands, step by step, as people read it.</summary>
internal static class StepStandings
{
    /// <param name="steps">In the order of the file; steps inside others follow the one that they are in.</param>
    /// <param name="progress">As the journal tells it.</param>
    /// <param name="today">By the process's calendar; a stage that is open after its last planned day is late.</param>
    public static ImmutableArray<StepStanding> Of(ImmutableArray<StepSummary> steps, StepProgress progress, LocalDate today)
    {
        var own = steps.Select(s => StandingOf(s, progress)).ToList();
        return [.. steps.Select((step, i) => Describe(step, own[i], IsOpenInside(steps, own, i), today))];
    }

    /// <summary>What stops the for-each round a step is told at the step.</summary>
    private static Runtime.Queries.StepStanding StandingOf(StepSummary step, StepProgress progress)
    {
        var own = progress.At(step.Node);
        return own with { Incidents = own.Incidents + progress.At(StepIds.EachOf(step.Node)).Incidents };
    }

    /// <summary>A parallel lets its token go at once; it is open as long as something is in its branches.</summary>
    private static bool IsOpenInside(ImmutableArray<StepSummary> steps, List<Runtime.Queries.StepStanding> standings, int index) =>
        Enumerable.Range(index + 1, steps.Length - index - 1)
            .TakeWhile(i => steps[i].Depth > steps[index].Depth)
            .Any(i => standings[i] is { Open: > 0 } or { Held: > 0 } or { Incidents: > 0 });

    private static StepStanding Describe(StepSummary step, Runtime.Queries.StepStanding standing, bool openInside, LocalDate today) => new(
        step.Node,
        step.Kind,
        step.Title,
        step.Depth,
        standing switch
        {
            { Incidents: > 0 } => StepState.Incident,
            { Held: > 0, Open: 0 } => StepState.Held,
            { Open: > 0 } => StepState.Open,
            { Done: > 0 } => openInside ? StepState.Open : StepState.Done,
            { Skipped: > 0 } => StepState.Skipped,
            _ => StepState.Ahead,
        },
        standing.Open,
        standing.Done,
        step.Kind == "stage" && standing.Open > 0 && standing.PlannedUntil < today);
}
