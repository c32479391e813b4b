using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>What the scanner stumbled over.</summary>
/// <param name="Words">Its own words, which only choose the kind of finding and are never shown.</param>
/// <param name="Start">Where the construct began that it was reading.</param>
/// <param name="End">Where it stopped.</param>
/// <param name="Read">What had been read so far.</param>
internal sealed record Stumble(string Words, int Start, int End, YamlTreeBuilder Read)
{
    public bool Says(string part) => Words.Contains(part, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Says in an author's words why a file cannot be read, from the place where the scanner stopped and the lines around it.</summary>
internal static class SyntaxProblem
{
    public static Diagnostic Explain(SourceText source, Stumble stumble) =>
        Tab(source, stumble)
        ?? OddCharacter(source, stumble)
        ?? Quote(source, stumble)
        ?? Escape(source, stumble)
        ?? Indicator(source, stumble)
        ?? Bracket(source, stumble)
        ?? SyntaxLine.Explain(source, stumble)
        ?? Otherwise(source, stumble);

    private static Diagnostic? Tab(SourceText source, Stumble stumble)
    {
        // The scanner stops at the tab or on the line behind it, or gives no place and has read up to the line before.
        var at = source.PositionOf(Math.Max(stumble.End, stumble.Says("tab") ? stumble.Read.LastEnd : 0)).Line;
        foreach (var line in new[] { at, at - 1, at + 1 }.Where(l => l >= 1 && l <= source.LineCount))
        {
            var text = source.LineAt(line);
            var tab = text.IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && string.IsNullOrWhiteSpace(text[..tab]) && !string.IsNullOrWhiteSpace(text))
            {
                var start = source.OffsetOf(line, tab + 1);
                return new(YamlRules.TabInIndentation, source.Span(start, start + 1), "A tab stands in the indentation.", "replace it by spaces");
            }
        }

        return null;
    }

    /// <summary>Noticed on the line itself or on the one behind it.</summary>
    private static Diagnostic? OddCharacter(SourceText source, Stumble stumble)
    {
        var at = source.PositionOf(stumble.End).Line;
        var above = SourceLines.Above(source, at).FirstOrDefault();
        return OddCharacters.Explain(source, at) ?? (above is null ? null : OddCharacters.Explain(source, above.Number));
    }

    private static Diagnostic? Quote(SourceText source, Stumble stumble)
    {
        var unclosed = stumble.Says("quoted scalar")
            && (stumble.Says("end of stream") || stumble.Says("document indicator") || stumble.Says("wrong indentation"));
        if (!unclosed)
        {
            return null;
        }

        var quote = source.Content[stumble.Start];
        return new(YamlRules.UnclosedQuote, source.Span(stumble.Start, stumble.Start + 1), $"The quote {quote} that starts here is never closed.",
            $"end the text with {quote}");
    }

    private static Diagnostic? Escape(SourceText source, Stumble stumble)
    {
        if (!stumble.Says("escape") && !stumble.Says("hexadecimal") && !stumble.Says("surrogates"))
        {
            return null;
        }

        var backslash = source.Content.LastIndexOf('\\', Math.Min(stumble.End, source.Content.Length - 1));
        var at = backslash >= stumble.Start ? backslash : stumble.Start;
        var span = source.Span(at, Math.Min(at + 2, source.Content.Length));
        return new(YamlRules.BadEscape, span, $"'{span.Text}' means nothing between double quotes.",
            "write \\\\ for a backslash, or put the text in single quotes");
    }

    /// <summary>A character that YAML keeps for itself at the start of a value.</summary>
    private static Diagnostic? Indicator(SourceText source, Stumble stumble)
    {
        var at = Math.Min(stumble.Start, Math.Max(source.Content.Length - 1, 0));
        if (stumble.Says("anchor") || stumble.Says("alias"))
        {
            return new(YamlRules.AnchorOrAlias, source.Span(at, at + 1),
                $"A value that starts with {source.Content[at]} is an anchor or alias; definitions do without.", "put the text in quotes");
        }

        if (stumble.Says("directive"))
        {
            return new(YamlRules.Directive, source.Span(at, at + 1), "A line that starts with % is an instruction to a YAML reader.",
                "delete the line, or put the text in quotes");
        }

        if (stumble.Says("a tag") || stumble.Says("tag handle"))
        {
            return new(YamlRules.Tag, source.Span(at, at + 1), "A value that starts with ! carries a type; definitions do without.",
                "put the text in quotes");
        }

        if (stumble.Says("block scalar"))
        {
            return stumble.Says("spaces")
                ? new(YamlRules.BadIndentation, LineSpan(source, stumble.End), "The empty lines before this one are indented further than the text.",
                    "delete the blanks on the empty lines")
                : new(YamlRules.BlockHeader, source.Span(at, at + 1),
                    $"At the start of a value {source.Content[at]} announces a text on the lines below.",
                    "put the text in quotes; in an expression write the other side first");
        }

        if (stumble.Says("found invalid comment") && source.Content.IndexOf('#', at) is >= 0 and var hash)
        {
            return new(YamlRules.TextAfterValue, source.Span(hash, hash + 1), "A # without a blank before it follows a finished value.",
                "put a blank before the # of a comment, or the whole text in quotes");
        }

        if (stumble.Says("cannot start any token"))
        {
            var character = source.Content[at];
            return new(YamlRules.ReservedStart, source.Span(at, at + 1), $"A text cannot start with {character} unless it stands in quotes.",
                "put the text in quotes");
        }

        return null;
    }

    private static Diagnostic? Bracket(SourceText source, Stumble stumble)
    {
        if (stumble.Read.OpenBracket is not { } open)
        {
            return null;
        }

        if (BracketSlips.Explain(source, open) is { } slip)
        {
            return slip;
        }

        var bracket = source.Content[open];
        const string quotes = "put texts that hold one of , [ ] { } : in quotes";
        return new(YamlRules.UnclosedBracket, source.Span(open, open + 1), $"The {bracket} that starts here is not closed where it should be.",
            bracket == '['
                ? $"end it with ]; {quotes}, or write each item on a line of its own that starts with '- '"
                : $"end it with }}; {quotes}, or write each key on a line of its own, indented, without the {{ }}",
            [new(LineSpan(source, stumble.End), "here something else was found")]);
    }

    private static Diagnostic Otherwise(SourceText source, Stumble stumble) =>
        new(YamlRules.Unreadable, LineSpan(source, stumble.End), "From here on the file cannot be read as YAML.",
            "compare with the lines around it, or put the text in quotes");

    /// <summary>The words of the line at an offset, or of the last one with words before it, without a comment.</summary>
    internal static SourceSpan LineSpan(SourceText source, int offset)
    {
        var line = source.PositionOf(offset).Line;
        while (line > 1 && string.IsNullOrWhiteSpace(source.LineAt(line)))
        {
            line--;
        }

        var text = WithoutComment(source.LineAt(line));
        var start = source.OffsetOf(line, text.Length - text.TrimStart().Length + 1);
        return source.Span(start, start + text.Trim().Length);
    }

    /// <summary>Cuts a comment off, unless it may stand in quotes.</summary>
    private static string WithoutComment(string line)
    {
        for (var hash = line.IndexOf(" #", StringComparison.Ordinal); hash > 0; hash = line.IndexOf(" #", hash + 1, StringComparison.Ordinal))
        {
            if (line.AsSpan(0, hash).Count('"') % 2 == 0 && line.AsSpan(0, hash).Count('\'') % 2 == 0 && !string.IsNullOrWhiteSpace(line[..hash]))
            {
                return line[..hash];
            }
        }

        return line;
    }
}
