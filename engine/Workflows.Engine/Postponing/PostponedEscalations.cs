using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Calendars;

namespace Workflows.Engine.Postponing;

/// <summary>Open escalations about what is late no more, because the plan was postponed.</summary>
internal static class PostponedEscalations
{
    /// <returns>Those that were withdrawn, by id.</returns>
    public static ImmutableArray<TaskItem> Withdraw(Transition transition, Func<TaskItem, bool> which)
    {
        var withdrawn = transition.State.Tasks.Values
            .Where(t => t.Kind == TaskKind.Escalation && which(t))
            .OrderBy(t => t.Id.Value)
            .ToImmutableArray();
        foreach (var escalation in withdrawn)
        {
            transition.CloseTask(escalation, new TaskWithdrawn(escalation.Id, WithdrawalReason.Postponed));
        }

        return withdrawn;
    }

    /// <summary>What the record of a postponement says of one that was withdrawn.</summary>
    public static PostponedDate Lapsing(this PostponedDate date, TaskItem escalation, WorkCalendar calendar) => date with
    {
        Task = escalation.Id,
        Candidates = escalation.Candidates,
        Old = new(escalation.OpenedAt, calendar.DateOf(escalation.OpenedAt)),
    };
}
