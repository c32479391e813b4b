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
            MoveCounting(before, reason);
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

            transition.Emit(new TaskRescheduled(task.Id, moved, task.Generation + 1, reason));
            transition.MoveOverdue(transition.State.Tasks[task.Id]);
            Renew(before);
            transition.TellMoved(transition.State.Tasks[task.Id]);
        }

        WithdrawEscalations();
    }

    /// <summary>Without a due date, what repeats is counted from when the task opened: that counts from as much later now.</summary>
    private void MoveCounting(List<TimerWait> before, string reason)
    {
        if (before.Count == 0)
        {
            return;
        }

        var from = plan.Ring(task.CountedFrom ?? task.OpenedAt);
        transition.Emit(new TaskRescheduled(task.Id, null, task.Generation + 1, reason) { CountedFrom = from });
        Renew(before);
    }

    private void Renew(List<TimerWait> before)
    {
        transition.Withdraw(w => w is TimerWait timer && timer.Task == task.Id);
        new TaskTimers(transition, ((HumanTaskNode)transition.Graph.Find(task.Node)!).Human, transition.State.Tasks[task.Id]).Set();
        var after = TimersOf().ToList();
        foreach (var (purpose, rule) in before.Concat(after).Select(t => (t.Purpose, t.Rule)).Distinct().OrderBy(r => r.Purpose).ThenBy(r => r.Rule))
        {
            var old = before.Find(t => (t.Purpose, t.Rule) == (purpose, rule));
            var now = after.Find(t => (t.Purpose, t.Rule) == (purpose, rule));
            add(Date(purpose == TimerPurpose.Reminder ? PostponedKind.Reminder : PostponedKind.Escalation, now is null ? PostponedWhy.Lapses : PostponedWhy.Follows) with
            {
                Old = old is null ? null : plan.PointOf(old.DueAt),
                New = now is null ? null : plan.PointOf(now.DueAt),
            });
        }
    }

    private void WithdrawEscalations()
    {
        var isLate = transition.State.Tasks[task.Id].Due is { } due && due.At <= transition.Now;
        foreach (var escalation in transition.State.Tasks.Values.Where(t => t.About == task.Id && !isLate).OrderBy(t => t.Id.Value).ToList())
        {
            transition.CloseTask(escalation, new TaskWithdrawn(escalation.Id, "postponed"));
            add(Date(PostponedKind.Escalation, PostponedWhy.Lapses) with
            {
                Task = escalation.Id,
                Candidates = escalation.Candidates,
                Old = new(escalation.OpenedAt, transition.Graph.Calendar.DateOf(escalation.OpenedAt)),
            });
        }
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
