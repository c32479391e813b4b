using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Instances;

namespace Workflows.Server.Api.Outbox;

/// <summary>A mail that was or is to be sent; its content is not shown.</summary>
/// <param name="Mail">Its id.</param>
/// <param name="Instance">The instance that it is about.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Person">To whom.</param>
/// <param name="State">Whether it went out.</param>
/// <param name="CreatedAt">When it was put into the outbox.</param>
/// <param name="SentAt">When a mail server took it.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried again.</param>
/// <param name="Problem">Why the last attempt failed.</param>
public sealed record OutboxEntry(
    Guid Mail,
    Guid Instance,
    OutboxKind Kind,
    PersonName Person,
    MailState State,
    Instant CreatedAt,
    Instant? SentAt,
    int Attempts,
    Instant? NextAttemptAt,
    string? Problem);
