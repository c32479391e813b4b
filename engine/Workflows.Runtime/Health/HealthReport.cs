using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Runtime.Health;

public enum HealthLevel
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>Work goes on, and an administrator must look.</summary>
    Degraded,

    /// <summary>This node can do nothing.</summary>
    Unavailable,
}

/// <summary>What was found of one thing that the engine rests on.</summary>
/// <param name="Name">Such as <c>database</c> or <c>timers</c>.</param>
/// <param name="Level">How it is.</param>
/// <param name="Detail">What is the matter and what to do; null when all is well. Says nothing of any case.</param>
public sealed record HealthCheck(string Name, HealthLevel Level, string? Detail)
{
    internal static HealthCheck Of(string name, string? wrong) => new(name, wrong is null ? HealthLevel.Ok : HealthLevel.Degraded, wrong);
}

/// <summary>Work of one kind that is due and not done.</summary>
/// <param name="Queue"><c>timers</c>, <c>calls</c>, <c>mails</c>, <c>dispatches</c> (what cases send to one another) or <c>starts</c>.</param>
/// <param name="Due">How many, counted up to ten thousand.</param>
/// <param name="Oldest">How long the one is due that has waited longest; zero when nothing is due.</param>
public sealed record QueueStanding(string Queue, long Due, Duration Oldest)
{
    /// <summary>How long something may be due and not done before somebody must be told.</summary>
    public static Duration Tolerance { get; } = Duration.FromMinutes(1);

    public bool IsOverdue => Oldest > Tolerance;
}

/// <summary>How the engine is at a moment.</summary>
public sealed record HealthReport
{
    public required Instant At { get; init; }

    public required ImmutableArray<HealthCheck> Checks { get; init; }

    /// <summary>Empty when the database could not be read.</summary>
    public ImmutableArray<QueueStanding> Queues { get; init; } = [];

    /// <summary>Incidents that wait for an administrator, counted up to ten thousand.</summary>
    public long Incidents { get; init; }

    /// <summary>Nodes that run on the database, this one among them.</summary>
    public int Nodes { get; init; }

    /// <summary>How far this machine's clock is ahead of the database's; zero where they are one machine's.</summary>
    public TimeSpan ClockOff { get; init; }

    /// <summary>Bytes that are free where the data is; null where the system does not tell.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>How long anchors could not be written, in either place; zero when they are.</summary>
    public Duration AnchorsFailing { get; init; }

    /// <summary>The worst of all.</summary>
    public HealthLevel Level => Checks.Select(c => c.Level).DefaultIfEmpty(HealthLevel.Ok).Max();
}
