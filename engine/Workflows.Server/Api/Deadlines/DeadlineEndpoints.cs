using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.State;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Paging;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Deadlines;

internal static class DeadlineEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/deadlines", List).WithTags("deadlines").WithName("listDeadlines");

    /// <summary>Deadlines of cases whose clocks run, in order of time.</summary>
    /// <param name="late">True: only those that have passed and are not met; false: only those that have not passed.</param>
    /// <param name="process">Only those of this process.</param>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="deadlines">Where they are read.</param>
    /// <param name="answers">How they are told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<DeadlineEntry>>> List(
        bool? late,
        string? process,
        Guid? instance,
        [AsParameters] PageRequest page,
        Asker asker,
        DeadlineQueries deadlines,
        DeadlineAnswers answers,
        CancellationToken cancellationToken)
    {
        var filter = new DeadlineFilter { Late = late, Process = process, Instance = instance is { } id ? new InstanceId(id) : null };
        var slice = await deadlines.ListAsync(asker.Viewer, filter, page.Slice, cancellationToken);
        return TypedResults.Ok(new Page<DeadlineEntry>(await answers.DescribeAsync(slice.Items, cancellationToken), slice.Next));
    }
}
