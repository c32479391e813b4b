using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Nodes;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Postponing;

/// <summary>An open task of a case whose plan is postponed: its due date moves, what reminds of it begins a new generation, and what was
/// escalated because it was late is withdrawn when it is late no more.</summary>
internal sealed class PostponedTask(Transition transition, TaskItem task, PostponedCase plan, Action<PostponedDate> add)
{
    public void Move(string reason)
    {
        if (transition.Graph.Find(task.Node) is not HumanTaskNode { Human: var step })
        {
            return;
        }

        var before = TimersOf().ToList();
        if (task.Due is not { } due)
        {
            MoveCounting(step, before, reason);
        }
        else
        {
            var phrase = task.Generation == 0 ? step.Due : null; // a day that somebody chose moves with the plan
            var (moved, why) = plan.Move(phrase, due, task.OpenedAt, task.Scope);
            add(Date(PostponedKind.Task, why) with { Old = due, New = moved });
            if (moved == due)
            {
                return;
            }

            transition.Emit(new TaskRescheduled(task.Id, moved, task.Generation + 1, reason) { CountedFrom = CountedFrom });
            transition.MoveOverdue(transition.State.Tasks[task.Id]);
            Renew(step, before);
            transition.TellMoved(transition.State.Tasks[task.Id]);
        }
    }

    /// <summary>Without a due date, what counts from when the task opened counts from as much later now.</summary>
    private void MoveCounting(HumanStep step, List<TimerWait> before, string reason)
    {
        if (before.Count == 0 && step.Escalate.IsEmpty)
        {
            return;
        }

        transition.Emit(new TaskRescheduled(task.Id, null, task.Generation + 1, reason) { CountedFrom = CountedFrom });
        Renew(step, before);
    }

    private Instant CountedFrom => plan.Ring(task.CountedFrom ?? task.OpenedAt);

    private void Renew(HumanStep step, List<TimerWait> before)
    {
        transition.Withdraw(w => w is TimerWait timer && timer.Task == task.Id);
        new TaskTimers(transition, step, transition.State.Tasks[task.Id]).Set();
        var lapsed = Enumerable.Range(0, step.Escalate.Length)
            .Where(rule => !before.Any(t => t.Purpose == TimerPurpose.Escalation && t.Rule == rule))
            .SelectMany(rule => LapsedOf(rule))
            .ToList();
        var after = TimersOf().ToList();
        foreach (var (purpose, rule) in before.Concat(after).Select(t => (t.Purpose, t.Rule)).Distinct().OrderBy(r => r.Purpose).ThenBy(r => r.Rule))
        {
            var old = before.Find(t => (t.Purpose, t.Rule) == (purpose, rule));
            var now = after.Find(t => (t.Purpose, t.Rule) == (purpose, rule));
            add(Date(
                purpose == TimerPurpose.Reminder ? PostponedKind.Reminder : PostponedKind.Escalation,
                now is null ? PostponedWhy.Lapses : PostponedWhy.Follows) with
            {
                Old = old is null ? null : plan.PointOf(old.DueAt),
                New = now is null ? null : plan.PointOf(now.DueAt),
            });
        }

        lapsed.ForEach(escalation => add(Date(PostponedKind.Escalation, PostponedWhy.Lapses).Lapsing(escalation, transition.Graph.Calendar)));
    }

    /// <summary>A rule that has rung does not ring twice while the task is late by the new dates too; else what is open of it goes, and it
    /// rings anew in its time.</summary>
    /// <returns>The escalations that were withdrawn.</returns>
    private ImmutableArray<TaskItem> LapsedOf(int rule)
    {
        if (TimersOf().FirstOrDefault(t => t.Purpose == TimerPurpose.Escalation && t.Rule == rule) is not { } set)
        {
            return [];
        }

        if (set.DueAt <= transition.Now)
        {
            transition.Withdraw(w => w.Id == set.Id);
            return [];
        }

        return PostponedEscalations.Withdraw(transition, t => t.About == task.Id && (t.Rule ?? rule) == rule);
    }

    private IEnumerable<TimerWait> TimersOf() =>
        transition.State.Waits.Values.OfType<TimerWait>().Where(t => t.Task == task.Id).OrderBy(t => t.Id.Value);

    private PostponedDate Date(PostponedKind kind, PostponedWhy why) => new()
    {
        Kind = kind,
        Why = why,
        Step = StepIds.StepOf(task.Node),
        Item = ItemName.Of(transition.State, task.Scope),
        Task = task.Id,
        Candidates = task.Candidates,
    };
}
