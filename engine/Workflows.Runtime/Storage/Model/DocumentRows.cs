using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class DocumentRow
{
    public required Guid Instance { get; init; }

    public required int Number { get; init; }

    public required int Version { get; init; }

    public required Instant WrittenAt { get; init; }

    public required Guid File { get; init; }

    public required byte[] Closed { get; init; }
}

internal sealed class DocumentCopyRow
{
    public required Guid Instance { get; init; }

    public required int Number { get; init; }

    public required int Version { get; init; }

    public required string Principal { get; init; }
}
