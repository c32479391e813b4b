using NodaTime;

namespace Workflows.Engine.Simulation;

/// <summary>The time of a virtual run, which all its cases share.</summary>
internal sealed class VirtualClock(Instant start)
{
    private int _number;

    public Instant Now { get; private set; } = start;

    /// <summary>Numbers what is carried out, across all cases.</summary>
    public int NextNumber() => ++_number;

    /// <summary>Moves on; a time that has passed leaves it where it is.</summary>
    public void MoveTo(Instant time) => Now = Instant.Max(Now, time);
}
