using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Server.Api.Starts;

/// <summary>A start that comes by itself.</summary>
/// <param name="Process">The process's id.</param>
/// <param name="Title">What people call the process.</param>
/// <param name="Every">How often, as the process says.</param>
/// <param name="NextAt">When it comes next; null when it comes no more.</param>
/// <param name="NextDay">The day of that.</param>
/// <param name="Following">The days after that, a few.</param>
/// <param name="LastDay">The last day on which it came; null when it has not.</param>
/// <param name="LastInstance">The instance that it started then; null where the start was refused.</param>
/// <param name="LastRefusal">Why it was refused then; null when it was not.</param>
/// <param name="LastDueAt">When it was due then.</param>
/// <param name="LastStartedAt">When the instance was started: later than it was due where it was caught up.</param>
public sealed record StartBody(
    string Process,
    string Title,
    string Every,
    Instant? NextAt,
    LocalDate? NextDay,
    ImmutableArray<LocalDate> Following,
    LocalDate? LastDay,
    Guid? LastInstance,
    string? LastRefusal,
    Instant? LastDueAt,
    Instant? LastStartedAt);

/// <summary>A start that a message from outside brings about.</summary>
/// <param name="Process">The process's id.</param>
/// <param name="Title">What people call the process.</param>
/// <param name="Message">The name of the message.</param>
public sealed record MessageStartBody(string Process, string Title, string Message);

/// <param name="Items">The starts that come by themselves, in order of time.</param>
/// <param name="ByMessage">The starts that messages bring about.</param>
public sealed record StartList(ImmutableArray<StartBody> Items, ImmutableArray<MessageStartBody> ByMessage);
