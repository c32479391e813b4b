using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Feel.Syntax;

/// <content>if, for, some, every, function.</content>
internal sealed partial class FeelParser
{
    private IfNode If()
    {
        var start = Take().Start;
        var condition = Expression();
        _checks.Condition(condition);
        Expect("then");
        var then = Expression();
        Expect("else");
        var otherwise = Expression();
        return new(SpanFrom(start), TypeRules.Join(then.Type, otherwise.Type), condition, then, otherwise);
    }

    private ForNode For()
    {
        var start = Take().Start;
        var (outer, slots) = (_scope, _slots);
        var iterators = Iterators();
        Expect("return");
        var partial = Declare("partial", FeelType.AnyList);
        var body = Expression();
        (_scope, _slots) = (outer, slots);
        return new(SpanFrom(start), new FeelType.ListOf(body.Type), iterators, partial.IsRead ? partial.Slot : -1, body);
    }

    private QuantifiedNode Quantified()
    {
        var keyword = Take();
        var (outer, slots) = (_scope, _slots);
        var iterators = Iterators();
        Expect("satisfies");
        var condition = Expression();
        _checks.Condition(condition);
        (_scope, _slots) = (outer, slots);
        return new(SpanFrom(keyword.Start), keyword.Is("some"), iterators, condition);
    }

    private ImmutableArray<Iterator> Iterators()
    {
        var iterators = ImmutableArray.CreateBuilder<Iterator>();
        do
        {
            var start = _current.Start;
            var name = NewName("in");
            Expect("in");
            var from = Expression();
            var until = TryTake(TokenKind.DotDot) ? Expression() : null;
            var type = until is not null ? from.Type
                : from.Type is FeelType.RangeOf range ? range.Item
                : TypeRules.ItemOf(from.Type);
            iterators.Add(new(Declare(name, type).Slot, from, until, SpanFrom(start)));
        }
        while (TryTake(TokenKind.Comma));
        return iterators.ToImmutable();
    }

    /// <summary>A name that is made known here: words up to a keyword.</summary>
    private string NewName(string keyword)
    {
        var start = _current.Start;
        if (_current.Kind != TokenKind.Word)
        {
            Unexpected("a name");
            return "";
        }

        while (_current.Kind == TokenKind.Word && !_current.Is(keyword))
        {
            Take();
        }

        return FeelNames.Normalize(_text.Text[start..Math.Max(start, _previousEnd)]);
    }

    private Node Function()
    {
        var start = Take().Start;
        Expect(TokenKind.LeftParenthesis, "'('");
        var (outer, slots, maxSlots) = (_scope, _slots, _maxSlots);
        var parameters = ImmutableArray.CreateBuilder<FeelParameter>();
        while (_current.Kind == TokenKind.Word)
        {
            var name = TryNamed() ?? NewName("");
            var type = TryTake(TokenKind.Colon) ? Type() : FeelType.Any;
            parameters.Add(new(name, type));
            Declare(name, type);
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightParenthesis, "')'");
        var external = _current.Is("external");
        if (external)
        {
            Take();
        }

        _maxSlots = _slots;
        var body = Expression();
        var needed = _maxSlots;
        (_scope, _slots, _maxSlots) = (outer, slots, maxSlots);
        if (external)
        {
            return NotSupported(start, "Functions written in another language are not run here.");
        }

        var function = new FeelType.FunctionOf([.. parameters.Select(p => p.Type)], body.Type);
        return new FunctionNode(SpanFrom(start), function, _text.Text[start.._previousEnd], parameters.ToImmutable(), slots, needed, body);
    }

    private FailedNode NotSupported(int start, string message)
    {
        _diagnostics.Report(ExpressionRules.NotSupported, SpanFrom(start), message, "write the function in FEEL");
        return new(SpanFrom(start), FeelType.AnyFunction, message);
    }
}
