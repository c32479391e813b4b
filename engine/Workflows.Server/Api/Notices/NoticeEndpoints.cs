using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Notices;

internal static class NoticeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/notices").WithTags("notices");
        group.MapGet("/", List).WithName("listNotices").RequireAuthorization(Access.Person);
        group.MapPost("/{notice}/read", MarkRead).WithName("markNoticeRead").RequireAuthorization(Access.Person);
    }

    /// <summary>What the person who asks was told, the latest first.</summary>
    /// <param name="unread">True: only what is not yet marked as read.</param>
    /// <param name="page">Which stretch.</param>
    public static Results<Ok<Page<NoticeBody>>, ProblemAnswer> List(bool? unread, [AsParameters] PageRequest page) => Pending.Answer;

    /// <summary>Marks a notice as read; marking it again changes nothing.</summary>
    public static Results<NoContent, ProblemAnswer> MarkRead(string notice) => Pending.Answer;
}
