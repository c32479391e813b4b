using Workflows.Engine.Nodes;
using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

/// <summary>What workers tell of the calls that they make.</summary>
internal static class ServiceActs
{
    public static Refusal? Begin(Transition transition, BeginAttempt command)
    {
        if (Find(transition, command.Job) is not { } job)
        {
            return Refusals.NotAwaited();
        }

        if (job.DueAt is not { } due || transition.Now < due)
        {
            return Refusals.TryLater(job.DueAt);
        }

        if (command.Attempt != job.Attempt + 1)
        {
            return Refusals.AttemptOver(command.Attempt);
        }

        var node = NodeOf(transition, job);
        if (job.IsUnderWay && !node.HasTriesLeft(job))
        {
            node.Fail(
                transition,
                job,
                new("lost", CallFailureKind.Passing, "The server stopped while the call was under way, so its answer is not known."),
                null);
        }
        else
        {
            ServiceNode.Begin(transition, job, command.Attempt);
        }

        return null;
    }

    public static Refusal? Answer(Transition transition, AnswerAttempt command) =>
        Tell(transition, command.Job, command.Attempt, (node, job) => node.Answer(transition, job, command));

    public static Refusal? Fail(Transition transition, FailAttempt command) =>
        Tell(transition, command.Job, command.Attempt, (node, job) => node.Fail(transition, job, command.Failure, null));

    private static Refusal? Tell(Transition transition, WaitId id, int attempt, Action<ServiceNode, JobWait> tell)
    {
        if (Find(transition, id) is not { } job)
        {
            return Refusals.NotAwaited();
        }

        if (!job.IsUnderWay || attempt != job.Attempt)
        {
            return Refusals.AttemptOver(attempt);
        }

        tell(NodeOf(transition, job), job);
        return null;
    }

    private static JobWait? Find(Transition transition, WaitId id) => transition.State.Waits.GetValueOrDefault(id) as JobWait;

    private static ServiceNode NodeOf(Transition transition, JobWait job)
    {
        var node = transition.State.Tokens[job.Token!.Value].Node;
        return transition.Graph.Find(node) as ServiceNode ?? throw new InvalidOperationException(
            $"'{node}' calls no service in this definition.");
    }
}
