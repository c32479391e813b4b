using System.Collections.Immutable;

namespace Workflows.Cli.Client;

internal sealed record SystemEntryBody(long Number, DateTimeOffset At, string Kind, string? Actor, string Detail);

internal sealed record SendingBody(
    bool IsHeld,
    DateTimeOffset? Since,
    DateTimeOffset? BackupAt,
    int Mails,
    int Calls,
    int Timers,
    int Starts,
    ImmutableArray<string> AtLeast,
    ImmutableArray<SendingItem> Items);

internal sealed record SendingItem(string Kind, DateTimeOffset At, Guid? Instance, string What);

internal sealed record KeysBody(string File, bool IsRotating, long Unopened, ImmutableArray<KeyVersionBody> Versions);

internal sealed record KeyVersionBody(
    long Version,
    string Fingerprint,
    string Standing,
    DateTimeOffset MadeAt,
    DateTimeOffset? CurrentAt,
    DateTimeOffset? RetiredAt,
    long DataKeys,
    DateTimeOffset? Oldest,
    DateTimeOffset? Newest);
