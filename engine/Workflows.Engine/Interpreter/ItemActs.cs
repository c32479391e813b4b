using System.Collections.Immutable;
using Workflows.Engine.Forms;
using Workflows.Engine.Nodes;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>What administrators do with a for-each that is running.</summary>
internal static class ItemActs
{
    public static Refusal? Add(Transition transition, AddItem command)
    {
        var running = transition.State.Tokens.Values
            .Where(t => string.Equals(t.Node, StepIds.EachOf(command.Step), StringComparison.Ordinal) && ForEachNode.ItemsOf(transition, t).Any())
            .Where(t => command.Within is null || string.Equals(ItemName.Of(transition.State, t.Scope), command.Within, StringComparison.Ordinal))
            .OrderBy(t => t.Id.Value)
            .ToList();
        if (running is not [var token])
        {
            return running.Count == 0 ? NotRunning(command) : WithinWhich(transition, command, running);
        }

        var node = (ForEachNode)transition.Graph.Find(token.Node)!;
        var others = ForEachNode.ItemsOf(transition, token)
            .Select(s => s.Variables.Find(node.Loop.Variable.Value) ?? FeelValue.Null)
            .ToImmutableArray();
        var shape = new ItemShape(transition.Graph.Process.Expressions[node.Loop.Items].Type, others);
        if (shape.Fit(RowOf(transition, command.Item) ?? command.Item, out var item) is { IsEmpty: false } problems)
        {
            return new(
                ItemRules.DoesNotFit.Code,
                $"This is no item like the others: {string.Join(" ", problems.Select(p => $"{p.Field}: {p.Problem}."))}",
                "Give it what the others have.",
                problems);
        }

        if (others.Any(other => ItemName.Of(other) == ItemName.Of(item)))
        {
            return Make(ItemRules.ThereAlready, $"'{ItemName.Of(item)}' is among the items already.", "Give the new one a name of its own.");
        }

        transition.Emit(new ItemAdded(new(transition.NextElement), command.Step, command.By, command.Reason));
        node.Add(transition, token, item);
        return null;
    }

    /// <summary>A row of one of the case's tables that is named by its id alone; null when nothing is.</summary>
    private static FeelContext? RowOf(Transition transition, FeelValue given) => given is not FeelText ? null
        : transition.State.Data.Entries
            .SelectMany(e => e.Value is FeelList table ? table.Items.OfType<FeelContext>() : [])
            .FirstOrDefault(row => given.Equals(row.Find("id")));

    private static Refusal NotRunning(AddItem command) => Make(
        ItemRules.NotRunning,
        $"'{command.Step}'{(command.Within is { } within ? $" within '{within}'" : "")} is not running for items now.",
        "An item can be added from when the step begins until its last item has ended or it has closed.");

    private static Refusal WithinWhich(Transition transition, AddItem command, IEnumerable<Token> running) => Make(
        ItemRules.NotRunning,
        $"'{command.Step}' is running within several items.",
        $"Say within which: {string.Join(", ", running.Select(t => ItemName.Of(transition.State, t.Scope)))}.");

    private static Refusal Make(DiagnosticRule rule, string message, string hint) => new(rule.Code, message, hint, []);
}
