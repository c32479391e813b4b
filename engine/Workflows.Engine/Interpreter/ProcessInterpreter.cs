using Workflows.Engine.Graph;
using Workflows.Engine.Nodes;
using Workflows.Engine.Postponing;
using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

/// <summary>The interpreter of processes.</summary>
public static class ProcessInterpreter
{
    /// <summary>Runs one command against an instance until every token waits or has ended.</summary>
    /// <remarks>Pure: the same graph, state, command and surroundings give the same result, so a lost race is retried by calling again.
    /// Mistakes of authors become incidents, never exceptions.</remarks>
    public static StepResult Step(ProcessGraph graph, InstanceState state, Command command, StepSurroundings surroundings)
    {
        if (command is not (StartInstance or StartByMessage or StartByRecurrence) && !state.Header.IsOpen)
        {
            return new StepResult.Refused(Refusals.NotRunning(state.Header.Status));
        }

        var transition = new Transition(graph, state, surroundings);
        var refusal = command switch
        {
            StartInstance start => Starting.Carry(transition, start),
            StartByMessage start => Starting.Carry(transition, start),
            StartByRecurrence start => Starting.Carry(transition, start),
            ReturnCase other => CaseActs.Return(transition, other),
            FailCase other => CaseActs.Fail(transition, other),
            ClaimTask claim => TaskActs.Claim(transition, claim),
            ReleaseTask release => TaskActs.Release(transition, release),
            CompleteTask complete => TaskActs.Complete(transition, complete),
            ReassignTask reassign => TaskActs.Reassign(transition, reassign),
            RescheduleTask reschedule => TaskActs.Reschedule(transition, reschedule),
            PostponePlan postpone => new PostponedCase(transition, postpone).Carry().Refusal,
            FireTimer fire => Fire(transition, fire),
            DeliverMessage message => Deliver(transition, message),
            BeginAttempt begin => ServiceActs.Begin(transition, begin),
            AnswerAttempt answer => ServiceActs.Answer(transition, answer),
            FailAttempt fail => ServiceActs.Fail(transition, fail),
            AddItem add => ItemActs.Add(transition, add),
            CancelInstance cancel => Cancel(transition, cancel),
            RetryIncident retry => Retry(transition, retry),
            _ => throw new InvalidOperationException($"No command {command.GetType().Name}: the set is closed."),
        };
        if (refusal is not null)
        {
            return new StepResult.Refused(refusal);
        }

        transition.Run();
        return transition.Result();
    }

    /// <summary>What postponing a plan would do: the same computation as the command, of which nothing stays.</summary>
    /// <returns>Why it would be refused, or every open date before and after.</returns>
    public static (Refusal? Refusal, Postponement? Preview) Preview(
        ProcessGraph graph, InstanceState state, PostponePlan command, StepSurroundings surroundings) =>
        state.Header.Status != InstanceStatus.Running
            ? (Refusals.NotRunning(state.Header.Status), null)
            : new PostponedCase(new(graph, state, surroundings), command).Carry();

    private static Refusal? Fire(Transition transition, FireTimer command)
    {
        if (!transition.State.Waits.TryGetValue(command.Wait, out var wait) || wait is not TimerWait timer)
        {
            return Refusals.NotAwaited();
        }

        if (transition.Now < timer.DueAt)
        {
            return Refusals.NotDue();
        }

        switch (timer.Purpose)
        {
            case TimerPurpose.Catch:
                NodeAt<TimerNode>(transition, transition.State.Tokens[timer.Token!.Value].Node).Ring(transition, timer);
                break;
            case TimerPurpose.Close:
                NodeAt<ForEachNode>(transition, transition.State.Tokens[timer.Token!.Value].Node).Close(transition, timer);
                break;
            case TimerPurpose.Open when transition.Graph.Find(transition.State.Tokens[timer.Token!.Value].Node) is GuardNode guard:
                guard.Ring(transition, timer);
                break;
            case TimerPurpose.Open:
                NodeAt<StageNode>(transition, transition.State.Tokens[timer.Token!.Value].Node).Ring(transition, timer);
                break;
            case TimerPurpose.Reminder:
                TimersOf(transition, timer).Remind(timer);
                break;
            case TimerPurpose.Handler:
                transition.FireHandler(timer);
                break;
            case TimerPurpose.Escalation when timer is { Task: null, Scope: { } scope }:
                NodeAt<GuardNode>(transition, transition.State.Tokens[transition.State.Scopes[scope].Owner!.Value].Node).Escalate(transition, timer);
                break;
            case TimerPurpose.Escalation:
                TimersOf(transition, timer).Escalate(timer);
                break;
            case TimerPurpose.DeadlineStart:
                transition.Deadline(timer.Deadline!).StartInstead(timer);
                break;
            case TimerPurpose.Deadline:
                transition.Deadline(timer.Deadline!).Miss(timer);
                break;
            case TimerPurpose.DeadlineEscalation:
                transition.Deadline(timer.Deadline!).Escalate(timer);
                break;
            default:
                throw new InvalidOperationException($"No purpose {timer.Purpose}: the set is closed.");
        }

        return null;
    }

    private static TaskTimers TimersOf(Transition transition, TimerWait timer)
    {
        var task = transition.State.Tasks[timer.Task!.Value];
        return new(transition, NodeAt<HumanTaskNode>(transition, task.Node).Human, task);
    }

    private static Refusal? Deliver(Transition transition, DeliverMessage command)
    {
        var wait = transition.State.Waits.Values
            .OfType<MessageWait>()
            .Where(w => string.Equals(w.Name, command.Message, StringComparison.Ordinal)
                && (w.Key is null || string.Equals(w.Key, command.Key, StringComparison.Ordinal)))
            .OrderBy(w => w.Key is null) // who asks for this very key comes before who takes any
            .ThenByDescending(w => transition.DepthOf(w)) // then who stands innermost
            .ThenBy(w => w.Id.Value)
            .FirstOrDefault();
        if (wait is null)
        {
            return Refusals.NotAwaited();
        }

        if (wait.Handler is not null)
        {
            transition.ReceiveFor(wait, command.Payload);
        }
        else
        {
            NodeAt<MessageNode>(transition, transition.State.Tokens[wait.Token!.Value].Node).Receive(transition, wait, command.Payload);
        }

        return null;
    }

    private static Refusal? Cancel(Transition transition, CancelInstance command)
    {
        transition.Cancel(command);
        return null;
    }

    private static Refusal? Retry(Transition transition, RetryIncident command)
    {
        if (!transition.State.Incidents.TryGetValue(command.Incident, out var incident))
        {
            return Refusals.NoSuchIncident(command.Incident);
        }

        if (incident.Task is { } id && transition.State.Tasks[id] is var task && transition.People(task.Candidates).IsEmpty)
        {
            return Refusals.StillNobody(Transition.Names(task.Candidates));
        }

        transition.Emit(new IncidentResolved(incident.Id, command.By));
        transition.Resume(incident);
        return null;
    }

    private static T NodeAt<T>(Transition transition, string id)
        where T : Node =>
        transition.Graph.Find(id) as T ?? throw new InvalidOperationException($"'{id}' is no {typeof(T).Name} in this definition.");
}
