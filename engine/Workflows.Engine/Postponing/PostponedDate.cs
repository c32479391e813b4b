using System.Collections.Immutable;
using Workflows.Engine.State;

namespace Workflows.Engine.Postponing;

/// <summary>What a date of a case is.</summary>
public enum PostponedKind
{
    /// <summary>The due date of an open task.</summary>
    Task,
    Reminder,

    /// <summary>A task that would be opened for somebody else, or was.</summary>
    Escalation,

    /// <summary>When a collection closes.</summary>
    Closing,

    /// <summary>When a step stops waiting, or something else rings.</summary>
    Wait,
    Deadline,
}

/// <summary>Why a date goes where it goes.</summary>
public enum PostponedWhy
{
    /// <summary>By as many days as the first day of the plan.</summary>
    Shifted,

    /// <summary>In proportion between the first and the last day of the plan.</summary>
    Stretched,

    /// <summary>It is counted from the last day of the plan.</summary>
    PlanEnd,

    /// <summary>It is counted from the due date of its task, or from its deadline.</summary>
    Follows,

    /// <summary>A law fixes it, so it stays.</summary>
    Fixed,

    /// <summary>It would lie in the past, or nothing is late any more: it comes no more.</summary>
    Lapses,
}

/// <summary>One date of a case, before and after.</summary>
public sealed record PostponedDate
{
    public required PostponedKind Kind { get; init; }

    public required PostponedWhy Why { get; init; }

    /// <summary>The step's id; of a deadline, <c>deadline feedback</c>.</summary>
    public required string Step { get; init; }

    /// <summary>The item of a for-each; null where there is none.</summary>
    public string? Item { get; init; }

    /// <summary>The open task that it belongs to.</summary>
    public TaskId? Task { get; init; }

    /// <summary>The principals whom it concerns.</summary>
    public ImmutableArray<string> Candidates { get; init; } = [];

    public DuePoint? Old { get; init; }

    /// <summary>Null when it comes no more.</summary>
    public DuePoint? New { get; init; }

    /// <summary>What fixes it; null where nothing does.</summary>
    public string? Law { get; init; }

    /// <summary>True when it lies before the time at which it is moved.</summary>
    public bool IsPast { get; init; }

    /// <summary>True when it lies after the last day of the new plan.</summary>
    public bool IsAfterPlan { get; init; }
}

/// <summary>What postponing a plan does to a case.</summary>
/// <param name="Change">The plan before and after.</param>
/// <param name="Dates">Every open date, in the order of what it is.</param>
public sealed record Postponement(PlanChange Change, ImmutableArray<PostponedDate> Dates);
