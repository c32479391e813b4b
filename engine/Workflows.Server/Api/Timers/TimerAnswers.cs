using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Definitions;
using Workflows.Server.Api.Languages;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Timers;

/// <summary>Puts together what a viewer is told of timers.</summary>
internal sealed class TimerAnswers(Wordings wordings, StepTitles titles, TimeProvider time)
{
    /// <summary>A timer that is this late did not ring as it should have.</summary>
    private static readonly Duration Tolerance = Duration.FromMinutes(1);

    public async Task<ImmutableArray<TimerBody>> DescribeAsync(
        IEnumerable<TimerListing> listings, Asker asker, CancellationToken cancellationToken)
    {
        var overdueBefore = Instant.FromDateTimeOffset(time.GetUtcNow()) - Tolerance;
        var timers = ImmutableArray.CreateBuilder<TimerBody>();
        foreach (var (instance, process, definition, timer, node, task) in listings)
        {
            var step = StepIds.StepOf(node);
            timers.Add(new(
                instance.Value,
                process,
                timer.Id.Value,
                timer.Purpose,
                timer.DueAt,
                step,
                timer.Task?.Value,
                task is null
                    ? await titles.OfAsync(definition, step, asker, cancellationToken)
                    : task.TitleIn((await wordings.OfAsync(definition, asker, cancellationToken)).Language),
                timer.Rule,
                timer.Occurrence,
                timer.DueAt < overdueBefore));
        }

        return timers.ToImmutable();
    }
}
