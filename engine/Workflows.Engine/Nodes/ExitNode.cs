using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Nodes;

/// <summary>Where a list of steps ends: of the process, of a branch, an item, a block or a handler.</summary>
public abstract class ExitNode(string id, Step? step) : Node(id, step)
{
    private protected sealed override Expression? Condition => null;

    internal sealed override void Enter(Transition transition, Token token) => Leave(transition, token, null);

    /// <summary>Ends the list.</summary>
    /// <param name="transition">The step being taken.</param>
    /// <param name="token">The token that came to the end.</param>
    /// <param name="outcome">What <c>end</c> or a decision's outcome said; null at the plain end of the list.</param>
    internal abstract void Leave(Transition transition, Token token, string? outcome);
}

/// <summary>The end of the process (BPMN 2.0 §13.5.6).</summary>
public sealed class ProcessEndNode() : ExitNode(StepIds.End, null)
{
    internal override void Leave(Transition transition, Token token, string? outcome) => transition.EndList(token, this, outcome);
}

/// <summary>An <c>end</c> step.</summary>
public sealed class EndStepNode(string id, EndStep step, ExitNode exit) : Node(id, step)
{
    internal override void Enter(Transition transition, Token token) =>
        transition.End(token, step.Outcome.Value, step.WholeProcess, exit);
}
