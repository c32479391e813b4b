using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

internal sealed class ListNode(SourceSpan span, FeelType type, ImmutableArray<Node> items) : Node(span, type, items.AsSpan())
{
    public ImmutableArray<Node> Items { get; } = items;

    public override FeelValue Evaluate(Frame frame)
    {
        var values = ImmutableArray.CreateBuilder<FeelValue>(Items.Length);
        foreach (var item in Items)
        {
            values.Add(item.Evaluate(frame));
        }

        return frame.Run.Bounded(new FeelList(values.MoveToImmutable()), Span);
    }
}

/// <summary>A context; each entry may use those before it (DMN 1.5 §10.3.2.6), and a function its own name.</summary>
internal sealed class ContextNode(SourceSpan span, FeelType type, ImmutableArray<ContextEntry> entries)
    : Node(span, type, [.. entries.Select(e => e.Value)])
{
    public override FeelValue Evaluate(Frame frame)
    {
        var values = new KeyValuePair<string, FeelValue>[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var (name, slot, node) = entries[i];
            var value = node.Evaluate(frame);
            frame.Locals[slot] = value;
            if (node is FunctionNode && value is FeelFunction { Callable: Closure closure })
            {
                closure.Know(slot, value);
            }

            values[i] = new(name, value);
        }

        return frame.Run.Bounded(new FeelContext(values), Span);
    }
}

internal readonly record struct ContextEntry(string Name, int Slot, Node Value);
