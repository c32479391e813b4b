using NodaTime;

namespace Workflows.Runtime.Tests.Running;

/// <summary>A clock that moves only when told to.</summary>
public sealed class ManualTime(Instant now) : TimeProvider
{
    private Instant _now = now;

    public Instant Now => _now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => NodaConstants.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now.ToDateTimeOffset();

    public override long GetTimestamp() => _now.ToUnixTimeTicks();

    public void Advance(Duration duration) => _now += duration;
}
