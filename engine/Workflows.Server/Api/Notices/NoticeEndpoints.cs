using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Notices;

internal static class NoticeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/notices").WithTags("notices").RequireAuthorization(Access.Person);
        group.MapGet("/", List).WithName("listNotices");
        group.MapPost("/{notice:guid}/read", MarkRead).WithName("markNoticeRead");
    }

    /// <summary>What the person who asks was told, the latest first.</summary>
    /// <param name="unread">True: only what is not yet marked as read; false: only the rest.</param>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="notices">Where they are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<NoticeBody>>> List(
        bool? unread, [AsParameters] PageRequest page, Asker asker, NoticeQueries notices, CancellationToken cancellationToken)
    {
        var slice = await notices.ListAsync(asker.Viewer, unread, page.Slice, cancellationToken);
        return TypedResults.Ok(Page.Of(slice.Select(n => new NoticeBody(
            n.Notice, n.At, n.Kind, n.Subject, n.Text, n.Instance.Value, n.Task?.Value, n.ReadAt))));
    }

    /// <summary>Marks a notice as read; marking it again changes nothing.</summary>
    public static async Task<Results<NoContent, ProblemAnswer>> MarkRead(
        Guid notice, Asker asker, NoticeQueries notices, CancellationToken cancellationToken) =>
        await notices.MarkReadAsync(asker.Viewer, notice, cancellationToken)
            ? TypedResults.NoContent()
            : ProblemKind.NotFound.Answer("There is no such notice, or none for you.");
}
