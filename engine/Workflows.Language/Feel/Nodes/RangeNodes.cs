using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Nodes;

/// <summary><c>[a..b]</c>, <c>(a..b)</c>: null unless both ends are there, comparable and in order (DMN 1.5 §10.3.2.7).</summary>
internal sealed class RangeNode(SourceSpan span, FeelType type, bool startIncluded, Node start, Node end, bool endIncluded)
    : Node(span, type, start, end)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var (a, b) = (start.Evaluate(frame), end.Evaluate(frame));
        return Order.Compare(a, b) switch
        {
            <= 0 => new FeelRange(a, startIncluded, b, endIncluded),
            > 0 => frame.Run.Null(Span, "The range ends before it starts."),
            null => frame.Run.Null(Span, $"There is no range from {Kinds.Noun(a)} to {Kinds.Noun(b)}."),
        };
    }
}

/// <summary>A comparison with nothing on its left, such as <c>&lt; 5</c>: the range of what it holds for.</summary>
internal sealed class OpenRangeNode(SourceSpan span, FeelType type, ComparisonOperator operation, Node end) : Node(span, type, end)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var value = end.Evaluate(frame);
        if (Order.Compare(value, value) is null)
        {
            return frame.Run.Null(Span, $"{Kinds.Noun(value)} cannot be the end of a range.");
        }

        return operation switch
        {
            ComparisonOperator.Less => new FeelRange(FeelValue.Null, false, value, false),
            ComparisonOperator.LessOrEqual => new FeelRange(FeelValue.Null, false, value, true),
            ComparisonOperator.Greater => new FeelRange(value, false, FeelValue.Null, false),
            ComparisonOperator.GreaterOrEqual => new FeelRange(value, true, FeelValue.Null, false),
            ComparisonOperator.Equal => new FeelRange(value, true, value, true),
            _ => frame.Run.Null(Span, "What differs from one value is no range."),
        };
    }
}

/// <summary><c>x in (test, test)</c>: true when one test is passed; null when none is and one cannot be asked (DMN 1.5 §10.3.2.13, table
/// 55).</summary>
internal sealed class InNode(SourceSpan span, Node value, ImmutableArray<UnaryTest> tests)
    : Node(span, FeelType.Boolean, [value, .. tests.Select(t => t.Operand)])
{
    /// <summary>True when the tests are the same whatever the variables are.</summary>
    public bool IsConstant { get; } = tests.All(t => !t.Asks && t.Operand is ConstantNode);

    /// <summary>True when no test asks for an order.</summary>
    public bool AskForEqualityOnly => tests.All(t => t is
    {
        Operation: null or ComparisonOperator.Equal or ComparisonOperator.NotEqual,
        Operand: ConstantNode { Value: not (FeelRange or FeelList) },
    });

    /// <summary>The values that the tests name, in their order; of ranges both ends.</summary>
    public IEnumerable<FeelValue> Constants => tests.Select(t => t.Operand).OfType<ConstantNode>().SelectMany(c => Ends(c.Value));

    /// <summary>Whether a value passes one of the constant tests; null when none is passed and one cannot be asked.</summary>
    public bool? PassesConstants(FeelValue tested)
    {
        bool? result = false;
        foreach (var test in tests)
        {
            switch (test.PassesConstant(tested))
            {
                case true:
                    return true;
                case null:
                    result = null;
                    break;
            }
        }

        return result;
    }

    private static IEnumerable<FeelValue> Ends(FeelValue value) => value switch
    {
        FeelRange range => [range.Start, range.End],
        FeelList list => list.Items.SelectMany(Ends),
        _ => [value],
    };

    public override FeelValue Evaluate(Frame frame)
    {
        var x = value.Evaluate(frame);
        var unknown = false;
        foreach (var test in tests)
        {
            switch (test.Passes(x, frame))
            {
                case true:
                    return FeelValue.True;
                case null:
                    unknown = true;
                    break;
            }
        }

        return unknown ? frame.Run.Null(
            Span, x.IsNull
                ? "There is no value to look for."
                : $"{Kinds.Noun(x)} cannot be compared with what it should be in.") : FeelValue.False;
    }
}

/// <summary>One test of a value (DMN 1.5 §10.3.1.2, rules 7 and 15).</summary>
/// <remarks>Without an <c>Operation</c> the operand is a range, a list or a value that the tested one must lie in or be;
/// with <c>Asks</c> it is a condition on <c>?</c>.</remarks>
internal readonly record struct UnaryTest(ComparisonOperator? Operation, Node Operand, bool Asks)
{
    public bool? Passes(FeelValue value, Frame frame)
    {
        var operand = Operand.Evaluate(frame);
        if (Asks)
        {
            return operand is FeelBoolean answer ? answer.Value : null;
        }

        // A range without an end, or out of order, says nothing about what lies in it.
        return operand.IsNull && Operand is RangeNode ? null : Passes(value, operand);
    }

    public bool? PassesConstant(FeelValue value) => Passes(value, ((ConstantNode)Operand).Value);

    private bool? Passes(FeelValue value, FeelValue operand) =>
        Operation is { } operation ? Comparison.Holds(operation, value, operand) : Containment.Passes(value, operand);
}

/// <summary><c>not(test, test)</c> in a cell: true when no test is passed.</summary>
internal sealed class NoneOfNode(SourceSpan span, InNode tests) : Node(span, FeelType.Boolean, tests)
{
    public InNode Tests { get; } = tests;

    public override FeelValue Evaluate(Frame frame) =>
        Tests.Evaluate(frame) is FeelBoolean passed ? FeelValue.Of(!passed.Value) : FeelValue.Null;
}
