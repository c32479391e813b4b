using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Workflows.Runtime.Health;
using Workflows.Runtime.Storage;
using Workflows.Server.Auth;
using Workflows.Server.Hosting;

namespace Workflows.Server.Api.Health;

internal static class HealthEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/health").WithTags("health");
        group.MapGet("/", Whole).WithName("health").Produces<HealthBody>().AllowAnonymous();
        group.MapGet("/live", Live).WithName("live").AllowAnonymous();
        group.MapGet("/ready", Ready).WithName("ready").Produces<HealthBody>().AllowAnonymous();
        api.MapGet("/about", About).WithTags("health").WithName("about").RequireAuthorization(Access.Administrator);
    }

    /// <summary>Answers as long as the process runs: for what starts it again when it does not.</summary>
    public static Ok<HealthBody> Live() => TypedResults.Ok(new HealthBody(HealthStatus.Ok, null, []));

    /// <summary>Whether this node can serve requests: for what shares requests out among nodes.</summary>
    public static async Task<JsonHttpResult<HealthBody>> Ready(HealthWatch watch, CancellationToken cancellationToken)
    {
        var report = await watch.ReportAsync(cancellationToken);
        return Answer(report, isWell: report.Level is not HealthLevel.Unavailable);
    }

    /// <summary>Whether all is well: for what calls an administrator when it is not.</summary>
    public static async Task<JsonHttpResult<HealthBody>> Whole(HealthWatch watch, CancellationToken cancellationToken)
    {
        var report = await watch.ReportAsync(cancellationToken);
        return Answer(report, isWell: report.Level is HealthLevel.Ok);
    }

    /// <summary>What runs here; for administrators.</summary>
    public static Ok<AboutBody> About(ServerFolders folders, ServerOptions options, IDatabase database, ServerStart start, TimeProvider time) =>
        TypedResults.Ok(new AboutBody(
            ServerVersion.Text,
            start.At,
            Instant.FromDateTimeOffset(time.GetUtcNow()),
            database.Description,
            database.Dialect is SqlDialect.Sqlite ? SqliteVersion.Text : null,
            folders.Data,
            folders.Processes,
            options.Mail.Route));

    private static JsonHttpResult<HealthBody> Answer(HealthReport report, bool isWell) => TypedResults.Json(
        new HealthBody(
            StatusOf(report.Level),
            report.Checks.FirstOrDefault(c => c.Level == report.Level)?.Detail,
            [.. report.Checks.Select(Describe)]),
        statusCode: isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    /// <summary>What is not well.</summary>
    public static ImmutableArray<HealthCheckBody> Wrong(HealthReport report) =>
        [.. report.Checks.Where(c => c.Level is not HealthLevel.Ok).Select(Describe)];

    private static HealthCheckBody Describe(HealthCheck check) => new(check.Name, StatusOf(check.Level), check.Detail);

    private static HealthStatus StatusOf(HealthLevel level) => level switch
    {
        HealthLevel.Ok => HealthStatus.Ok,
        HealthLevel.Degraded => HealthStatus.Degraded,
        _ => HealthStatus.Unavailable,
    };
}
