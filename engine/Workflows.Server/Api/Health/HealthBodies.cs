using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Server.Api.Health;

/// <param name="Status">The worst of the checks.</param>
/// <param name="Detail">What is the matter and what to do; null when all is well.</param>
/// <param name="Checks">Everything that was looked at; empty where only the process is asked for.</param>
public sealed record HealthBody(HealthStatus Status, string? Detail, ImmutableArray<HealthCheckBody> Checks);

/// <summary>One thing that the engine rests on.</summary>
/// <param name="Name"><c>database</c>, <c>keys</c>, <c>clock</c>, <c>scheduler</c>, <c>disk</c>, and what may be due and not done:
/// <c>timers</c>, <c>calls</c>, <c>mails</c>, <c>dispatches</c>, <c>starts</c>.</param>
/// <param name="Status">How it is.</param>
/// <param name="Detail">What is the matter and what to do; null when all is well.</param>
public sealed record HealthCheckBody(string Name, HealthStatus Status, string? Detail);

/// <summary><c>ok</c>; <c>degraded</c>: work goes on, and an administrator must look; <c>unavailable</c>: this node can do nothing.</summary>
public enum HealthStatus
{
    Ok,
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
