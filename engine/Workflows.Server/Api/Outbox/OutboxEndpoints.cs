using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Outbox;

internal static class OutboxEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/outbox", List).WithTags("outbox").WithName("listOutbox").RequireAuthorization(Access.Administrator);

    /// <summary>Mails with their fate, the latest first, without their content; for administrators.</summary>
    /// <param name="state">Only those in this state.</param>
    /// <param name="page">Which stretch.</param>
    public static Results<Ok<Page<OutboxEntry>>, ProblemAnswer> List(MailState? state, [AsParameters] PageRequest page) => Pending.Answer;
}
