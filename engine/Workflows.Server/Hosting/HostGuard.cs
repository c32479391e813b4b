using Workflows.Server.Api.Problems;

namespace Workflows.Server.Hosting;

/// <summary>Answers only to this machine's own names: a page elsewhere whose name is made to lead here (DNS rebinding) gets nothing.</summary>
internal static class HostGuard
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };

    public static IApplicationBuilder UseHostGuard(this IApplicationBuilder app) => app.Use((context, next) =>
        Names.Contains(context.Request.Host.Host) ? next(context) : ProblemKind.Misdirected.Answer().ExecuteAsync(context));
}
