using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>parallel</c> with <c>join: any</c> or a number: goes on when so many branches have ended, and withdraws the others
/// (BPMN 2.0 §13.4.5 complex gateway; cancelling partial join).</summary>
/// <remarks>opened → over (enough have come, or all that were begun) | left |
/// withdrawn. Its result has <c>came</c>, the branches that had ended.</remarks>
public sealed class QuorumNode(string id, ParallelStep step) : BlockNode(id, step)
{
    internal ImmutableArray<(ParallelBranch Branch, Node First)> Branches { get; set; } = [];

    private string Join => StepIds.JoinOf(Id);

    internal override void Enter(Transition transition, Token token)
    {
        var taken = new List<Node>();
        foreach (var (branch, first) in Branches)
        {
            switch (branch.When is null ? true : transition.Holds(branch.When, token, this))
            {
                case null:
                    return; // an incident was raised before anything was done
                case true:
                    taken.Add(first);
                    break;
            }
        }

        if (taken.Count == 0)
        {
            GoOn(transition, token, []);
            return;
        }

        var scope = transition.OpenBlock(token);
        foreach (var first in taken)
        {
            transition.Create(scope, first);
        }
    }

    /// <summary>A branch has ended, and its token is gone.</summary>
    internal void Came(Transition transition, ScopeId scope, string branch)
    {
        transition.Emit(new FlowArrived(scope, Join, branch));
        var came = Branches.Select(b => b.Branch.Name.Value)
            .Where(name => transition.State.Arrivals.Contains(new(scope, Join, name)))
            .ToImmutableArray();
        if (came.Length < step.Quorum!.Number && transition.State.Tokens.Values.Any(t => t.Scope == scope))
        {
            return;
        }

        var owner = transition.State.Tokens[transition.State.Scopes[scope].Owner!.Value];
        transition.Clear(scope, came.Length == 1 ? WithdrawalReason.WasEnough(came[0]) : WithdrawalReason.EnoughHadCome);
        GoOn(transition, owner, came);
    }

    private void GoOn(Transition transition, Token token, ImmutableArray<string> came)
    {
        transition.Record(token.Scope, Id, new FeelContext([new("came", FeelValue.List(came.Select(FeelValue.Of)))]));
        transition.Move(token.Id, Next);
    }
}

/// <summary>The end of a branch of a <c>parallel</c> with a quorum.</summary>
public sealed class QuorumBranchEndNode(string id, ParallelStep step, Word branch, QuorumNode quorum) : ExitNode(id, step)
{
    internal override void Leave(Transition transition, Token token, string? outcome)
    {
        transition.Consume(token.Id);
        transition.Record(token.Scope, branch.Value, new FeelContext([new("outcome", outcome is null ? FeelValue.Null : FeelValue.Of(outcome))]));
        quorum.Came(transition, token.Scope, branch.Value);
    }
}
