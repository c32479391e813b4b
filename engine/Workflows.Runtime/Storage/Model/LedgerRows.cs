using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class SystemEntryRow
{
    public required long Number { get; init; }

    public required Instant At { get; init; }

    public required string Kind { get; init; }

    public string? Actor { get; init; }

    public required string Detail { get; init; }

    public required byte[] Hash { get; init; }
}

internal sealed class AnchorLogRow
{
    public required string Log { get; init; }

    public required long Number { get; init; }

    public required byte[] Hash { get; init; }

    public required Instant At { get; init; }
}

internal sealed class SendingHoldRow
{
    public required int Id { get; init; }

    public required Instant Since { get; init; }

    public required Instant BackupAt { get; init; }
}
