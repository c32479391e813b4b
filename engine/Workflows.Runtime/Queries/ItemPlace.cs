using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Runtime.Queries;

/// <summary>An item of a for-each that something runs for.</summary>
/// <param name="Step">The id of the step that runs for each.</param>
/// <param name="Number">Its place in the list, from 1.</param>
/// <param name="Item">The item itself: part of the case.</param>
public sealed record ItemPlace(string Step, int Number, FeelValue Item)
{
    /// <summary>The items that the open tasks of an instance are for, outer before inner; tasks that are for none are left out.</summary>
    internal static ImmutableDictionary<TaskId, ImmutableArray<ItemPlace>> OfTasks(InstanceState state) => state.Tasks.Values
        .Select(task => (task.Id, Places: Around(state, task.Scope)))
        .Where(t => !t.Places.IsEmpty)
        .ToImmutableDictionary(t => t.Id, t => t.Places);

    private static ImmutableArray<ItemPlace> Around(InstanceState state, ScopeId scope)
    {
        var places = new Stack<ItemPlace>();
        for (ScopeId? at = scope; at is { } id && state.Scopes.TryGetValue(id, out var found); at = found.Parent)
        {
            if (found is { Kind: ScopeKind.Item, Owner: { } owner } && state.Tokens.TryGetValue(owner, out var token))
            {
                places.Push(new(StepIds.StepOf(token.Node), found.Item + 1, found.Variables.Entries[0].Value));
            }
        }

        return [.. places];
    }
}
