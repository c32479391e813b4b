using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary>Runs a step for every item of a list at the same time (BPMN 2.0 §13.3.7), and may close with what came.</summary>
/// <remarks>Its token stays here; every item has a scope with a token of its own. The node that does the work has the step's id,
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
            var scope = new ScopeId(transition.NextElement);
            transition.Emit(new ScopeOpened(scope, token.Scope, token.Id, i, new FeelContext([new(loop.Variable.Value, items[i])])));
            transition.Create(scope, Body);
        }
    }

    /// <summary>An item has come to its end; the last one lets the token go on.</summary>
    internal void ItemEnded(Transition transition, Token item, string? outcome)
    {
        transition.Consume(item.Id);
        if (outcome is not null)
        {
            transition.Emit(new ResultRecorded(item.Scope, ItemOutcome, FeelValue.Of(outcome)));
        }

        var owner = transition.State.Tokens[transition.State.Scopes[item.Scope].Owner!.Value];
        if (ItemsOf(transition, owner).All(scope => !transition.IsBusy(scope.Id)))
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

    private void GoOn(Transition transition, Token token)
    {
        var results = ImmutableArray.CreateBuilder<FeelValue>();
        var missing = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var scope in ItemsOf(transition, token))
        {
            var item = scope.Variables.Find(loop.Variable.Value) ?? FeelValue.Null;
            var answered = !transition.IsBusy(scope.Id);
            transition.Clear(scope.Id, "closed");
            if (!answered)
            {
                missing.Add(item);
            }

            var own = scope.Results.Find(stepId) as FeelContext ?? FeelContext.Empty;
            results.Add(new FeelContext(
            [
                .. own.Entries,
                new("item", item),
                new("answered", FeelValue.Of(answered)),
                .. scope.Results.Find(ItemOutcome) is { } outcome ? [new("outcome", outcome)] : ImmutableArray<KeyValuePair<string, FeelValue>>.Empty,
            ]));
        }

        transition.Withdraw(w => w.Token == token.Id);
        transition.Record(token.Scope, stepId, new FeelContext([new("results", FeelValue.List(results)), new("missing", FeelValue.List(missing))]));
        transition.Move(token.Id, Next);
    }

    private static IEnumerable<Scope> ItemsOf(Transition transition, Token owner) =>
        [.. transition.State.Scopes.Values.Where(s => s.Owner == owner.Id).OrderBy(s => s.Item)];
}

/// <summary>The end of an item's run.</summary>
public sealed class ItemEndNode(string id, Step step, ForEachNode loop) : ExitNode(id, step)
{
    internal override void Leave(Transition transition, Token token, string? outcome) => loop.ItemEnded(transition, token, outcome);
}
