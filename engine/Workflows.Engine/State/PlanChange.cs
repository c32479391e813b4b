namespace Workflows.Engine.State;

/// <summary>How open dates move when a plan is postponed.</summary>
public enum PostponementRule
{
    /// <summary>All by the same number of days.</summary>
    Shift,

    /// <summary>In proportion to the length of the plan.</summary>
    Stretch,
}

/// <summary>A plan that was postponed.</summary>
public sealed record PlanChange(PlannedTime Before, PlannedTime After, PostponementRule Rule);

/// <summary>The plan was postponed; what moved with it is told by the events that follow.</summary>
/// <param name="Change">From when to when, and how.</param>
/// <param name="Reason">As it was given.</param>
/// <param name="By">The person who did it; null for an administrator.</param>
public sealed record PlanPostponed(PlanChange Change, string Reason, string? By) : ProcessEvent;
