using System.Diagnostics.Metrics;
using Workflows.Runtime.Claiming;

namespace Workflows.Runtime.Telemetry;

/// <summary>What the runtime counts, under the meter <c>Workflows</c>. Labels are kinds out of closed sets: never a case, a person, an
/// address or a value.</summary>
public static class Meters
{
    /// <summary>The name of the meter, and of the activity source.</summary>
    public const string Name = "Workflows";

    private static readonly Meter Meter = new(Name);

    internal static Counter<long> ClaimsLost { get; } = Meter.CreateCounter<long>(
        "workflows.claims.lost", description: "Work that a node had taken and another took over: the lease ran out.");

    internal static KeyValuePair<string, object?> Of(DueTable table) => new("queue", table.Name);
}
