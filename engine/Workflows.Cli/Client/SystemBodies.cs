namespace Workflows.Cli.Client;

internal sealed record SystemEntryBody(long Number, DateTimeOffset At, string Kind, string? Actor, string Detail);
