using System.Collections.Immutable;
using Workflows.Language.Feel.Functions;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

/// <summary>A call of a function of the standard.</summary>
/// <remarks><c>arguments</c>: In the order of the signature's parameters; null for one that was left out.</remarks>
internal sealed class BuiltinCallNode(SourceSpan span, FeelType type, Signature signature, ImmutableArray<Node?> arguments)
    : Node(span, type, [.. arguments.OfType<Node>()])
{
    public ImmutableArray<Node?> Arguments { get; } = arguments;

    public override FeelValue Evaluate(Frame frame)
    {
        var values = new FeelValue?[Arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Arguments[i]?.Evaluate(frame);
        }

        return frame.Run.Bounded(signature.Call(values, frame.Run, Span), Span);
    }
}

/// <summary>A call of a function that is a value.</summary>
/// <remarks><c>names</c>: The parameters that the arguments are for; empty when they go by position.</remarks>
internal sealed class CallNode(SourceSpan span, FeelType type, Node function, ImmutableArray<string> names, ImmutableArray<Node> arguments)
    : Node(span, type, [function, .. arguments])
{
    public override FeelValue Evaluate(Frame frame)
    {
        var called = function.Evaluate(frame);
        var values = new FeelValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        return names.IsEmpty
            ? Calling.Call(called, values, frame.Run, Span)
            : Calling.Call(called, [.. names.Zip(values, KeyValuePair.Create)], frame.Run, Span);
    }
}

/// <summary>The name of a function of the standard without parentheses: the function as a value.</summary>
internal sealed class BuiltinNode(SourceSpan span, Builtin builtin) : Node(span, FeelType.AnyFunction)
{
    private readonly FeelFunction _value = builtin.AsValue();

    public Builtin Builtin { get; } = builtin;

    public override FeelValue Evaluate(Frame frame) => _value;
}
