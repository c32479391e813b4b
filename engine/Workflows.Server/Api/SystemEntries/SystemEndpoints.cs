using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Paging;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.SystemEntries;

/// <summary>Something that was done to the installation and not to a case.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="At">When.</param>
/// <param name="Kind">Such as <c>start</c>, <c>deployment</c>, <c>organisation</c>, <c>erasure</c> or <c>restore</c>.</param>
/// <param name="Actor">Who was signed in; null for the server itself.</param>
/// <param name="Detail">What was done.</param>
public sealed record SystemEntryBody(long Number, Instant At, string Kind, string? Actor, string Detail);

internal static class SystemEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/system-entries", List).WithTags("system").WithName("listSystemEntries").RequireAuthorization(Access.Administrator);

    /// <summary>The journal of the installation, the latest first; for administrators.</summary>
    public static async Task<Ok<Page<SystemEntryBody>>> List(
        [AsParameters] PageRequest page, Asker asker, SystemQueries queries, CancellationToken cancellationToken)
    {
        var slice = await queries.ListAsync(asker.Viewer, page.Slice, cancellationToken);
        return TypedResults.Ok(Page.Of(slice.Select(e => new SystemEntryBody(e.Number, e.At, e.Kind, e.Actor, e.Detail))));
    }
}
