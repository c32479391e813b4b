using NodaTime;

namespace Workflows.Server.Api.Health;

/// <param name="Status">Whether requests can be served, and whether an administrator should look.</param>
/// <param name="Detail">What is the matter; null when all is well.</param>
public sealed record HealthBody(HealthStatus Status, string? Detail);

public enum HealthStatus
{
    Ok,

    /// <summary>Requests are served; something else waits for an administrator.</summary>
    Degraded,

    Unavailable,
}

/// <summary>What runs here.</summary>
/// <param name="Version">Of the server.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Now">Its clock.</param>
/// <param name="Database">Kind, version and place, without password.</param>
/// <param name="SqliteVersion">Of the SQLite library; null with PostgreSQL.</param>
/// <param name="DataFolder">Where its data is.</param>
/// <param name="ProcessesFolder">Where it loaded processes from.</param>
/// <param name="Mail">How mail leaves: a folder or a server's name.</param>
public sealed record AboutBody(
    string Version,
    Instant StartedAt,
    Instant Now,
    string Database,
    string? SqliteVersion,
    string DataFolder,
    string ProcessesFolder,
    string Mail);
