using Workflows.Language.Diagnostics;
using Workflows.Language.Feel.Evaluation;
using Workflows.Language.Feel.Functions;
using Workflows.Language.Feel.Nodes;
using Workflows.Language.Text;

namespace Workflows.Language.Feel.Syntax;

/// <content>Names, paths and filters.</content>
internal sealed partial class FeelParser
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "and", "or", "in", "between", "instance", "of", "then", "else", "return", "satisfies", "if", "for", "some", "every",
    };

    /// <summary>Where the longest name in scope that stands here ends; −1 when none does.</summary>
    private int LongestName(int start)
    {
        var longest = _lexer.Longest(BuiltinLibrary.Names, start);
        for (var scope = _scope; scope is not null; scope = scope.Outer)
        {
            longest = Math.Max(longest, scope.LongestAt(start, _lexer));
        }

        return longest;
    }

    private Node Name()
    {
        var start = _current.Start;
        var end = LongestName(start);
        var next = end < 0 ? _current : _lexer.Read(end);
        if (end < 0 || (HasOpenItem() && next.Kind == TokenKind.Word && !Keywords.Contains(next.Text)))
        {
            end = EndOfWords();
        }

        var name = FeelNames.Normalize(_text.Text[start..end]);
        MoveTo(end);
        if (_current.Kind == TokenKind.LeftParenthesis && BuiltinLibrary.Find(name) is { } builtin && !IsFunctionHere(name))
        {
            return new BuiltinNode(SpanFrom(start), builtin);
        }

        return Resolve(name, _scope, SpanFrom(start)) ?? Unknown(name, start, end);
    }

    private bool HasOpenItem()
    {
        for (var scope = _scope; scope is not null; scope = scope.Outer)
        {
            if (scope is ItemScope { IsOpen: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The end of the words from here on that may make one name.</summary>
    private int EndOfWords()
    {
        var end = _current.End;
        while (_lexer.Read(end) is { Kind: TokenKind.Word } word && !Keywords.Contains(word.Text))
        {
            end = word.End;
        }

        return end;
    }

    /// <summary>True when a name that a function of the standard has too means another function here.</summary>
    private bool IsFunctionHere(string name)
    {
        for (var scope = _scope; scope is not null; scope = scope.Outer)
        {
            var type = scope switch
            {
                LocalScope local when local.Name == name => local.Type,
                VariableScope variables => variables.Find(name),
                _ => null,
            };
            if (type is not null)
            {
                return TypeRules.IsFunction(type) || type == FeelType.Any;
            }
        }

        return false;
    }

    /// <summary>What a name means from a scope on outwards; null when it means nothing.</summary>
    private Node? Resolve(string name, Scope? scope, SourceSpan span)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            switch (scope)
            {
                case LocalScope local when local.Name == name:
                    local.IsRead = true;
                    return new LocalNode(span, local.Type, local.Slot);
                case ItemScope item when item.Find(name) is { } type:
                    return new ItemFieldNode(span, type, item.Slot, name, outside: null);
                case ItemScope { IsOpen: true } item:
                    return new ItemFieldNode(span, FeelType.Any, item.Slot, name, Resolve(name, item.Outer, span));
                case VariableScope variables when variables.Find(name) is { } type:
                    _variables.Add(name);
                    _asked += name == Tested ? 1 : 0;
                    return new VariableNode(span, type, name);
            }
        }

        return BuiltinLibrary.Find(name) is { } builtin ? new BuiltinNode(span, builtin) : null;
    }

    private Node Unknown(string name, int start, int end)
    {
        var span = SpanFrom(start);
        var known = new List<string>(BuiltinLibrary.Names);
        var item = default(ItemScope);
        for (var scope = _scope; scope is not null; scope = scope.Outer)
        {
            item ??= scope as ItemScope;
            known.AddRange(scope.Names);
        }

        if (!_failed)
        {
            var hint = name switch
            {
                "yes" or "Yes" => "for yes write true, without quotes",
                "no" or "No" => "for no write false, without quotes",
                _ when Suggestion.Nearest(name, known) is { } nearest => $"did you mean '{nearest}'?",
                _ => $"a text needs quotes: {_text.Quoted(start, end)}",
            };
            _diagnostics.Report(ExpressionRules.UnknownName, span, $"There is nothing named '{name}' here.", hint);
        }

        // A value may have fields beyond those declared; then the name means what it says.
        return item is null ? new UnknownNode(span, name) : new ItemFieldNode(span, FeelType.Any, item.Slot, name, outside: null);
    }

    private Node Path(Node target)
    {
        if (_current.Kind != TokenKind.Word)
        {
            Unexpected("the name of a field");
            return target;
        }

        var start = _current.Start;
        var of = TypeRules.ItemOf(target.Type);
        var fields = Properties.Of(of);
        var end = fields is null ? -1 : _lexer.Longest(fields.Keys, start);
        end = end < 0 ? EndOfWords() : end;
        MoveTo(end);
        var name = FeelNames.Normalize(_text.Text[start..end]);
        var type = fields?.GetValueOrDefault(name);
        if (type is null)
        {
            _checks.Field(target, fields, name, SpanFrom(start));
        }

        return new PathNode(
            SpanFrom(target), target.Type is FeelType.ListOf
                ? new FeelType.ListOf(type ?? FeelType.Any)
                : type ?? FeelType.Any, target, name);
    }

    private FilterNode Filter(Node target)
    {
        Take();
        var (outer, slots) = (_scope, _slots);
        var item = TypeRules.ItemOf(target.Type);
        var start = _current.Start;
        var slot = TakeSlot();
        // A field of the item that is called 'item' too comes before the item itself.
        _scope = new ItemScope(new LocalScope(_scope, "item", item, slot), item, slot);
        var filter = Expression();
        item = NullSafety.Narrowed(item, _text.Text[start..Math.Max(start, _previousEnd)]);
        (_scope, _slots) = (outer, slots);
        Expect(TokenKind.RightBracket, "']'");
        _checks.Filter(filter);
        var type = filter.Type == FeelType.Number ? item
            : filter.Type == FeelType.Boolean ? new FeelType.ListOf(item)
            : FeelType.Any;
        return new(SpanFrom(target), type, target, filter, slot);
    }
}
