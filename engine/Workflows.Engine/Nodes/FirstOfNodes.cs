using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>first-of</c>: opens all its branches; the first whose first step is done goes on (BPMN 2.0 §13.4.4 event-based gateway).</summary>
/// <remarks>opened → chosen (the others are withdrawn) → over | left | withdrawn. Its result has <c>chosen</c>.</remarks>
public sealed class FirstOfNode(string id, FirstOfStep step) : BlockNode(id, step)
{
    internal ImmutableArray<Node> Branches { get; set; } = [];

    internal override void Enter(Transition transition, Token token)
    {
        transition.Record(token.Scope, Id, new FeelContext([new("chosen", FeelValue.Null)]));
        var scope = transition.OpenBlock(token);
        foreach (var first in Branches)
        {
            transition.Create(scope, first);
        }
    }

    /// <summary>The first step of a branch is done: the other branches are withdrawn.
    /// Whoever comes again to that step chooses nothing more.</summary>
    internal void Choose(Transition transition, Token token, string branch)
    {
        var scope = token.Scope;
        while (transition.State.Tokens[transition.State.Scopes[scope].Owner!.Value] is { } owner && owner.Node != Id)
        {
            (scope, token) = (owner.Scope, owner); // the first step is a block of its own
        }

        if (transition.Recorded(scope, Id) is FeelContext result && result.Find("chosen") is FeelText)
        {
            return;
        }

        transition.Record(scope, Id, new FeelContext([new("chosen", FeelValue.Of(branch))]));
        foreach (var other in transition.State.Tokens.Values.Where(t => t.Scope == scope && t.Id != token.Id).OrderBy(t => t.Id.Value).ToList())
        {
            transition.ClearToken(other.Id, WithdrawalReason.CameFirst(branch));
            transition.Consume(other.Id);
        }
    }
}

/// <summary>Behind the first step of a branch of <c>first-of</c>.</summary>
public sealed class FirstOfGateNode(string id, FirstOfStep step, FirstOfNode race, Word branch) : Node(id, step)
{
    private protected override Expression? Condition => null;

    internal override void Enter(Transition transition, Token token)
    {
        Choose(transition, token);
        transition.Move(token.Id, Next);
    }

    internal void Choose(Transition transition, Token token) => race.Choose(transition, token, branch.Value);
}
