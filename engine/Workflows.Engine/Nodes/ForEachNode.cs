using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary>Runs a step for every item of a list, at the same time or in turn (BPMN 2.0 §13.3.7), and may close with what came.</summary>
/// <remarks>Its token stays here; every item has a scope with a token of its own, where they
/// come in turn once its turn has come. The node that does the work has the step's id,
/// this one <c>id/each</c>.</remarks>
public sealed class ForEachNode(string id, string stepId, Step step, ForEach loop) : Node(id, step)
{
    // What an item ended with, among the results of its scope. No author can write it as an id.
    private const string ItemOutcome = "(outcome)";

    internal Node Body { get; set; } = null!;

    internal ForEach Loop => loop;

    internal override void Enter(Transition transition, Token token)
    {
        var value = transition.Evaluate(loop.Items, token.Scope);
        if (value is not FeelList { Items: var items })
        {
            transition.RaiseNoValue(token.Id, this, loop.Items, "list");
            return;
        }

        if (items.IsEmpty)
        {
            GoOn(transition, token);
            return;
        }

        if (loop.Closes is { } closes)
        {
            if (transition.Times(token.Scope).Resolve(closes, transition.Now, due: null) is not { } point)
            {
                transition.Raise(token.Id, this, IncidentRules.NoTime, $"The closing time '{closes.Span.Text}' could not be worked out.");
                return;
            }

            transition.Emit(new TimerSet(new()
            {
                Id = new(transition.NextElement),
                Token = token.Id,
                DueAt = point.At,
                Purpose = TimerPurpose.Close,
            }));
        }

        for (var i = 0; i < items.Length; i++)
        {
            var scope = Open(transition, token, i, items[i]);
            if (i == 0 || !loop.InTurn)
            {
                transition.Create(scope, Body);
            }
        }
    }

    /// <summary>One more item, behind the others; it begins now, or when its turn comes.</summary>
    internal void Add(Transition transition, Token token, FeelValue item)
    {
        var scope = Open(transition, token, ItemsOf(transition, token).Max(s => s.Item) + 1, item);
        if (!loop.InTurn)
        {
            transition.Create(scope, Body);
        }
    }

    /// <summary>An item has come to its end: the next one begins where they come in turn; the last one lets the token go on.</summary>
    internal void ItemEnded(Transition transition, Token item, string? outcome)
    {
        transition.Consume(item.Id);
        if (outcome is not null)
        {
            transition.Emit(new ResultRecorded(item.Scope, ItemOutcome, FeelValue.Of(outcome)));
        }

        var ended = transition.State.Scopes[item.Scope];
        var owner = transition.State.Tokens[ended.Owner!.Value];
        if (loop.InTurn && ItemsOf(transition, owner).FirstOrDefault(s => s.Item > ended.Item) is { } next)
        {
            transition.Create(next.Id, Body);
        }
        else if (ItemsOf(transition, owner).All(scope => !transition.IsBusy(scope.Id)))
        {
            GoOn(transition, owner);
        }
    }

    /// <summary>The collection closes: what is open is withdrawn, and the process goes on with what came.</summary>
    internal void Close(Transition transition, TimerWait timer)
    {
        transition.Emit(new TimerFired(timer.Id));
        GoOn(transition, transition.State.Tokens[timer.Token!.Value]);
    }

    internal static IEnumerable<Scope> ItemsOf(Transition transition, Token owner) =>
        [.. transition.State.Scopes.Values.Where(s => s.Owner == owner.Id).OrderBy(s => s.Item)];

    private ScopeId Open(Transition transition, Token token, int position, FeelValue item)
    {
        var scope = new ScopeId(transition.NextElement);
        transition.Emit(new ScopeOpened(scope, token.Scope, token.Id, position, new FeelContext([new(loop.Variable.Value, item)])));
        return scope;
    }

    private void GoOn(Transition transition, Token token)
    {
        var items = ItemsOf(transition, token).ToList();
        var open = items.Where(s => transition.IsBusy(s.Id)).Select(s => s.Item).ToHashSet();
        var reached = loop.InTurn && open.Count > 0 ? open.Min() : int.MaxValue; // those after it had not begun
        var results = ImmutableArray.CreateBuilder<FeelValue>();
        var missing = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var scope in items)
        {
            transition.Clear(scope.Id, WithdrawalReason.Closed);
            var answered = scope.Item < reached && !open.Contains(scope.Item);
            if (!answered)
            {
                missing.Add(scope.Variables.Find(loop.Variable.Value) ?? FeelValue.Null);
            }

            results.Add(ResultOf(scope, answered));
        }

        transition.Withdraw(w => w.Token == token.Id);
        transition.Record(token.Scope, stepId, new FeelContext([new("results", FeelValue.List(results)), new("missing", FeelValue.List(missing))]));
        transition.Move(token.Id, Next);
    }

    /// <summary>What the steps inside have yielded by their ids, what the step itself has, and what is said of every item.</summary>
    private FeelContext ResultOf(Scope scope, bool answered) => new(
    [
        .. scope.Results.Entries.Where(e => e.Key != stepId && e.Key != ItemOutcome),
        .. scope.Results.Find(stepId) is FeelContext own ? own.Entries : [],
        new("item", scope.Variables.Find(loop.Variable.Value) ?? FeelValue.Null),
        new("answered", FeelValue.Of(answered)),
        .. scope.Results.Find(ItemOutcome) is { } outcome ? [new("outcome", outcome)] : ImmutableArray<KeyValuePair<string, FeelValue>>.Empty,
    ]);
}

/// <summary>The end of an item's run.</summary>
public sealed class ItemEndNode(string id, Step step, ForEachNode loop) : ExitNode(id, step)
{
    internal override void Leave(Transition transition, Token token, string? outcome) => loop.ItemEnded(transition, token, outcome);
}
