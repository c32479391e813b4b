using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class BlobRow
{
    public required Guid Id { get; init; }

    public required Guid KeyId { get; init; }

    public required string Uploader { get; init; }

    public required Instant UploadedAt { get; init; }

    public Guid? Instance { get; init; }

    public byte[]? Closed { get; init; }
}

internal sealed class BlobChunkRow
{
    public required Guid Blob { get; init; }

    public required int Number { get; init; }

    public required byte[] Closed { get; init; }
}
