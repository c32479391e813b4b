using System.Globalization;
using System.Threading.RateLimiting;
using Workflows.Server.Api.Problems;

namespace Workflows.Server.Auth;

/// <summary>Bounds how often signing in is tried, by everybody together: addresses tell nothing apart on one machine.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    private const int AttemptsAMinute = 20;

    public static IServiceCollection AddSignInLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(Policy, _ => RateLimitPartition.GetFixedWindowLimiter(
            Policy, _ => new() { PermitLimit = AttemptsAMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
        limiter.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await ProblemKind.TooMany.Answer("Signing in was tried too often.").ExecuteAsync(rejected.HttpContext);
        };
    });
}
