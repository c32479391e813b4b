using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class InstallationRow
{
    public required short Id { get; init; }

    public required Guid KeyStore { get; init; }
}

internal sealed class NodeRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant SeenAt { get; init; }

    public required string MasterKeys { get; init; }
}
