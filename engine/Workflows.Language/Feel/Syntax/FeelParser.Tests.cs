using System.Collections.Immutable;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Feel.Syntax;

/// <content><c>x in …</c> and the cells of decision tables.</content>
internal sealed partial class FeelParser
{
    private const string Tested = "?";

    /// <summary>The whole text as tests of a value of a type (DMN 1.5 §10.3.1.2, rules 12 to 17): <c>-</c>, <c>not(…)</c>, or tests
    /// of which one must be passed. The tested value is read from the variable <c>?</c>. Null when it could not be read.</summary>
    public Node? ParseTests(FeelType tested)
    {
        var subject = new VariableNode(_text.SpanOf(0, 0), tested, Tested);
        if (_current.Kind == TokenKind.Minus && _lexer.Read(_current.End).Kind == TokenKind.End)
        {
            Take();
            return Finish(new ConstantNode(SpanFrom(0), FeelType.Boolean, FeelValue.True));
        }

        if (_current.Is("not") && _lexer.Read(_current.End).Kind == TokenKind.LeftParenthesis)
        {
            Take();
            Take();
            var tests = TestList(subject);
            Expect(TokenKind.RightParenthesis, "',' or ')'");
            return Finish(new NoneOfNode(SpanFrom(0), new InNode(SpanFrom(0), subject, tests)));
        }

        return Finish(new InNode(SpanFrom(0), subject, TestList(subject)));
    }

    private ImmutableArray<UnaryTest> TestList(Node subject)
    {
        var tests = ImmutableArray.CreateBuilder<UnaryTest>();
        do
        {
            tests.Add(Test(subject, level: 1));
        }
        while (TryTake(TokenKind.Comma));
        return tests.ToImmutable();
    }

    private InNode In(Node subject)
    {
        if (_current.Kind != TokenKind.LeftParenthesis)
        {
            return new InNode(SpanFrom(subject), subject, [Test(subject, AdditionLevel)]);
        }

        var start = Take().Start;
        var first = Test(subject, level: 1);
        if (_current.Kind == TokenKind.DotDot && first.Operation is null)
        {
            var range = RangeFrom(start, startIncluded: false, first.Operand);
            return new InNode(SpanFrom(subject), subject, [new(null, range, Asks: false)]);
        }

        var tests = ImmutableArray.Create(first);
        while (TryTake(TokenKind.Comma))
        {
            tests = tests.Add(Test(subject, level: 1));
        }

        Expect(TokenKind.RightParenthesis, "',' or ')'");
        return new InNode(SpanFrom(subject), subject, tests);
    }

    private UnaryTest Test(Node subject, int level)
    {
        if (ComparisonOf(_current) is { } comparison)
        {
            var span = _text.SpanOf(_current.Start, _current.End);
            Take();
            var end = Binary(AdditionLevel);
            _checks.Comparison(comparison, subject, end, span);
            if (comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
            {
                NoteEquality(subject, end);
            }

            return new(comparison, end, Asks: false);
        }

        var asked = _asked;
        _asked = 0;
        var operand = level == 1 ? Expression() : Binary(level);
        var asks = _asked > 0;
        _asked += asked;
        if (asks)
        {
            _checks.Condition(operand);
        }
        else
        {
            NoteEquality(subject, operand);
        }

        return new(null, operand, asks);
    }
}
