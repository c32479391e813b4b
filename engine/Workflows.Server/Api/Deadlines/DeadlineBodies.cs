using NodaTime;
using Workflows.Engine.State;
using Workflows.Server.Api.Instances;

namespace Workflows.Server.Api.Deadlines;

/// <summary>A deadline of a case.</summary>
/// <param name="Name">As the process names it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="From">What it counts from; null until that has come.</param>
/// <param name="Due">By when it is to be met; null until its clock runs.</param>
/// <param name="Late">True when it has passed and is not met.</param>
/// <param name="MetAt">When it was met.</param>
/// <param name="MetBy">The id of the step that met it.</param>
/// <param name="Fixed">The law that keeps it where it is when the plan is postponed; null where it moves.</param>
public sealed record DeadlineBody(
    string Name,
    string Title,
    DeadlineStanding Standing,
    DueBody? From,
    DueBody? Due,
    bool Late,
    Instant? MetAt,
    string? MetBy,
    string? Fixed);

/// <summary>A deadline in a list.</summary>
/// <param name="Instance">The instance's id.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Deadline">The deadline.</param>
public sealed record DeadlineEntry(Guid Instance, string Process, DeadlineBody Deadline);
