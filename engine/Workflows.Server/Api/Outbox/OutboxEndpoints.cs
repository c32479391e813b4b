using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Json;
using Workflows.Server.Api.Paging;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Outbox;

internal static class OutboxEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/outbox", List).WithTags("outbox").WithName("listOutbox").RequireAuthorization(Access.Administrator);

    /// <summary>Mails with their fate, the latest first, without their content; for administrators.</summary>
    /// <param name="state">Only those in this state.</param>
    /// <param name="page">Which stretch.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="outbox">Where they are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<Page<OutboxEntry>>> List(
        Choice<MailState>? state, [AsParameters] PageRequest page, Asker asker, OutboxQueries outbox, CancellationToken cancellationToken)
    {
        var slice = await outbox.ListAsync(asker.Viewer, state?.Value, page.Slice, cancellationToken);
        return TypedResults.Ok(Page.Of(slice.Select(m => new OutboxEntry(
            m.Mail,
            m.Instance.Value,
            m.Kind,
            asker.Directory.Name(m.Person)!,
            m.State,
            m.CreatedAt,
            m.SentAt,
            m.Attempts,
            m.NextTryAt,
            m.Reason))));
    }
}
