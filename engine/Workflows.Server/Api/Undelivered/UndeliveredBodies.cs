using NodaTime;

namespace Workflows.Server.Api.Undelivered;

/// <summary>Something that one case sent to another and that could not be delivered so far; its content is not shown.</summary>
/// <param name="Instance">The case that sent it.</param>
/// <param name="Process">Its process.</param>
/// <param name="Number">Tells what the case has sent apart.</param>
/// <param name="Kind">What it is: <c>start</c> of another case, what one
/// <c>return</c>s, its <c>cancel</c>lation or that it could not be started.</param>
/// <param name="Since">When it was sent.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried again, by itself.</param>
/// <param name="Problem">Why the last try failed, as the server's log names it.</param>
public sealed record UndeliveredBody(
    Guid Instance, string Process, string Number, string Kind, Instant Since, int Attempts, Instant NextAttemptAt, string? Problem);
