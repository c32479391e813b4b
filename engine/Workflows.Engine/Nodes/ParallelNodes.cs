using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary>The start of <c>parallel</c>: a token for every branch whose condition holds (BPMN 2.0 §13.4.1, §13.4.3).</summary>
public sealed class ForkNode(string id, ParallelStep step) : Node(id, step)
{
    internal ImmutableArray<(ParallelBranch Branch, Node First)> Branches { get; set; } = [];

    internal JoinNode Join { get; set; } = null!;

    internal override void Enter(Transition transition, Token token)
    {
        var taken = new List<Node>();
        var left = new List<string>();
        foreach (var (branch, first) in Branches)
        {
            var holds = branch.When is null ? true : transition.Holds(branch.When, token, this);
            switch (holds)
            {
                case null:
                    return; // an incident was raised before anything was done
                case true:
                    taken.Add(first);
                    break;
                case false:
                    left.Add(branch.Name.Value);
                    break;
            }
        }

        transition.Consume(token.Id);
        foreach (var flow in left)
        {
            transition.Emit(new FlowArrived(token.Scope, Join.Id, flow)); // a branch that is left out is awaited no more
        }

        foreach (var first in taken)
        {
            transition.Create(token.Scope, first);
        }

        Join.PassWhenComplete(transition, token.Scope);
    }
}

/// <summary>The end of a branch: its flow arrives at the join.</summary>
public sealed class BranchEndNode(string id, ParallelStep step, Word branch, JoinNode join) : ExitNode(id, step)
{
    internal override void Leave(Transition transition, Token token, string? outcome)
    {
        transition.Consume(token.Id);
        transition.Record(token.Scope, branch.Value, new FeelContext([new("outcome", outcome is null ? FeelValue.Null : FeelValue.Of(outcome))]));
        transition.Emit(new FlowArrived(token.Scope, join.Id, branch.Value));
        join.PassWhenComplete(transition, token.Scope);
    }
}

/// <summary>The end of <c>parallel</c>: opens when every flow has arrived. Flows are counted by (scope, join, flow), never by number.</summary>
public sealed class JoinNode(string id, ParallelStep step) : Node(id, step)
{
    private protected override Expression? Condition => null;

    internal override void Enter(Transition transition, Token token) => transition.Move(token.Id, Next);

    internal void PassWhenComplete(Transition transition, ScopeId scope)
    {
        if (step.Branches.All(b => transition.State.Arrivals.Contains(new(scope, Id, b.Name.Value))))
        {
            transition.Emit(new JoinPassed(scope, Id));
            transition.Done(Id);
            transition.Create(scope, Next);
        }
    }
}
