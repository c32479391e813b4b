using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

internal sealed class ConstantNode(SourceSpan span, FeelType type, FeelValue value) : Node(span, type)
{
    public FeelValue Value { get; } = value;

    public override FeelValue Evaluate(Frame frame) => Value;
}

/// <summary>A name that whoever evaluates gives a value to.</summary>
internal sealed class VariableNode(SourceSpan span, FeelType type, string name) : Node(span, type)
{
    // Where the name stood the last time. Only a guess, so it does not matter which thread wrote it.
    private int _place;

    public string Name { get; } = name;

    public override FeelValue Evaluate(Frame frame) =>
        frame.Variables.Find(Name, ref _place) ?? frame.Run.Null(Span, $"'{Name}' has no value here.");
}

/// <summary>A name that the expression itself gives a value to: of a loop, a function, a context.</summary>
internal sealed class LocalNode(SourceSpan span, FeelType type, int slot) : Node(span, type)
{
    public int Slot { get; } = slot;

    public override FeelValue Evaluate(Frame frame) => frame.Locals[Slot];
}

/// <summary>A name within a filter: a field of the item where it has one, else what the name means outside.</summary>
internal sealed class ItemFieldNode(SourceSpan span, FeelType type, int itemSlot, string name, Node? outside) : Node(span, type)
{
    private int _place;

    public override FeelValue Evaluate(Frame frame)
    {
        if (frame.Locals[itemSlot] is FeelContext item && item.Find(name, ref _place) is { } value)
        {
            return value;
        }

        return outside is not null ? outside.Evaluate(frame) : frame.Run.Null(Span, $"The item has no field '{name}'.");
    }
}

/// <summary>A name that means nothing; the checker has told so.</summary>
internal sealed class UnknownNode(SourceSpan span, string name) : Node(span, FeelType.Any)
{
    public override FeelValue Evaluate(Frame frame) => frame.Run.Null(Span, $"There is nothing named '{name}'.");
}

/// <summary>What could not be made sense of although it could be read; the checker has told why.</summary>
internal sealed class FailedNode(SourceSpan span, FeelType type, string reason) : Node(span, type)
{
    public override FeelValue Evaluate(Frame frame) => frame.Run.Null(Span, reason);
}
