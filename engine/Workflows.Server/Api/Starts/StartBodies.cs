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
public sealed record StartBody(
    string Process,
    string Title,
    string Every,
    Instant? NextAt,
    LocalDate? NextDay,
    ImmutableArray<LocalDate> Following,
    LocalDate? LastDay,
    Guid? LastInstance,
    string? LastRefusal);

/// <summary>The starts that come by themselves, in order of time.</summary>
public sealed record StartList(ImmutableArray<StartBody> Items);
