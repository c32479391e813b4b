using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Nodes;

/// <summary>A step that runs what is inside it in a scope of its own (BPMN 2.0 §13.3.4 sub-process). Its token waits here meanwhile.</summary>
/// <remarks>opened → over (its list and all its handlers have ended) | left
/// (<c>back to</c>, <c>end</c>) | withdrawn with what is around it.</remarks>
public abstract class BlockNode(string id, Step step) : Node(id, step)
{
    /// <summary>Where the list inside begins.</summary>
    internal Node First { get; set; } = null!;

    internal override void Enter(Transition transition, Token token) => Open(transition, token);

    /// <summary>Opens the scope and lets a token run in it.</summary>
    /// <returns>The scope, for what is to be attached to it.</returns>
    internal ScopeId Open(Transition transition, Token token)
    {
        var scope = transition.OpenBlock(token);
        transition.Create(scope, First);
        return scope;
    }

    /// <summary>All inside has ended and its scope is closed; the token goes on.</summary>
    internal virtual void Over(Transition transition, Token token) => transition.Move(token.Id, Next);
}

/// <summary>The end of a block's list. An <c>end</c> inside a block does not lead here, but out of the block.</summary>
public sealed class BlockEndNode(string id, Step step) : ExitNode(id, step)
{
    internal override void Leave(Transition transition, Token token, string? outcome) => transition.EndList(token, this, outcome);
}

/// <summary>The end of a handler's list, also of an <c>end</c> inside it.</summary>
public sealed class HandlerEndNode(string id, Step? step) : ExitNode(id, step)
{
    internal override void Leave(Transition transition, Token token, string? outcome) => transition.EndHandler(token.Scope, outcome);
}
