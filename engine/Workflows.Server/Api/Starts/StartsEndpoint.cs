using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Runtime.Recurring;

namespace Workflows.Server.Api.Starts;

internal static class StartsEndpoint
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/starts", List).WithTags("starts").WithName("listStarts");

    /// <summary>The starts that come by themselves, in order of time, and those that messages bring about.</summary>
    /// <param name="process">Only those of this process.</param>
    /// <param name="starts">Where they are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Ok<StartList>> List(string? process, StartQueries starts, CancellationToken cancellationToken)
    {
        var listed = await starts.ListAsync(process, cancellationToken);
        var byMessage = await starts.ListByMessageAsync(process, cancellationToken);
        return TypedResults.Ok(new StartList(
            [
                .. listed.Select(s => new StartBody(
                    s.Process,
                    s.Title,
                    s.Every,
                    s.NextAt,
                    s.NextDay,
                    s.Following,
                    s.LastDay,
                    s.LastInstance,
                    s.LastRefusal,
                    s.LastDueAt,
                    s.LastStartedAt)),
            ],
            [.. byMessage.Select(m => new MessageStartBody(m.Process, m.Title, m.Message))]));
    }
}
