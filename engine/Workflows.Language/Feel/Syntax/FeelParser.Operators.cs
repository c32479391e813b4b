using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Feel.Syntax;

/// <content>Operators between two operands, by precedence.</content>
internal sealed partial class FeelParser
{
    private static int LevelOf(Token token) => token.Kind switch
    {
        TokenKind.Word when token.Is("or") => 1,
        TokenKind.Word when token.Is("and") => 2,
        TokenKind.Word when token.Is("between") || token.Is("in") => ComparisonLevel,
        TokenKind.Word when token.Is("instance") => 7,
        _ when ComparisonOf(token) is not null => ComparisonLevel,
        TokenKind.Plus or TokenKind.Minus => AdditionLevel,
        TokenKind.Star or TokenKind.Slash => 5,
        TokenKind.StarStar => 6,
        _ => 0,
    };

    private const int ComparisonLevel = 3;
    private const int AdditionLevel = 4;

    private Node Operator(Node left, int level)
    {
        var operation = Take();
        switch (operation.Text)
        {
            case "or" or "and":
                var second = Binary(level + 1);
                _checks.Condition(left);
                _checks.Condition(second);
                return new LogicNode(SpanFrom(left), operation.Is("or"), left, second);
            case "between":
                return Between(left);
            case "in":
                return In(left);
            case "instance":
                Expect("of");
                return new InstanceOfNode(SpanFrom(left), left, Type());
        }

        var right = Binary(level + 1);
        if (ComparisonOf(operation) is { } comparison)
        {
            _nullSafety.Comparison(comparison, left, right, _scope);
            _checks.Comparison(comparison, left, right, _text.SpanOf(operation.Start, operation.End));
            if (comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
            {
                NoteEquality(left, right);
            }

            return new ComparisonNode(SpanFrom(left), comparison, left, right);
        }

        _nullSafety.Arithmetic(left, right);
        var arithmetic = operation.Kind switch
        {
            TokenKind.Plus => ArithmeticOperator.Add,
            TokenKind.Minus => ArithmeticOperator.Subtract,
            TokenKind.Star => ArithmeticOperator.Multiply,
            TokenKind.Slash => ArithmeticOperator.Divide,
            _ => ArithmeticOperator.Power,
        };
        return new ArithmeticNode(SpanFrom(left), _checks.Arithmetic(arithmetic, left, right, SpanFrom(left)), arithmetic, left, right);
    }

    private BetweenNode Between(Node value)
    {
        var low = Binary(AdditionLevel);
        Expect("and");
        var high = Binary(AdditionLevel);
        _checks.Comparison(ComparisonOperator.GreaterOrEqual, value, low, SpanFrom(value));
        _checks.Comparison(ComparisonOperator.LessOrEqual, value, high, SpanFrom(value));
        return new(SpanFrom(value), value, low, high);
    }

    private static ComparisonOperator? ComparisonOf(Token token) => token.Kind switch
    {
        TokenKind.Equal => ComparisonOperator.Equal,
        TokenKind.NotEqual => ComparisonOperator.NotEqual,
        TokenKind.Less => ComparisonOperator.Less,
        TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
        TokenKind.Greater => ComparisonOperator.Greater,
        TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };
}
