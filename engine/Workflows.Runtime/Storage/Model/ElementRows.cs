using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class ScopeRow
{
    public required Guid Instance { get; init; }

    public required long Id { get; init; }

    public required byte[] Closed { get; init; }
}

internal sealed class TokenRow
{
    public required Guid Instance { get; init; }

    public required long Id { get; init; }

    public required long Scope { get; init; }

    public required string Node { get; init; }
}

internal sealed class ArrivalRow
{
    public required Guid Instance { get; init; }

    public required long Scope { get; init; }

    public required string Gate { get; init; }

    public required string Flow { get; init; }
}

internal sealed class TaskRow
{
    public required Guid Instance { get; init; }

    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required string Node { get; init; }

    public string? Assignee { get; init; }

    public required Instant OpenedAt { get; init; }

    public Instant? DueAt { get; init; }

    /// <summary>As ISO 8601 writes it; null when the due time is not a day.</summary>
    public string? DueDay { get; init; }

    public Instant? ClosedAt { get; init; }

    public string? ClosedAs { get; init; }

    public required byte[] Closed { get; init; }
}

internal sealed class TaskCandidateRow
{
    public required Guid Instance { get; init; }

    public required long Task { get; init; }

    public required string Principal { get; init; }

    /// <summary>As a count of ticks, since a task that has no due date is due at the last that can be written.</summary>
    public required long DueAt { get; init; }
}

internal sealed class WaitRow
{
    public required Guid Instance { get; init; }

    public required long Id { get; init; }

    public required string Kind { get; init; }

    public Instant? DueAt { get; init; }

    public Instant? ClaimedUntil { get; init; }

    public string? Purpose { get; init; }

    public Instant? TryAt { get; init; }

    public int? Attempt { get; init; }

    public string? Host { get; init; }

    public string? Failure { get; init; }

    public long? Task { get; init; }

    /// <summary>Of a message: a keyed hash of its name and key.</summary>
    public byte[]? Correlation { get; init; }

    public required byte[] Closed { get; init; }
}

internal sealed class IncidentRow
{
    public required Guid Instance { get; init; }

    public required long Id { get; init; }

    public long? Token { get; init; }

    public long? Task { get; init; }

    public required string Node { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public required Instant RaisedAt { get; init; }
}

internal sealed class DeadlineRow
{
    public required Guid Instance { get; init; }

    public required string Name { get; init; }

    public required string Standing { get; init; }

    public Instant? DueAt { get; init; }

    /// <summary>As ISO 8601 writes it; null when the deadline is not a day.</summary>
    public string? DueDay { get; init; }

    public required byte[] Closed { get; init; }
}
