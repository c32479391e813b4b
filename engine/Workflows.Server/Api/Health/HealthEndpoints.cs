using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Workflows.Runtime.Storage;
using Workflows.Server.Auth;
using Workflows.Server.Hosting;

namespace Workflows.Server.Api.Health;

internal static class HealthEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/health").WithTags("health");
        group.MapGet("/live", Live).WithName("live").AllowAnonymous();
        group.MapGet("/ready", Ready).WithName("ready").AllowAnonymous();
        api.MapGet("/about", About).WithTags("health").WithName("about").RequireAuthorization(Access.Administrator);
    }

    /// <summary>Answers as long as the process runs.</summary>
    public static Ok<HealthBody> Live() => TypedResults.Ok(new HealthBody(HealthStatus.Ok, null));

    /// <summary>Answers whether requests can be served: the database can be read, and no timer is overdue.</summary>
    public static async Task<Results<Ok<HealthBody>, JsonHttpResult<HealthBody>>> Ready(
        IDatabase database, TimerAlarm alarm, DeliveryAlarm delivery, CancellationToken cancellationToken)
    {
        try
        {
            await database.QueryAsync(new("health.ready", "select 1"), row => row.Number(0), cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return Unavailable("The database cannot be reached.");
        }

        if (await alarm.IsOverdueAsync(cancellationToken))
        {
            return Unavailable("A timer should have fired more than a minute ago.");
        }

        return TypedResults.Ok(await delivery.IsStuckAsync(cancellationToken)
            ? new(HealthStatus.Degraded, "What one case sent to another has not been delivered for more than 5 minutes: see the incidents.")
            : new HealthBody(HealthStatus.Ok, null));
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

    private static JsonHttpResult<HealthBody> Unavailable(string detail) =>
        TypedResults.Json(new HealthBody(HealthStatus.Unavailable, detail), statusCode: StatusCodes.Status503ServiceUnavailable);
}
