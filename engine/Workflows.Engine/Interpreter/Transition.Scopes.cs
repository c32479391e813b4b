using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>Blocks and handlers: how they open, and when they are over.</summary>
internal sealed partial class Transition
{
    // What the process ends with once the handlers that still run have ended. No author can write it as an id.
    private const string KeptOutcome = "(outcome)";

    /// <summary>Records what a step or branch has yielded, where the steps around it read it.</summary>
    public void Record(ScopeId scope, string step, FeelValue value) => Emit(new ResultRecorded(State.HomeOf(scope), step, value));

    /// <summary>What a step or branch has yielded in the process, item or handler that a scope belongs to; null before it has.</summary>
    public FeelValue? Recorded(ScopeId scope, string step) => State.Scopes[State.HomeOf(scope)].Results.Find(step);

    /// <summary>What a step or branch has yielded as seen from a scope: there, or in what is around it; null before it has.</summary>
    public FeelValue? Visible(ScopeId scope, string step)
    {
        for (ScopeId? at = scope; at is { } id; at = State.Scopes[id].Parent)
        {
            if (State.Scopes[id].Results.Find(step) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Opens a block that a token owns; the token waits at the block's node until the block is over or left.</summary>
    public ScopeId OpenBlock(Token owner, DuePoint? due = null)
    {
        var scope = new ScopeId(NextElement);
        Emit(new ScopeOpened(scope, owner.Scope, owner.Id, 0, FeelContext.Empty) { Kind = ScopeKind.Block, OpenedAt = Now, Due = due });
        return scope;
    }

    /// <summary>Opens one run of a handler, with a token at the start of its list (BPMN 2.0 §13.5.4 event sub-process).</summary>
    /// <param name="attached">The process or a block. It is not over before the handler is. For an interrupting handler,
    /// <see cref="Interrupt"/> it first.</param>
    /// <param name="handler">The handler's id.</param>
    /// <param name="variables">What its steps read besides what the scope around it has: the payload under the handler's name.</param>
    /// <param name="first">Where its list begins; the list ends at a <see cref="HandlerEndNode"/>.</param>
    public ScopeId OpenHandler(ScopeId attached, string handler, FeelContext variables, Node first)
    {
        var scope = new ScopeId(NextElement);
        Emit(new ScopeOpened(scope, attached, null, 0, variables) { Kind = ScopeKind.Handler, Handler = handler });
        Create(scope, first);
        return scope;
    }

    /// <summary>Withdraws all that runs in the process or a block, handlers and the triggers of others included; it stays open itself,
    /// and is over when the handler that is opened next has ended.</summary>
    public void Interrupt(ScopeId attached, string reason) => Empty(attached, reason);

    /// <summary>The list of the process or of a block has come to its end. It is over, unless handlers still run: then its token is
    /// kept at the exit until they have ended.</summary>
    public void EndList(Token token, ExitNode exit, string? outcome)
    {
        if (!HasHandlers(token.Scope))
        {
            Finish(State.Scopes[token.Scope], outcome);
            return;
        }

        StopTimes(State.Scopes[token.Scope]);
        if (!string.Equals(token.Node, exit.Id, StringComparison.Ordinal))
        {
            Emit(new TokenMoved(token.Id, exit.Id));
        }

        if (outcome is not null)
        {
            Emit(new ResultRecorded(token.Scope, KeptOutcome, FeelValue.Of(outcome)));
        }
    }

    /// <summary>A handler has come to its end; what it is attached to is over when nothing else runs there.</summary>
    /// <param name="handler">Its scope.</param>
    /// <param name="outcome">What its <c>end</c> said: the outcome of the process, where the handler has interrupted that.</param>
    public void EndHandler(ScopeId handler, string? outcome)
    {
        var attached = State.Scopes[State.Scopes[handler].Parent!.Value];
        Clear(handler, WithdrawalReason.Ended);
        if (HasHandlers(attached.Id) || State.Tokens.Values.Any(t => t.Scope == attached.Id && Graph.Find(t.Node) is not ExitNode))
        {
            return;
        }

        var kept = attached.Results.Find(KeptOutcome) is FeelText text ? text.Value : null;
        Finish(attached, State.Tokens.Values.Any(t => t.Scope == attached.Id) ? kept : outcome);
    }

    /// <summary>What is done cannot be late any more, and nothing is to come again; messages still come as long as a handler runs.</summary>
    private void StopTimes(Scope scope)
    {
        Withdraw(w => w is TimerWait && w.Scope == scope.Id);
        WithdrawEscalationsAbout(scope.Id, WithdrawalReason.Done);
    }

    private bool HasHandlers(ScopeId scope) => State.Scopes.Values.Any(s => s.Parent == scope && s.Kind == ScopeKind.Handler);

    private void Finish(Scope scope, string? outcome)
    {
        if (scope.Owner is not { } id)
        {
            EndInstance(outcome);
            return;
        }

        var owner = State.Tokens[id];
        WithdrawEscalationsAbout(scope.Id, WithdrawalReason.Done);
        Clear(scope.Id, WithdrawalReason.Ended);
        (Graph.Find(owner.Node) as BlockNode ?? throw new InvalidOperationException($"'{owner.Node}' is no block in this definition.")).Over(
            this, owner);
    }
}
