using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;

namespace Workflows.Runtime.Queries;

/// <summary>Which instances to list.</summary>
public sealed record InstanceFilter
{
    public InstanceStatus? Status { get; init; }

    public string? Process { get; init; }

    /// <summary>True: only those with a late task or a missed deadline; false: only those without.</summary>
    public bool? Late { get; init; }

    /// <summary>The instance's id, or part of the process's id or title in any case of letters.</summary>
    public string? Text { get; init; }
}

/// <summary>An instance as lists show it; tasks and incidents are counted as this viewer would see them listed.</summary>
public sealed record InstanceListing
{
    public required InstanceId Instance { get; init; }

    public required string Process { get; init; }

    public required string Title { get; init; }

    /// <summary>The content hash of the definition that it is pinned to.</summary>
    public required string Definition { get; init; }

    public required InstanceStatus Status { get; init; }

    /// <summary>What it ended with; null also for those who may not read the case.</summary>
    public required string? Outcome { get; init; }

    public required string? StartedBy { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant? EndedAt { get; init; }

    public required int OpenTasks { get; init; }

    public required int LateTasks { get; init; }

    /// <summary>Deadlines that have passed and are not met.</summary>
    public required int LateDeadlines { get; init; }

    public required int Incidents { get; init; }

    public required DuePoint? NextDue { get; init; }
}

/// <summary>An instance with what a viewer may see of it.</summary>
/// <param name="Listing">What the list says.</param>
/// <param name="Dates">When it came in, happened and was entered.</param>
/// <param name="Plan">The time that the work is planned for; null when the process has no plan.</param>
/// <param name="Case">Its data and what its steps have yielded; null for those who may not read the case.</param>
/// <param name="Progress">Where it stands, step by step.</param>
/// <param name="Deadlines">All that it has.</param>
/// <param name="Meanwhile">What is held, and which handlers wait or run.</param>
/// <param name="Items">The items that open tasks are for: to tell them apart, not to be told as they are to those who may not read the case.</param>
public sealed record InstanceView(
    InstanceListing Listing,
    CaseDates Dates,
    PlannedTime? Plan,
    InstanceState? Case,
    StepProgress Progress,
    ImmutableArray<CaseDeadline> Deadlines,
    Meanwhile Meanwhile,
    ImmutableDictionary<TaskId, ImmutableArray<ItemPlace>> Items);
