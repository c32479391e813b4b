using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Feel.Syntax;

/// <content>Lists, ranges and contexts.</content>
internal sealed partial class FeelParser
{
    private bool _inRangeEnd;

    private Node ListOrRange()
    {
        var start = Take().Start;
        var items = ImmutableArray.CreateBuilder<Node>();
        if (_current.Kind != TokenKind.RightBracket)
        {
            items.Add(Expression());
            if (_current.Kind == TokenKind.DotDot)
            {
                return RangeFrom(start, startIncluded: true, items[0]);
            }

            while (TryTake(TokenKind.Comma))
            {
                items.Add(Expression());
            }
        }

        Expect(TokenKind.RightBracket, "',' or ']'");
        return new ListNode(SpanFrom(start), new FeelType.ListOf(TypeRules.Join(items.Select(i => i.Type))), items.ToImmutable());
    }

    private Node RangeFrom(int start, bool startIncluded, Node from)
    {
        Expect(TokenKind.DotDot, "'..'");
        var to = RangeEnd();
        var endIncluded = _current.Kind == TokenKind.RightBracket;
        if (_current.Kind is TokenKind.RightBracket or TokenKind.RightParenthesis or TokenKind.LeftBracket)
        {
            Take();
        }
        else
        {
            Unexpected("']' or ')'");
        }

        _checks.Comparison(ComparisonOperator.LessOrEqual, from, to, SpanFrom(start));
        var type = new FeelType.RangeOf(TypeRules.Join(from.Type, to.Type));
        return from is ConstantNode { Value: var first } && to is ConstantNode { Value: var last } && Order.Compare(first, last) is <= 0
            ? new ConstantNode(SpanFrom(start), type, new FeelRange(first, startIncluded, last, endIncluded))
            : new RangeNode(SpanFrom(start), type, startIncluded, from, to, endIncluded);
    }

    private Node RangeEnd()
    {
        var outside = _inRangeEnd;
        _inRangeEnd = true;
        var end = Binary(AdditionLevel);
        _inRangeEnd = outside;
        return end;
    }

    /// <summary>Whether an opening bracket ends a range, as in <c>[1..5[</c>, rather than starting a filter: nothing that a filter
    /// could begin with follows.</summary>
    private bool ClosesRange()
    {
        if (!_inRangeEnd)
        {
            return false;
        }

        var next = _lexer.Read(_current.End);
        return next.Kind switch
        {
            TokenKind.Word => Keywords.Contains(next.Text) && next.Text is not ("if" or "for" or "some" or "every"),
            TokenKind.Number or TokenKind.Text or TokenKind.At or TokenKind.Minus => false,
            TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace => false,
            _ => true,
        };
    }

    private ContextNode Context()
    {
        var start = Take().Start;
        var (outer, slots, outside) = (_scope, _slots, _inRangeEnd);
        _inRangeEnd = false;
        var entries = ImmutableArray.CreateBuilder<ContextEntry>();
        var types = ImmutableDictionary.CreateBuilder<string, FeelType>(StringComparer.Ordinal);
        while (_current.Kind != TokenKind.RightBrace && !_failed)
        {
            entries.Add(Entry(types));
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        (_scope, _slots, _inRangeEnd) = (outer, slots, outside);
        Expect(TokenKind.RightBrace, "',' or '}'");
        return new(SpanFrom(start), new FeelType.ContextOf(types.ToImmutable()), entries.ToImmutable());
    }

    private ContextEntry Entry(ImmutableDictionary<string, FeelType>.Builder types)
    {
        var start = _current;
        var name = start.Kind == TokenKind.Text ? Take().Text : TryNamed();
        if (name is null || _current.Kind != TokenKind.Colon)
        {
            Unexpected("a name and ':'");
            return new("", 0, Nothing(start.Start));
        }

        Take();
        var before = _scope;
        var slot = TakeSlot();
        if (_current.Is("function"))
        {
            _scope = new LocalScope(_scope, name, FeelType.AnyFunction, slot);
        }

        var value = Expression();
        _scope = new LocalScope(before, name, value.Type, slot);
        if (!types.TryAdd(name, value.Type))
        {
            Fail(ExpressionRules.NotAnExpression, start.Start, start.End, $"The context has an entry '{name}' already.");
        }

        return new(name, slot, value);
    }

    /// <summary>A name with a colon behind it, which is left for the next to read; null, and nothing is taken, when there is none.
    /// The name may hold what names may hold, operators included.</summary>
    private string? TryNamed()
    {
        var text = _text.Text;
        var end = _current.Start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || char.IsWhiteSpace(text[end]) || char.IsSurrogate(text[end])
            || text[end] is '_' or '?' or '.' or '/' or '-' or '\'' or '+' or '*' or '\u00B7' or '\u203F' or '\u2040'
            || char.GetUnicodeCategory(text[end]) is System.Globalization.UnicodeCategory.NonSpacingMark))
        {
            end++;
        }

        if (_current.Kind != TokenKind.Word || end == text.Length || text[end] != ':')
        {
            return null;
        }

        var name = FeelNames.Normalize(text[_current.Start..end].Trim());
        MoveTo(end);
        return name;
    }
}
