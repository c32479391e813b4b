using NodaTime;

namespace Workflows.Runtime.Storage.Model;

internal sealed class SignInRow
{
    public required int Id { get; init; }

    public required string Installation { get; init; }

    public string? Link { get; init; }

    public Instant? LinkExpiresAt { get; init; }
}

internal sealed class SignInSessionRow
{
    public required string Hash { get; init; }

    public required string Operator { get; init; }

    public string? Person { get; init; }

    public required Instant ExpiresAt { get; init; }
}
