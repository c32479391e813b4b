namespace Workflows.Benchmarks.Waiting;

/// <summary>Shows to each flow of work the time that was set in it: cases are made as if they had been started over weeks.</summary>
internal sealed class FillingClock : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> _now = new();

    public void Set(DateTimeOffset now) => _now.Value = now;

    public override DateTimeOffset GetUtcNow() => _now.Value ?? base.GetUtcNow();
}
