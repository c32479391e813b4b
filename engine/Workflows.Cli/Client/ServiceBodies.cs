using System.Collections.Immutable;

namespace Workflows.Cli.Client;

internal sealed record DocumentBody(
    Guid Instance,
    string Process,
    string Node,
    int Number,
    int Version,
    string Title,
    string? Kind,
    string? RegisteredAs,
    DateTimeOffset WrittenAt,
    ImmutableArray<string> Copies,
    string Sensitivity,
    Guid File,
    string Name,
    long Size);

internal sealed record CallBody(
    Guid Instance, string Process, string Node, string Host, int Attempts, DateTimeOffset DueAt, bool UnderWay, string? Failure);

internal sealed record SignInLink(string Url, DateTimeOffset ExpiresAt);
