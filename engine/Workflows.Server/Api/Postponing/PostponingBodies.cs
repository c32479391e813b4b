using System.Collections.Immutable;
using Workflows.Engine.Postponing;
using Workflows.Engine.State;
using Workflows.Server.Api.Instances;

namespace Workflows.Server.Api.Postponing;

/// <summary>Moves the plan of a running case, and with it everything open.</summary>
public sealed record PostponeRequest
{
    /// <summary>The first and the last day of the plan from now on.</summary>
    public required PlannedTime To { get; init; }

    /// <summary>How open dates move.</summary>
    public required PostponementRule Rule { get; init; }

    /// <summary>Stays in the journal.</summary>
    public required string Reason { get; init; }
}

/// <summary>What postponing would do.</summary>
/// <param name="Before">The plan as it is.</param>
/// <param name="After">The plan as it would be.</param>
/// <param name="Rule">How open dates move.</param>
/// <param name="Dates">Every open date.</param>
/// <param name="Moved">How many go elsewhere.</param>
/// <param name="Staying">How many stay where they are.</param>
/// <param name="Lapsing">How many come no more.</param>
/// <param name="Past">How many would lie in the past, so that they are late or ring at once.</param>
/// <param name="AfterPlan">How many would lie after the last day of the new plan.</param>
public sealed record PostponementBody(
    PlannedTime Before,
    PlannedTime After,
    PostponementRule Rule,
    ImmutableArray<PostponedDateBody> Dates,
    int Moved,
    int Staying,
    int Lapsing,
    int Past,
    int AfterPlan);

/// <summary>One date, before and after.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Why">Why it goes where it goes.</param>
/// <param name="Node">The step's id; of a deadline <c>deadline feedback</c>.</param>
/// <param name="Title">What the step or the deadline is called; placeholders left open.</param>
/// <param name="Task">The number of the open task that it belongs to.</param>
/// <param name="Candidates">The principals whom it concerns.</param>
/// <param name="Old">When it is; null for what comes anew.</param>
/// <param name="New">When it would be; null when it comes no more.</param>
/// <param name="Law">What fixes it; null where nothing does.</param>
/// <param name="Past">True when it would lie in the past.</param>
/// <param name="AfterPlan">True when it would lie after the last day of the new plan.</param>
public sealed record PostponedDateBody(
    PostponedKind Kind,
    PostponedWhy Why,
    string Node,
    string Title,
    long? Task,
    ImmutableArray<string> Candidates,
    DueBody? Old,
    DueBody? New,
    string? Law,
    bool Past,
    bool AfterPlan);
