using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Services;

/// <summary>When a call counts as done, and when one that failed is made again.</summary>
public static class CallRules
{
    // What a worker may need besides the call itself, before it is taken for dead.
    private static readonly Duration Grace = Duration.FromSeconds(30);

    /// <summary>What a call is sent under, the same at every attempt: a service that keeps it does nothing twice.</summary>
    public static Guid KeyOf(InstanceId instance, WaitId job) => StableId.Of("call", instance, job.Value);

    public static bool IsDone(HttpStep step, int status) =>
        step.Accept.IsEmpty ? status is >= 200 and <= 299 : step.Accept.Contains(status);

    /// <summary>What a status means that is not one of those that count as done (RFC 9110 §15).</summary>
    public static CallFailure FailureOf(int status, string host) => new(
        $"http-{status}",
        status is 408 or 425 or 429 or >= 500 ? CallFailureKind.Passing : CallFailureKind.Lasting,
        status switch
        {
            >= 300 and <= 399 => $"{host} answered {status}: it wants to be called elsewhere, which is not followed.",
            401 or 403 => $"{host} answered {status}: it does not let the server in.",
            _ => $"{host} answered {status}.",
        });

    /// <summary>How long an attempt may be under way.</summary>
    internal static Duration LeaseOf(ServiceRequest request) => Duration.FromSeconds(request.TimeoutSeconds) + Grace;

    /// <summary>The pause after so many tries: it doubles each time up to the longest; up to a fifth is taken off, by a number made of the
    /// ids, so that working it out again gives the same.</summary>
    /// <param name="rule">The step's.</param>
    /// <param name="instance">Whose call.</param>
    /// <param name="job">With the tries so far.</param>
    /// <param name="asked">Seconds that the service asked for: no shorter pause, but none beyond the longest.</param>
    internal static Duration PauseAfter(RetryRule rule, InstanceId instance, JobWait job, long? asked)
    {
        var doubled = Math.Min(rule.FirstSeconds * Math.Pow(2, Math.Max(0, job.Tries - 1)), rule.MostSeconds);
        var spread = doubled * (1 - (0.2 * StableId.Fraction("pause", instance, job.Id.Value, job.Attempt)));
        return Duration.FromMilliseconds(Math.Round(Math.Max(spread, Math.Min(asked ?? 0, rule.MostSeconds)) * 1000));
    }
}
