using System.Net;
using Workflows.Runtime;
using Workflows.Server.Api.Problems;
using Workflows.Server.Auth;
using Workflows.Server.Hosting;

namespace Workflows.Server.Telemetry;

/// <summary><c>/metrics</c>, for Prometheus and whoever speaks its text format.</summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";

    private const string Bearer = "Bearer ";
    private const int ShortestToken = 16;

    /// <exception cref="StartRefusedException">The token can be guessed.</exception>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var token = routes.ServiceProvider.GetRequiredService<TelemetryOptions>().MetricsToken;
        if (token is { Length: < ShortestToken })
        {
            throw new StartRefusedException(
                $"Workflows__Telemetry__MetricsToken has fewer than {ShortestToken} characters and can be guessed. "
                + "Make one with: openssl rand -hex 16");
        }

        var hash = token is null ? null : Secret.Hash(token);
        routes.MapGet(Path, (HttpContext context, MetricsText metrics) => MayRead(context, hash)
                ? Results.Text(metrics.Write(), MetricsText.MediaType)
                : ProblemKind.NotFound.Answer())
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    /// <summary>With a token set, whoever has it; without, this machine.</summary>
    private static bool MayRead(HttpContext context, string? hash) => hash is null
        ? context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        : context.Request.Headers.Authorization.ToString() is { } given
            && given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && Secret.Matches(given[Bearer.Length..], hash);
}
