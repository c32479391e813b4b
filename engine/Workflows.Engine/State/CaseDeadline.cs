using NodaTime;

namespace Workflows.Engine.State;

/// <summary>Where a deadline of a case stands.</summary>
public enum DeadlineStanding
{
    /// <summary>What starts its clock has not come.</summary>
    Waiting,

    Running,

    /// <summary>It has passed and is not met.</summary>
    Missed,

    Met,

    /// <summary>Met after it had passed.</summary>
    MetLate,

    /// <summary>The case ended before it was met.</summary>
    Dropped,
}

/// <summary>A deadline of a case.</summary>
/// <param name="Name">As the process names it.</param>
/// <param name="Standing">Where it stands.</param>
public sealed record CaseDeadline(string Name, DeadlineStanding Standing)
{
    /// <summary>What it counts from; null until that has come.</summary>
    public DuePoint? From { get; init; }

    /// <summary>By when; null until its clock runs.</summary>
    public DuePoint? Due { get; init; }

    /// <summary>When it was met.</summary>
    public Instant? MetAt { get; init; }

    /// <summary>The step that met it.</summary>
    public string? MetBy { get; init; }

    /// <summary>True while its clock has not been stopped.</summary>
    public bool IsOpen => Standing is DeadlineStanding.Waiting or DeadlineStanding.Running or DeadlineStanding.Missed;
}
