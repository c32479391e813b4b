namespace Workflows.Runtime.Health;

/// <summary>Where to say that all is well: a dead engine cannot raise its own alarm, so that an outside monitor must miss it.</summary>
public sealed record HeartbeatSettings
{
    /// <summary>An address that the monitor gives; it is fetched (GET) and nothing is sent with it. Null (the default): nowhere.</summary>
    public string? Address { get; init; }

    /// <summary>How often. Default one minute; tell the monitor to wait for three times that.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);
}
