using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Feel.Syntax;

/// <content>Values, brackets and what follows them.</content>
internal sealed partial class FeelParser
{
    private Node Unary()
    {
        if (_current.Kind != TokenKind.Minus)
        {
            return Postfix(Primary());
        }

        var start = Take().Start;
        if (++_nesting > MaxNesting)
        {
            Fail(ExpressionRules.TooLong, start, start + 1, $"Signs are nested more than {MaxNesting} deep here.");
        }

        var operand = Unary();
        _nesting--;
        return operand is ConstantNode { Value: FeelNumber number }
            ? new ConstantNode(SpanFrom(start), FeelType.Number, new FeelNumber(-number.Value))
            : new NegationNode(SpanFrom(start), _checks.Negation(operand), operand);
    }

    private Node Postfix(Node node)
    {
        while (true)
        {
            switch (_current.Kind)
            {
                case TokenKind.Dot:
                    Take();
                    node = Path(node);
                    break;
                case TokenKind.LeftBracket when !ClosesRange():
                    node = Filter(node);
                    break;
                case TokenKind.LeftParenthesis:
                    node = Call(node);
                    break;
                default:
                    return node;
            }
        }
    }

    private Node Primary()
    {
        var start = _current.Start;
        switch (_current.Kind)
        {
            case TokenKind.Number:
                var digits = Take();
                return Decimal34.Parse(digits.Text) is { } number
                    ? new ConstantNode(SpanFrom(start), FeelType.Number, new FeelNumber(number))
                    : NoValue(start, FeelType.Number, "This number is too large.");
            case TokenKind.Text:
                var text = Take();
                return new ConstantNode(SpanFrom(start), FeelType.Text, new FeelText(text.Text));
            case TokenKind.At:
                Take();
                return At(start);
            case TokenKind.LeftParenthesis:
                return Parenthesis();
            case TokenKind.LeftBracket:
                return ListOrRange();
            case TokenKind.RightBracket:
                Take();
                return RangeFrom(start, startIncluded: false, RangeEnd());
            case TokenKind.LeftBrace:
                return Context();
            case TokenKind.Word:
                return Word();
            case var _ when ComparisonOf(_current) is { } comparison:
                Take();
                var end = Binary(AdditionLevel);
                return new OpenRangeNode(SpanFrom(start), new FeelType.RangeOf(end.Type), comparison, end);
            default:
                Unexpected("a value");
                return Nothing(start);
        }
    }

    private Node Word()
    {
        var start = _current.Start;
        if (LongestName(start) > _current.End)
        {
            return Name();
        }

        switch (_current.Text)
        {
            case "true" or "false":
                return new ConstantNode(SpanFrom(start), FeelType.Boolean, FeelValue.Of(Take().Is("true")));
            case "null":
                Take();
                return new ConstantNode(SpanFrom(start), FeelType.Null, FeelValue.Null);
            case "if":
                return If();
            case "for":
                return For();
            case "some" or "every":
                return Quantified();
            case "function":
                return Function();
            default:
                return Name();
        }
    }

    private Node At(int start)
    {
        if (_current.Kind != TokenKind.Text)
        {
            Unexpected("a text in quotes, such as @\"2020-02-10\",");
            return Nothing(start);
        }

        var text = Take().Text;
        return LiteralReader.At(text) is { } value
            ? new ConstantNode(SpanFrom(start), FeelType.Of(value), value)
            : NoValue(start, FeelType.Any, $"'{text}' is not a date, time or duration, or there is none such.");
    }

    private Node Parenthesis()
    {
        var start = Take().Start;
        var inner = Expression();
        if (_current.Kind == TokenKind.DotDot)
        {
            return RangeFrom(start, startIncluded: false, inner);
        }

        Expect(TokenKind.RightParenthesis, "')'");
        return inner;
    }

    /// <summary>A value that is written out and does not exist.</summary>
    private FailedNode NoValue(int start, FeelType type, string message)
    {
        _diagnostics.Report(ExpressionRules.NotARealValue, SpanFrom(start), message, "write it as in @\"2020-03-16\" or @\"P14D\"");
        return new(SpanFrom(start), type, message);
    }

    /// <summary>Stands for what could not be read.</summary>
    private ConstantNode Nothing(int start) => new(SpanFrom(start), FeelType.Any, FeelValue.Null);
}
