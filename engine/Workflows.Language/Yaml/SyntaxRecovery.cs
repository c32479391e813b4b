using Workflows.Language.Diagnostics;

namespace Workflows.Language.Yaml;

/// <summary>Takes out what cannot be read, so that the rest of a file can be looked through for more of the kind.</summary>
internal static class SyntaxRecovery
{
    /// <summary>The text as it was meant where that is plain and moves nothing, else without the stumble.</summary>
    /// <inheritdoc cref="Without" path="/returns"/>
    public static string? Mended(string text, Diagnostic stumble)
    {
        var at = stumble.Span.Start;
        if (stumble.Rule == YamlRules.MissingHyphen && at >= 2 && text.AsSpan(at - 2, 2).SequenceEqual("  "))
        {
            return string.Concat(text.AsSpan(0, at - 2), "- ", text.AsSpan(at));
        }

        if (stumble.Rule == YamlRules.OddBlank || stumble.Rule == YamlRules.OddHyphen)
        {
            return OddCharacters.Replace(text, stumble);
        }

        return Without(text, stumble);
    }

    /// <summary>The text with the line of a stumble, and what belongs to that line, replaced by blanks; places stay as they are.</summary>
    /// <returns>Null when nothing is left to take out, or when it is unclear what belongs to the stumble.</returns>
    private static string? Without(string text, Diagnostic stumble)
    {
        if (stumble.Rule == YamlRules.Unreadable)
        {
            return null;
        }

        var (start, end) = IsKeyOfEntry(text, stumble) ? (stumble.Span.Start, stumble.Span.End) : Extent(text, stumble.Span.Start);
        if (text.AsSpan(start, end - start).IsWhiteSpace())
        {
            return null;
        }

        var blank = text[start..end].Select(c => c is '\n' or '\r' ? c : ' ');
        return string.Concat(text.AsSpan(0, start), string.Concat(blank), text.AsSpan(end));
    }

    /// <summary>A key without a colon behind the hyphen of an entry whose other keys stand below: the entry is still one without it.</summary>
    private static bool IsKeyOfEntry(string text, Diagnostic stumble)
    {
        var start = LineStart(text, stumble.Span.Start);
        if (stumble.Rule != YamlRules.MissingColon || start + Indent(text, start) == stumble.Span.Start)
        {
            return false;
        }

        var end = LineEnd(text, stumble.Span.Start);
        return end < text.Length && Indent(text, NextLine(text, end)) == stumble.Span.Start - start;
    }

    /// <summary>From the start of the line at an offset to the end of what belongs to it.</summary>
    public static (int Start, int End) Extent(string text, int offset)
    {
        var start = LineStart(text, offset);
        var end = LineEnd(text, offset);
        var indent = Indent(text, start);
        var isEntry = text.AsSpan(start + indent).StartsWith("-");
        while (end < text.Length && BelongsTo(text, NextLine(text, end), indent, isEntry))
        {
            end = LineEnd(text, NextLine(text, end));
        }

        return (start, end);
    }

    /// <summary>Lines further to the right belong to the one above; so do empty ones, the entries of a key's list in the key's own
    /// column, and closing brackets.</summary>
    private static bool BelongsTo(string text, int line, int indent, bool isEntry)
    {
        var own = Indent(text, line);
        if (line + own >= text.Length)
        {
            return false;
        }

        return text[line + own] switch
        {
            '\n' or '\r' => true,
            ']' or '}' => own >= indent,
            '-' when own == indent => !isEntry && line + own + 1 < text.Length && text[line + own + 1] == ' ',
            _ => own > indent,
        };
    }

    private static int Indent(string text, int line)
    {
        var at = line;
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at - line;
    }

    private static int LineStart(string text, int offset) =>
        offset == 0 ? 0 : text.LastIndexOfAny(['\n', '\r'], Math.Min(offset, text.Length) - 1) + 1;

    private static int LineEnd(string text, int offset)
    {
        var end = text.IndexOfAny(['\n', '\r'], Math.Min(offset, text.Length));
        return end < 0 ? text.Length : end;
    }

    private static int NextLine(string text, int lineEnd) => lineEnd + LineBreak.LengthAt(text, lineEnd);
}
