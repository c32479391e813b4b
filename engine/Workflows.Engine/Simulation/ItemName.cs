using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Engine.Simulation;

/// <summary>What people call an item of a for-each: <c>preschool-a</c>.</summary>
public static class ItemName
{
    /// <summary>A context goes by its <c>id</c>, else by its <c>name</c>, else by its first entry; any other value by itself.</summary>
    public static string Of(FeelValue item) => item is FeelContext context
        ? ValueText.Of(context.Find("id") ?? context.Find("name") ?? context.Entries.Select(e => e.Value).FirstOrDefault(FeelValue.Null))
        : ValueText.Of(item);

    /// <summary>The items that a scope runs for, outer before inner, with commas; null where it runs for none.</summary>
    public static string? Of(InstanceState state, ScopeId scope)
    {
        var names = new Stack<string>();
        while (state.Scopes.TryGetValue(scope, out var at) && at.Parent is { } parent)
        {
            if (at.Kind == ScopeKind.Item)
            {
                names.Push(Of(at.Variables.Entries[0].Value));
            }

            scope = parent;
        }

        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
