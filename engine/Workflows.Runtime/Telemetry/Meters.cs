using System.Diagnostics;
using System.Diagnostics.Metrics;
using Workflows.Runtime.Claiming;

namespace Workflows.Runtime.Telemetry;

/// <summary>What the runtime counts and measures, under the meter and the activity source <c>Workflows</c>.</summary>
/// <remarks>Labels are kinds out of closed sets: never a case, a person, an address, a name that somebody gave or a value.</remarks>
public static class Meters
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Workflows";

    private static readonly Meter Meter = new(Name);

    internal static ActivitySource Activities { get; } = new(Name);

    internal static Counter<long> Commands { get; } = Meter.CreateCounter<long>(
        "workflows.commands", description: "Commands to cases, by kind and outcome.");

    internal static Histogram<double> CommandTime { get; } = Meter.CreateHistogram<double>(
        "workflows.command.duration", "s", "From taking a command to its answer, by kind.");

    internal static Histogram<double> CommitTime { get; } = Meter.CreateHistogram<double>(
        "workflows.commit.duration", "s", "From handing a step to the database to its being on the disk.");

    internal static Histogram<long> Batch { get; } = Meter.CreateHistogram<long>(
        "workflows.commit.batch", description: "Writes that were committed together.");

    internal static Counter<long> Conflicts { get; } = Meter.CreateCounter<long>(
        "workflows.conflicts", description: "Steps made again because another command of the same case came first.");

    internal static Histogram<double> TimerLag { get; } = Meter.CreateHistogram<double>(
        "workflows.timer.lag", "s", "From the time at which a timer was due to its firing.");

    internal static Counter<long> Mails { get; } = Meter.CreateCounter<long>(
        "workflows.mails", description: "Tries to send a mail, by what the mail server said.");

    internal static Counter<long> Calls { get; } = Meter.CreateCounter<long>(
        "workflows.calls", description: "Attempts to call a service, by what came of them.");

    internal static Counter<long> Retries { get; } = Meter.CreateCounter<long>(
        "workflows.retries", description: "Work that is to be done again later, by queue.");

    internal static Counter<long> ClaimsLost { get; } = Meter.CreateCounter<long>(
        "workflows.claims.lost", description: "Work that a node had taken and another took over, since the lease ran out.");

    internal static KeyValuePair<string, object?> Of(DueTable table) => new("queue", table.Queue.Name);

    internal static KeyValuePair<string, object?> Result(string result) => new("result", result);

    internal static double Since(long began) => Stopwatch.GetElapsedTime(began).TotalSeconds;
}
