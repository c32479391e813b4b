using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Runtime.Health;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Health;
using Workflows.Server.Api.Timers;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Overview;

internal static class OverviewEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/overview", Get).WithTags("overview").WithName("getOverview");

    /// <summary>How things stand, in numbers.</summary>
    public static async Task<Ok<OverviewBody>> Get(
        Asker asker, OverviewQueries overview, TimerQueries timers, TimerAnswers answers, HealthWatch watch, CancellationToken cancellationToken)
    {
        var counts = await overview.CountAsync(asker.Viewer, cancellationToken);
        var next = await timers.ListAsync(asker.Viewer, new(), new(null, 1), cancellationToken);
        return TypedResults.Ok(OverviewBody.Of(
            counts,
            (await answers.DescribeAsync(next.Items, asker, cancellationToken)).FirstOrDefault(),
            asker.Caller.IsAdministrator ? HealthEndpoints.Wrong(await watch.ReportAsync(cancellationToken)) : []));
    }
}
