using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

/// <summary>A part of a compiled expression: immutable, and evaluated without any state but the frame's.</summary>
internal abstract class Node
{
    protected Node(SourceSpan span, FeelType type, params ReadOnlySpan<Node> parts)
    {
        Span = span;
        Type = type;
        Size = 1;
        foreach (var part in parts)
        {
            Size += part.Size;
            Height = Math.Max(Height, part.Height);
        }

        Height++;
    }

    public SourceSpan Span { get; }

    /// <summary>What it yields, as far as is known before it is evaluated.</summary>
    public FeelType Type { get; }

    /// <summary>How many parts it has, itself included: what one evaluation of it costs.</summary>
    public int Size { get; }

    /// <summary>How many parts lie within each other, itself included: the stack that one evaluation of it takes.</summary>
    public int Height { get; }

    public abstract FeelValue Evaluate(Frame frame);
}

/// <summary>What the parts of one expression, or of one call of a function, read: the variables by name, the local names by slot.</summary>
internal sealed class Frame(Run run, FeelContext variables, FeelValue[] locals)
{
    public Run Run { get; } = run;

    public FeelContext Variables { get; } = variables;

    public FeelValue[] Locals { get; } = locals;
}
