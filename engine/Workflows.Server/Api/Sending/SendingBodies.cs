using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Server.Api.Sending;

/// <summary>Whether anything may go out, and what waits when nothing may.</summary>
/// <param name="IsHeld">True after a restore, until it is released.</param>
/// <param name="Since">When it was restored; null when nothing is held.</param>
/// <param name="BackupAt">When the backup was made that is in force; null when nothing is held.</param>
/// <param name="Mails">Mails that wait.</param>
/// <param name="Calls">Calls of services that wait.</param>
/// <param name="Timers">Timers that are due.</param>
/// <param name="Starts">Cases that are due to start by themselves.</param>
/// <param name="AtLeast">The names of the numbers above that are where counting stopped: there may be more.</param>
/// <param name="Items">The first of them.</param>
public sealed record SendingBody(
    bool IsHeld,
    Instant? Since,
    Instant? BackupAt,
    int Mails,
    int Calls,
    int Timers,
    int Starts,
    ImmutableArray<string> AtLeast,
    ImmutableArray<SendingItem> Items);

/// <param name="Kind"><c>mail</c>, <c>call</c>, <c>timer</c> or <c>start</c>.</param>
/// <param name="At">Since when it is due, or when the mail was put into the outbox.</param>
/// <param name="Instance">The case; null for a start.</param>
/// <param name="What">To whom, to which host, for what.</param>
public sealed record SendingItem(string Kind, Instant At, Guid? Instance, string What);
