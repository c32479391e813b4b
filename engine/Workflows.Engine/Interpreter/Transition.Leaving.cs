using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Interpreter;

/// <summary>Going back and ending: ways that lead out of the blocks that a token is in.</summary>
internal sealed partial class Transition
{
    private const int DefaultMaxLoops = 100;

    /// <summary>Goes back to an earlier step, or raises an incident when that was done too often.</summary>
    public void GoBack(Token token, Node from, Node to, int? atMost)
    {
        var bound = atMost ?? DefaultMaxLoops;
        if (State.Scopes[BlocksBetween(token, to).Select(b => b.Owner.Scope).LastOrDefault(token.Scope)].Loops.GetValueOrDefault(from.Id) >= bound)
        {
            Raise(
                token.Id,
                from,
                IncidentRules.WentBackTooOften,
                $"Went back from '{from.Id}' to '{to.Id}' {bound} times, which is the most allowed.");
            return;
        }

        GoBackOnceMore(token, from, to);
    }

    /// <summary>Goes back. It is counted in the scope of the step that it leads to, which outlives the blocks that are left.</summary>
    public void GoBackOnceMore(Token token, Node from, Node to)
    {
        var back = Climb(token, to, WithdrawalReason.WentBack);
        Emit(new WentBack(back.Scope, from.Id, to.Id));
        Pass(back.Id, to);
    }

    /// <summary>What an <c>end</c> means where it stands.</summary>
    public void End(Token token, string outcome, bool wholeProcess, ExitNode exit)
    {
        if (wholeProcess)
        {
            EndInstance(outcome);
        }
        else
        {
            exit.Leave(this, Climb(token, exit, WithdrawalReason.Ended), outcome);
        }
    }

    public void EndInstance(string? outcome)
    {
        ClearAll(WithdrawalReason.Ended);
        if (State.Header.Status == InstanceStatus.Cancelling)
        {
            EmitCancelled();
        }
        else
        {
            Emit(new InstanceEnded(outcome, Now));
        }
    }

    /// <summary>Leaves the blocks between a token and the list that a node stands in: all that runs in them is withdrawn.</summary>
    /// <returns>The token in that list: the given one, or the owner of the outermost block that was left.</returns>
    private Token Climb(Token token, Node to, string reason)
    {
        if (BlocksBetween(token, to).LastOrDefault() is not ({ } block, { } owner))
        {
            return token;
        }

        Clear(block.Id, reason);
        return owner;
    }

    /// <summary>The blocks that a token leaves on a way to a node, from the inside out, with the tokens that own them.</summary>
    private IEnumerable<(Scope Block, Token Owner)> BlocksBetween(Token token, Node to)
    {
        while (State.Scopes[token.Scope] is { Kind: ScopeKind.Block, Owner: { } owner } block
            && !string.Equals(State.Tokens[owner].Node, to.Block?.Id, StringComparison.Ordinal))
        {
            token = State.Tokens[owner];
            yield return (block, token);
        }
    }
}
