using Workflows.Engine.Nodes;
using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

/// <summary>What other cases tell of themselves.</summary>
internal static class CaseActs
{
    public static Refusal? Return(Transition transition, ReturnCase command)
    {
        if (WaitOf(transition, command.Wait) is not { } wait)
        {
            return Refusals.NotAwaited();
        }

        NodeOf(transition, wait).Return(transition, wait, command);
        return null;
    }

    public static Refusal? Fail(Transition transition, FailCase command)
    {
        if (WaitOf(transition, command.Wait) is not { } wait)
        {
            return Refusals.NotAwaited();
        }

        NodeOf(transition, wait).Fail(transition, wait, command);
        return null;
    }

    private static CallWait? WaitOf(Transition transition, WaitId id) => transition.State.Waits.GetValueOrDefault(id) as CallWait;

    private static CaseNode NodeOf(Transition transition, CallWait wait)
    {
        var node = transition.State.Tokens[wait.Token!.Value].Node;
        return transition.Graph.Find(node) as CaseNode ?? throw new InvalidOperationException($"'{node}' asks for no case in this definition.");
    }
}
