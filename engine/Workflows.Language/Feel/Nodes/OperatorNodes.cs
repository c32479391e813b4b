using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

/// <summary><c>+ - * / **</c></summary>
internal sealed class ArithmeticNode(SourceSpan span, FeelType type, ArithmeticOperator operation, Node left, Node right)
    : Node(span, type, left, right)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var (a, b) = (left.Evaluate(frame), right.Evaluate(frame));
        var result = operation switch
        {
            ArithmeticOperator.Add => Arithmetic.Add(a, b),
            ArithmeticOperator.Subtract => Arithmetic.Subtract(a, b),
            ArithmeticOperator.Multiply => Arithmetic.Multiply(a, b),
            ArithmeticOperator.Divide => Arithmetic.Divide(a, b),
            _ => Arithmetic.Power(a, b),
        };
        return Checked(result, a, b, frame.Run);
    }

    private FeelValue Checked(FeelValue? result, FeelValue a, FeelValue b, Run run)
    {
        if (result is FeelText text)
        {
            return run.Spend(text.Value.Length / 16, Span) ? text : FeelValue.Null;
        }

        return result ?? run.Null(Span, (a, b) switch
        {
            (FeelNumber, FeelNumber) when operation == ArithmeticOperator.Divide => "The divisor is zero, or the result is out of range.",
            (FeelNumber, FeelNumber) => "The result is no number or out of range.",
            _ => Kinds.WithoutValue((a, left), (b, right)) is { } missing
                ? $"{missing}, so there is no {Noun}."
                : $"{Kinds.Noun(a)} and {Kinds.Noun(b)} have no {Noun}.",
        });
    }

    private string Noun => operation switch
    {
        ArithmeticOperator.Add => "sum",
        ArithmeticOperator.Subtract => "difference",
        ArithmeticOperator.Multiply => "product",
        ArithmeticOperator.Divide => "quotient",
        _ => "power",
    };
}

internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

internal sealed class NegationNode(SourceSpan span, FeelType type, Node operand) : Node(span, type, operand)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var value = operand.Evaluate(frame);
        return Arithmetic.Negate(value) ?? frame.Run.Null(
            Span, Kinds.WithoutValue((value, operand)) is { } missing
                ? $"{missing}, so it has no negative."
                : $"{Kinds.Noun(value)} has no negative.");
    }
}

/// <summary><c>= != &lt; &lt;= &gt; &gt;=</c></summary>
internal sealed class ComparisonNode(SourceSpan span, ComparisonOperator operation, Node left, Node right)
    : Node(span, FeelType.Boolean, left, right)
{
    public ComparisonOperator Operation { get; } = operation;

    public Node Left { get; } = left;

    public Node Right { get; } = right;

    public override FeelValue Evaluate(Frame frame)
    {
        var (a, b) = (Left.Evaluate(frame), Right.Evaluate(frame));
        return Comparison.Holds(Operation, a, b) switch
        {
            true => FeelValue.True,
            false => FeelValue.False,
            null => frame.Run.Null(
                Span,
                Kinds.WithoutValue((a, Left), (b, Right)) is { } missing
                    ? $"{missing}, so there is nothing to compare."
                    : $"{Kinds.Noun(a)} and {Kinds.Noun(b)} cannot be compared."),
        };
    }
}

/// <summary><c>and</c>, <c>or</c> in three-valued logic (DMN 1.5 §10.3.2.13, table 50): what is neither true nor false is
/// unknown.</summary>
/// <remarks><c>decisive</c> is the value that decides alone: false for <c>and</c>, true for <c>or</c>.</remarks>
internal sealed class LogicNode(SourceSpan span, bool decisive, Node left, Node right) : Node(span, FeelType.Boolean, left, right)
{
    /// <summary>The value of a side that decides alone.</summary>
    public bool Decisive { get; } = decisive;

    public Node Left { get; } = left;

    public Node Right { get; } = right;

    public override FeelValue Evaluate(Frame frame)
    {
        var a = Left.Evaluate(frame) as FeelBoolean;
        if (a?.Value == Decisive)
        {
            return a;
        }

        var b = Right.Evaluate(frame) as FeelBoolean;
        if (b?.Value == Decisive)
        {
            return b;
        }

        return a is not null && b is not null
            ? b
            : frame.Run.Null(Span, "One side is neither true nor false, and the other does not decide.");
    }
}

/// <summary><c>x between a and b</c>, both included.</summary>
internal sealed class BetweenNode(SourceSpan span, Node value, Node low, Node high) : Node(span, FeelType.Boolean, value, low, high)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var (x, a, b) = (value.Evaluate(frame), low.Evaluate(frame), high.Evaluate(frame));
        return (Order.Compare(x, a), Order.Compare(x, b)) is ({ } fromLow, { } toHigh)
            ? FeelValue.Of(fromLow >= 0 && toHigh <= 0)
            : frame.Run.Null(
                Span,
                Kinds.WithoutValue((x, value), (a, low), (b, high)) is { } missing
                    ? $"{missing}, so there is nothing to compare."
                    : $"{Kinds.Noun(x)} cannot be compared with {Kinds.Noun(a)} and {Kinds.Noun(b)}.");
    }
}

internal sealed class InstanceOfNode(SourceSpan span, Node operand, FeelType of) : Node(span, FeelType.Boolean, operand)
{
    public override FeelValue Evaluate(Frame frame) => FeelValue.Of(TypeTest.Is(operand.Evaluate(frame), of));
}

/// <summary>Anything but true leads to <c>else</c> (DMN 1.5 §10.3.2.13, table 50).</summary>
internal sealed class IfNode(SourceSpan span, FeelType type, Node condition, Node then, Node otherwise)
    : Node(span, type, condition, then, otherwise)
{
    public override FeelValue Evaluate(Frame frame) =>
        condition.Evaluate(frame) is FeelBoolean { Value: true } ? then.Evaluate(frame) : otherwise.Evaluate(frame);
}
