using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.State;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Paging;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Calls;

internal static class CallEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/calls", List).WithTags("calls").WithName("listCalls");

    /// <summary>Calls of services that are under way or are to be made, in order of time. Those that have stopped are incidents.</summary>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="calls">Where they are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<CallBody>>> List(
        Guid? instance, [AsParameters] PageRequest page, Asker asker, CallQueries calls, CancellationToken cancellationToken)
    {
        var slice = await calls.ListAsync(asker.Viewer, instance is { } id ? new InstanceId(id) : null, page.Slice, cancellationToken);
        return TypedResults.Ok(Page.Of(slice.Select(c =>
            new CallBody(c.Instance.Value, c.Process, c.Node, c.Host, c.Attempts, c.DueAt, c.IsUnderWay, c.Failure))));
    }
}
