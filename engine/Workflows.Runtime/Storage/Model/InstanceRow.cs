using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class InstanceRow
{
    public required Guid Id { get; init; }

    public required long Revision { get; init; }

    public required byte[] Head { get; init; }

    public required Guid KeyId { get; init; }

    public required string Process { get; init; }

    public required string Definition { get; init; }

    public required string Status { get; init; }

    public string? StartedBy { get; init; }

    public required Instant StartedAt { get; init; }

    public Instant? EndedAt { get; init; }

    public required long LastElement { get; init; }

    public required byte[] Closed { get; init; }
}

internal sealed class AccessRow
{
    public required Guid Instance { get; init; }

    public required string Principal { get; init; }

    /// <summary>A <see cref="Running.AccessExtent"/>.</summary>
    public required short Extent { get; init; }

    public required string Process { get; init; }

    public required Instant StartedAt { get; init; }
}
