using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class JournalRow
{
    public required Guid Instance { get; init; }

    public required long Sequence { get; init; }

    public required Instant At { get; init; }

    public required string Kind { get; init; }

    public string? Actor { get; init; }

    public string? Person { get; init; }

    public required Guid Operation { get; init; }

    public required byte[] Closed { get; init; }

    public required byte[] Hash { get; init; }
}

internal sealed class OutboxRow
{
    public required Guid Id { get; init; }

    public required Guid Instance { get; init; }

    public required string Kind { get; init; }

    public required string Person { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant NextTryAt { get; init; }

    public required int Attempts { get; init; }

    public Instant? ClaimedUntil { get; init; }

    public required string State { get; init; }

    public Instant? SentAt { get; init; }

    public string? Reason { get; init; }

    public byte[]? Closed { get; init; }
}

internal sealed class NoticeRow
{
    public required Guid Id { get; init; }

    public required Guid Instance { get; init; }

    public long? Task { get; init; }

    public required string Kind { get; init; }

    public required string Person { get; init; }

    public required Instant At { get; init; }

    public Instant? ReadAt { get; init; }

    public required byte[] Closed { get; init; }
}

internal sealed class RecurringStartRow
{
    public required string Process { get; init; }

    public required string Rule { get; init; }

    public required Instant Since { get; init; }

    public Instant? NextAt { get; init; }

    public string? NextDay { get; init; }

    public string? LastDay { get; init; }

    public string? LastOutcome { get; init; }
}
