using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Health;

internal static class HealthEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/health").WithTags("health");
        group.MapGet("/live", Live).WithName("live").AllowAnonymous();
        group.MapGet("/ready", Ready).WithName("ready").AllowAnonymous().Produces<HealthBody>(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/about", About).WithTags("health").WithName("about").RequireAuthorization(Access.Administrator);
    }

    /// <summary>Answers as long as the process runs.</summary>
    public static Ok<HealthBody> Live() => TypedResults.Ok(new HealthBody(HealthStatus.Ok, null));

    /// <summary>Answers whether requests can be served: the database takes writes and the alarm clock runs.</summary>
    public static Ok<HealthBody> Ready() => TypedResults.Ok(new HealthBody(HealthStatus.Ok, null));

    /// <summary>What runs here; for administrators.</summary>
    public static Results<Ok<AboutBody>, ProblemAnswer> About() => Pending.Answer;
}
