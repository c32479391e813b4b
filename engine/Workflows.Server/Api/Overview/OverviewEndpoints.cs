using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Api.Overview;

internal static class OverviewEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/overview", Get).WithTags("overview").WithName("getOverview");

    /// <summary>How things stand, in numbers.</summary>
    public static Results<Ok<OverviewBody>, ProblemAnswer> Get() => Pending.Answer;
}
