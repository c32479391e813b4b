using System.Collections.Immutable;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Feel.Syntax;

/// <content>Types as they are written (DMN 1.5 §10.3.1.2, rules 54 and 66).</content>
internal sealed partial class FeelParser
{
    private FeelType Type()
    {
        if (_current.Kind != TokenKind.Word)
        {
            Unexpected("the name of a type");
            return FeelType.Any;
        }

        var start = _current.Start;
        var generic = _lexer.Read(_current.End).Kind == TokenKind.Less ? _current.Text : "";
        switch (generic)
        {
            case "list" or "range":
                Take();
                Take();
                var item = Type();
                Expect(TokenKind.Greater, "'>'");
                return generic == "list" ? new FeelType.ListOf(item) : new FeelType.RangeOf(item);
            case "context":
                Take();
                Take();
                return ContextType();
            case "function":
                Take();
                Take();
                return FunctionType();
        }

        var end = _types.LongestAt(_lexer, start);
        if (end < 0)
        {
            end = EndOfWords();
            MoveTo(end);
            _diagnostics.Report(
                ExpressionRules.UnknownType, SpanFrom(start), $"There is no type '{FeelNames.Normalize(_text.Text[start..end])}'.",
                TypeNames.Usage);
            return FeelType.Any;
        }

        MoveTo(end);
        return _types.Find(FeelNames.Normalize(_text.Text[start..end]))!;
    }

    private FeelType.ContextOf ContextType()
    {
        var fields = ImmutableDictionary.CreateBuilder<string, FeelType>(StringComparer.Ordinal);
        while (_current.Kind != TokenKind.Greater && !_failed)
        {
            var name = TryNamed();
            Expect(TokenKind.Colon, "a name and ':'");
            fields[name ?? ""] = Type();
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.Greater, "'>'");
        return new(fields.ToImmutable());
    }

    private FeelType.FunctionOf FunctionType()
    {
        var parameters = ImmutableArray.CreateBuilder<FeelType>();
        while (_current.Kind != TokenKind.Greater && !_failed)
        {
            parameters.Add(Type());
            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.Greater, "'>'");
        Expect(TokenKind.Arrow, "'->'");
        return new(parameters.ToImmutable(), Type());
    }
}
