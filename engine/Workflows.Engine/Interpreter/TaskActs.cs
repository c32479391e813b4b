using Workflows.Engine.Nodes;
using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

/// <summary>What people and administrators do with open tasks.</summary>
internal static class TaskActs
{
    public static Refusal? Claim(Transition transition, ClaimTask command)
    {
        var refusal = FindFor(transition, command.Task, command.Person, out var task);
        if (refusal is null && !string.Equals(task.Assignee, command.Person, StringComparison.Ordinal))
        {
            transition.Emit(new TaskClaimed(task.Id, command.Person));
        }

        return refusal;
    }

    public static Refusal? Release(Transition transition, ReleaseTask command)
    {
        var refusal = FindFor(transition, command.Task, command.Person, out var task);
        if (refusal is null && task.Assignee is not null)
        {
            transition.Emit(new TaskReleased(task.Id, command.Person));
        }

        return refusal;
    }

    public static Refusal? Complete(Transition transition, CompleteTask command) =>
        FindFor(transition, command.Task, command.Person, out var task)
        ?? (task.Kind == TaskKind.Escalation
            ? Escalations.Complete(transition, task, command)
            : NodeOf(transition, task).Complete(transition, task, command));

    public static Refusal? Reassign(Transition transition, ReassignTask command)
    {
        if (!transition.State.Tasks.TryGetValue(command.Task, out var task))
        {
            return Refusals.TaskNotOpen(command.Task);
        }

        if (transition.People(command.Candidates).IsEmpty)
        {
            return Refusals.StillNobody(Transition.Names(command.Candidates));
        }

        var number = transition.NextElement;
        transition.Emit(new TaskReassigned(number, task.Id, command.Candidates, command.Reason));
        transition.ResolveIncidents(i => i.Task == task.Id);
        transition.Announce(transition.State.Tasks[task.Id], $"reassigned.{number}");
        return null;
    }

    public static Refusal? Reschedule(Transition transition, RescheduleTask command)
    {
        if (!transition.State.Tasks.TryGetValue(command.Task, out var task))
        {
            return Refusals.TaskNotOpen(command.Task);
        }

        var due = new DuePoint(transition.Graph.Calendar.EndOf(command.Due), command.Due);
        if (due.At <= transition.Now)
        {
            return Refusals.DueInThePast();
        }

        transition.Emit(new TaskRescheduled(task.Id, due, task.Generation + 1, command.Reason) { CountedFrom = task.CountedFrom });
        transition.Withdraw(w => w is TimerWait timer && timer.Task == task.Id);
        transition.TellMoved(transition.State.Tasks[task.Id]);
        if (task.Kind == TaskKind.Escalation)
        {
            return null; // nobody is reminded of an escalation
        }

        transition.MoveOverdue(transition.State.Tasks[task.Id]);
        var timers = new TaskTimers(transition, NodeOf(transition, task).Human, transition.State.Tasks[task.Id]);
        if (timers.UnknownTime is { } unknown)
        {
            return Refusals.NoTime(unknown.Span.Text);
        }

        timers.Set();
        return null;
    }

    /// <summary>Finds an open task that a person may act on.</summary>
    /// <returns>Why they may not, or null.</returns>
    private static Refusal? FindFor(Transition transition, TaskId id, string person, out TaskItem task)
    {
        if (!transition.State.Tasks.TryGetValue(id, out task!))
        {
            return Refusals.TaskNotOpen(id);
        }

        if (transition.MayAct(task, person))
        {
            return null;
        }

        return transition.HolderOf(task) is { } holder && transition.IsBehind(task.Candidates, person)
            ? Refusals.Taken(holder)
            : Refusals.NotYours(task, person);
    }

    private static HumanTaskNode NodeOf(Transition transition, TaskItem task) =>
        transition.Graph.Find(task.Node) as HumanTaskNode ?? throw new InvalidOperationException($"'{task.Node}' is no task in this definition.");
}
