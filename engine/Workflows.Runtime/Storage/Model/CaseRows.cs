using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class CaseLinkRow
{
    public required Guid Child { get; init; }

    public required Guid Parent { get; init; }

    public required long Wait { get; init; }

    public required string Node { get; init; }

    public required string Kind { get; init; }

    public required string Process { get; init; }

    public required Instant AskedAt { get; init; }
}

internal sealed class DispatchRow
{
    public required Guid Sender { get; init; }

    public required long Sequence { get; init; }

    public required int Position { get; init; }

    public required Guid Target { get; init; }

    public required string Kind { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant NextTryAt { get; init; }

    public required int Attempts { get; init; }

    public Instant? ClaimedUntil { get; init; }

    public string? Reason { get; init; }

    public required byte[] Closed { get; init; }
}
