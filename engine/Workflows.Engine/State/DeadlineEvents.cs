using System.Diagnostics;
using NodaTime;

namespace Workflows.Engine.State;

/// <summary>Something that happened to a deadline of the case: how it is proven that it was met, or missed.</summary>
public abstract record DeadlineEvent(string Name) : ProcessEvent;

/// <summary>The case has this deadline, and what starts its clock has not come.</summary>
public sealed record DeadlineAwaited(string Name) : DeadlineEvent(Name);

/// <summary>The clock runs.</summary>
public sealed record DeadlineSet(string Name, DuePoint From, DuePoint Due) : DeadlineEvent(Name);

/// <summary>What it counts from was corrected, or the plan was postponed.</summary>
public sealed record DeadlineMoved(string Name, DuePoint From, DuePoint Due, string Reason) : DeadlineEvent(Name);

public sealed record DeadlineMissed(string Name, Instant At) : DeadlineEvent(Name);

/// <param name="Name">The deadline.</param>
/// <param name="Step">What was done.</param>
/// <param name="At">When.</param>
/// <param name="Late">Whether the deadline had passed by then.</param>
public sealed record DeadlineMet(string Name, string Step, Instant At, bool Late) : DeadlineEvent(Name);

/// <summary>The case ended before it was met.</summary>
public sealed record DeadlineDropped(string Name) : DeadlineEvent(Name);

/// <summary>The case has it no longer: its <c>when</c> ceased to hold.</summary>
public sealed record DeadlineLapsed(string Name) : DeadlineEvent(Name);

public sealed partial class InstanceState
{
    private void Apply(DeadlineEvent happened)
    {
        var deadline = _deadlines.GetValueOrDefault(happened.Name) ?? new(happened.Name, DeadlineStanding.Waiting);
        _deadlines[happened.Name] = happened switch
        {
            DeadlineAwaited => new(happened.Name, DeadlineStanding.Waiting),
            DeadlineSet e => deadline with { Standing = DeadlineStanding.Running, From = e.From, Due = e.Due },
            DeadlineMoved e => deadline with { Standing = DeadlineStanding.Running, From = e.From, Due = e.Due },
            DeadlineMissed => deadline with { Standing = DeadlineStanding.Missed },
            DeadlineMet e => deadline with { Standing = e.Late ? DeadlineStanding.MetLate : DeadlineStanding.Met, MetAt = e.At, MetBy = e.Step },
            DeadlineDropped or DeadlineLapsed => deadline with { Standing = DeadlineStanding.Dropped },
            _ => throw new UnreachableException($"No case for {happened.GetType().Name}: the set of events is closed."),
        };
    }
}
