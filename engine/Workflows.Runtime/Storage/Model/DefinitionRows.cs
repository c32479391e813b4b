using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class DefinitionRow
{
    public required string Hash { get; init; }

    public required string Process { get; init; }

    public required string Title { get; init; }

    public required string Files { get; init; }
}

internal sealed class DeploymentRow
{
    public required long Number { get; init; }

    public required string Process { get; init; }

    public required string Definition { get; init; }

    public required Instant At { get; init; }

    public string? Actor { get; init; }
}

internal sealed class OrganisationRow
{
    public required long Number { get; init; }

    public required string Path { get; init; }

    public required string Files { get; init; }

    public required Instant At { get; init; }

    public string? Actor { get; init; }
}
