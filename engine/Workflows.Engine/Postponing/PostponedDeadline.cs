using NodaTime;
using Workflows.Engine.Deadlines;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Postponing;

/// <summary>A deadline of a case whose plan is postponed: it moves unless a law fixes it.</summary>
internal sealed class PostponedDeadline(Transition transition, DeadlineClock clock, PlanMap map, Action<PostponedDate> add)
{
    public void Move(PostponedWhy why, string reason)
    {
        if (clock.Deadline is not { IsOpen: true } deadline)
        {
            return;
        }

        if (clock.Definition.Fixed is { } law)
        {
            if (deadline.Due is { } stays)
            {
                add(Date(stays, stays, PostponedWhy.Fixed) with { Law = law.Value });
            }
        }
        else if (deadline.Due is { } due)
        {
            var moved = map.Point(due);
            clock.Move(clock.StartPoint() ?? deadline.From!.Value, moved, reason);
            add(Date(due, moved, why));
        }
        else
        {
            MoveStart(why);
        }
    }

    /// <summary>The time at which the clock starts by itself moves.</summary>
    private void MoveStart(PostponedWhy why)
    {
        foreach (var timer in transition.State.Waits.Values
            .OfType<TimerWait>()
            .Where(t => t.Deadline == clock.Name)
            .OrderBy(t => t.Id.Value)
            .ToList())
        {
            var at = map.Ring(timer.DueAt);
            transition.Emit(new WaitWithdrawn(timer.Id));
            transition.Emit(new TimerSet(timer with { Id = new(transition.NextElement), DueAt = at, Generation = timer.Generation + 1 }));
            add(Date(new(timer.DueAt, DayBefore(timer.DueAt)), new(at, DayBefore(at)), why) with { Kind = PostponedKind.Wait });
        }
    }

    private LocalDate DayBefore(Instant end) => transition.Graph.Calendar.DateOf(end - Duration.Epsilon);

    private PostponedDate Date(DuePoint old, DuePoint moved, PostponedWhy why) =>
        new() { Kind = PostponedKind.Deadline, Why = why, Step = StepIds.OfDeadline(clock.Name), Old = old, New = moved };
}
