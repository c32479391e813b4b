using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.State;
using Workflows.Server.Api.Paging;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Api.Timers;

internal static class TimerEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/timers", List).WithTags("timers").WithName("listTimers");

    /// <summary>What fires next, in order of time.</summary>
    /// <param name="purpose">Only those that do this.</param>
    /// <param name="process">Only those of this process.</param>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="page">Which stretch.</param>
    public static Results<Ok<Page<TimerBody>>, ProblemAnswer> List(
        TimerPurpose? purpose, string? process, Guid? instance, [AsParameters] PageRequest page) => Pending.Answer;
}
