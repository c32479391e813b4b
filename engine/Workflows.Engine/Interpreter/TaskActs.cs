using Workflows.Engine.Nodes;
using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

/// <summary>What people and administrators do with open tasks.</summary>
internal static class TaskActs
{
    public static Refusal? Claim(Transition transition, ClaimTask command)
    {
        if (!transition.State.Tasks.TryGetValue(command.Task, out var task))
        {
            return Refusals.TaskNotOpen(command.Task);
        }

        if (!transition.MayAct(task, command.Person))
        {
            return Refusals.NotYours(task, command.Person);
        }

        if (task.Assignee is null)
        {
            transition.Emit(new TaskClaimed(task.Id, command.Person));
        }

        return null;
    }

    public static Refusal? Release(Transition transition, ReleaseTask command)
    {
        if (!transition.State.Tasks.TryGetValue(command.Task, out var task))
        {
            return Refusals.TaskNotOpen(command.Task);
        }

        if (!transition.MayAct(task, command.Person))
        {
            return Refusals.NotYours(task, command.Person);
        }

        if (task.Assignee is not null)
        {
            transition.Emit(new TaskReleased(task.Id, command.Person));
        }

        return null;
    }

    public static Refusal? Complete(Transition transition, CompleteTask command)
    {
        if (!transition.State.Tasks.TryGetValue(command.Task, out var task))
        {
            return Refusals.TaskNotOpen(command.Task);
        }

        return transition.MayAct(task, command.Person)
            ? NodeOf(transition, task).Complete(transition, task, command)
            : Refusals.NotYours(task, command.Person);
    }

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

        transition.Emit(new TaskReassigned(task.Id, command.Candidates, command.Reason));
        NodeOf(transition, task).Announce(transition, transition.State.Tasks[task.Id]);
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

        transition.Emit(new TaskRescheduled(task.Id, due, task.Generation + 1, command.Reason));
        transition.Withdraw(w => w is TimerWait timer && timer.Task == task.Id);
        if (task.Kind != TaskKind.Escalation)
        {
            new TaskTimers(transition, NodeOf(transition, task).Human, transition.State.Tasks[task.Id]).Set();
        }

        return null;
    }

    private static HumanTaskNode NodeOf(Transition transition, TaskItem task) =>
        transition.Graph.Find(task.Node) as HumanTaskNode ?? throw new InvalidOperationException($"'{task.Node}' is no task in this definition.");
}
