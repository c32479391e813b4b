using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;

namespace Workflows.Runtime.Queries;

/// <summary>What closed a task.</summary>
public enum TaskClosedBecause
{
    /// <summary>Somebody did it.</summary>
    Done,

    CaseEnded,

    CaseCancelled,

    /// <summary>The item, the block or the handler that it belonged to has ended.</summary>
    PartEnded,

    /// <summary>The time for it was up.</summary>
    TimeUp,

    /// <summary>Its step is held for now, and opens anew.</summary>
    Held,

    /// <summary>Something happened upon which the process does something else.</summary>
    Interrupted,

    /// <summary>The work went back to an earlier step.</summary>
    WentBack,

    /// <summary>Another of several ways came first.</summary>
    OtherCameFirst,

    /// <summary>As many of several as are awaited had come.</summary>
    EnoughCame,

    /// <summary>It was about something late, and that is done or has moved.</summary>
    LateNoMore,
}

/// <summary>Why a task is not open any more, for those whom it was for.</summary>
/// <param name="Listing">The task as it was at last.</param>
/// <param name="At">When it closed.</param>
/// <param name="Because">What closed it.</param>
/// <param name="By">Who did it; null when nobody did, and for those who may not read the case and were not it themselves.</param>
public sealed record TaskClosing(TaskListing Listing, Instant At, TaskClosedBecause Because, string? By)
{
    /// <summary>What the events of the act that closed the task say of it; null when they do not close it.</summary>
    internal static (TaskClosedBecause Because, string? By)? Read(TaskId task, ImmutableArray<ProcessEvent> events)
    {
        foreach (var happened in events)
        {
            switch (happened)
            {
                case TaskCompleted done when done.Task == task:
                    return (TaskClosedBecause.Done, done.Person);
                case TaskWithdrawn withdrawn when withdrawn.Task == task:
                    return (Read(withdrawn.Reason, events.Any(e => e is InstanceEnded)), null);
            }
        }

        return null;
    }

    private static TaskClosedBecause Read(string reason, bool caseEnded) => reason switch
    {
        WithdrawalReason.Cancelled => TaskClosedBecause.CaseCancelled,
        _ when caseEnded => TaskClosedBecause.CaseEnded,
        WithdrawalReason.Ended => TaskClosedBecause.PartEnded,
        WithdrawalReason.Closed => TaskClosedBecause.TimeUp,
        WithdrawalReason.Held => TaskClosedBecause.Held,
        WithdrawalReason.Interrupted => TaskClosedBecause.Interrupted,
        WithdrawalReason.WentBack => TaskClosedBecause.WentBack,
        WithdrawalReason.Done or WithdrawalReason.Moved or WithdrawalReason.Postponed => TaskClosedBecause.LateNoMore,
        _ when WithdrawalReason.IsCameFirst(reason) => TaskClosedBecause.OtherCameFirst,
        _ => TaskClosedBecause.EnoughCame,
    };
}
