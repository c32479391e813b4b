using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Paging;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Undelivered;

internal static class UndeliveredEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/undelivered", List).WithTags("incidents").WithName("listUndelivered").RequireAuthorization(Access.Administrator);

    /// <summary>What cases sent to one another and could not be delivered at the first try, the oldest first; for administrators.</summary>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="undelivered">Where it is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<UndeliveredBody>>> List(
        [AsParameters] PageRequest page, Asker asker, UndeliveredQueries undelivered, CancellationToken cancellationToken)
    {
        var slice = await undelivered.ListAsync(asker.Viewer, page.Slice, cancellationToken);
        return TypedResults.Ok(Page.Of(slice.Select(u => new UndeliveredBody(
            u.Sender.Value, u.Process, u.Number, u.Kind, u.Since, u.Attempts, u.NextTryAt, u.Problem))));
    }
}
