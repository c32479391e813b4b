using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.State;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Json;
using Workflows.Server.Api.Paging;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Timers;

internal static class TimerEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/timers", List).WithTags("timers").WithName("listTimers");

    /// <summary>What fires next, in order of time.</summary>
    /// <param name="purpose">Only those that do this.</param>
    /// <param name="process">Only those of this process.</param>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="timers">Where they are read.</param>
    /// <param name="answers">How they are told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<TimerBody>>> List(
        Choice<TimerPurpose>? purpose,
        string? process,
        Guid? instance,
        [AsParameters] PageRequest page,
        Asker asker,
        TimerQueries timers,
        TimerAnswers answers,
        CancellationToken cancellationToken)
    {
        var filter = new TimerFilter { Purpose = purpose?.Value, Process = process, Instance = instance is { } id ? new InstanceId(id) : null };
        var slice = await timers.ListAsync(asker.Viewer, filter, page.Slice, cancellationToken);
        return TypedResults.Ok(new Page<TimerBody>(await answers.DescribeAsync(slice.Items, asker, cancellationToken), slice.Next));
    }
}
