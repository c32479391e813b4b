using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>Finds what YAML accepts and a writer hardly meant: texts cut by <c>#</c>, split by a comma, joined over lines that
/// should have been keys or entries, and tabs.</summary>
internal static partial class YamlTraps
{
    /// <param name="source">The file, for places.</param>
    /// <param name="content">What was read: the file's content, perhaps with lines blanked out.</param>
    /// <param name="diagnostics">Told of each.</param>
    /// <param name="scalars">All texts, in the order of the file.</param>
    public static void Report(SourceText source, string content, DiagnosticBag diagnostics, IReadOnlyList<YamlScalar> scalars)
    {
        foreach (var scalar in scalars.Where(s => s.Style == YamlScalarStyle.Plain))
        {
            ReportCut(source, content, diagnostics, scalar);
            ReportLoneQuote(diagnostics, scalar);
            ReportSplitNumber(source, content, diagnostics, scalar);
            ReportSwallowedLines(source, content, diagnostics, scalar);
        }

        ReportTabs(source, content, diagnostics, scalars);
    }

    /// <summary><c>Case #12</c> ends at the blank. A # with a blank behind it is taken for the comment that it is.</summary>
    private static void ReportCut(SourceText source, string content, DiagnosticBag diagnostics, YamlScalar scalar)
    {
        var hash = scalar.Span.End;
        while (hash < content.Length && content[hash] is ' ' or '\t')
        {
            hash++;
        }

        if (hash == scalar.Span.End
            || hash + 1 >= content.Length
            || content[hash] != '#'
            || char.IsWhiteSpace(content[hash + 1])
            || content[hash + 1] == '#')
        {
            return;
        }

        var end = hash;
        while (end < content.Length && content[end] is not ('\n' or '\r'))
        {
            end++;
        }

        var cut = content[hash..end].TrimEnd();
        diagnostics.Report(YamlRules.CommentCutsText, source.Span(hash, hash + cut.Length),
            scalar.IsEmpty
                ? $"'{cut}' is a comment, so nothing stands here."
                : $"'{cut}' is a comment, so the text ends at '{LastWords(scalar.Value)}'.",
            $"put the text in quotes: \"{(scalar.IsEmpty ? "" : scalar.Value + " ")}{cut}\"; a comment has a blank behind its #");
    }

    /// <summary><c>Answer the letter"</c>: a quote at the end closes nothing.</summary>
    private static void ReportLoneQuote(DiagnosticBag diagnostics, YamlScalar scalar)
    {
        var quote = scalar.Value.IndexOf('"', StringComparison.Ordinal);
        if (quote > 0 && quote == scalar.Value.Length - 1 && !char.IsWhiteSpace(scalar.Value[quote - 1]) && !char.IsDigit(scalar.Value[quote - 1]))
        {
            diagnostics.Report(YamlRules.UnclosedQuote, scalar.Span, "The text ends with a quote that nothing starts, so the quote is part of it.",
                $"write \"{scalar.Value}, or delete the quote");
        }
    }

    /// <summary><c>[1,5 weeks before]</c> is a list of two.</summary>
    private static void ReportSplitNumber(SourceText source, string content, DiagnosticBag diagnostics, YamlScalar scalar)
    {
        var comma = scalar.Span.Start - 1;
        if (comma < 1 || content[comma] != ',' || !char.IsAsciiDigit(content[comma - 1]) || !DigitsAndWords().IsMatch(scalar.Value))
        {
            return;
        }

        diagnostics.Report(YamlRules.CommaSplitsText, source.Span(comma, scalar.Span.End),
            $"The comma ends an entry, so '{scalar.Value}' is one of its own.",
            "write a decimal point, or put a blank behind the comma when two entries are meant");
    }

    /// <summary>A text that goes on over several lines takes in lines that look like keys or entries.</summary>
    private static void ReportSwallowedLines(SourceText source, string content, DiagnosticBag diagnostics, YamlScalar scalar)
    {
        var isFirst = true;
        var isSingle = content.AsSpan(scalar.Span.Start, scalar.Span.Length).IndexOfAny('\n', '\r') < 0;
        for (var at = scalar.Span.Start; at < scalar.Span.End;)
        {
            var end = EndOfLine(content, at, scalar.Span.End);
            var start = at;
            while (start < end && content[start] is ' ' or '\t')
            {
                start++;
            }

            if (start < end && (!isFirst || StartsLine(content, start)))
            {
                ReportSwallowed(diagnostics, source.Span(start, end - TrailingBlanks(content, start, end)), isFirst, isSingle);
            }

            isFirst = false;
            at = end + 1;
        }
    }

    private static void ReportSwallowed(DiagnosticBag diagnostics, SourceSpan span, bool isFirst, bool isSingle)
    {
        var words = span.Text;
        if (HyphenEntry().IsMatch(words))
        {
            diagnostics.Report(YamlRules.HyphenWithoutBlank, span, $"'{words}' is part of a text, because no blank follows the hyphen.",
                $"write '- {words[1..]}' for an entry of a list, or put the text in quotes");
        }
        else if (!isFirst && words.StartsWith("- ", StringComparison.Ordinal))
        {
            diagnostics.Report(YamlRules.BadIndentation, span,
                $"'{words}' is part of the text above it, because it starts further to the right than that.",
                "start the hyphens of a list in the same column, on the lines below their key");
        }
        else if (!isSingle && KeyWithoutBlank().Match(words) is { Success: true } key)
        {
            diagnostics.Report(YamlRules.ColonWithoutBlank, span, $"'{words}' is part of a text, because no blank follows the colon.",
                $"write '{key.Groups[1].Value}: {key.Groups[2].Value}', or put the text in quotes");
        }
    }

    /// <summary>Told once a line: of a tab that is neither in a quoted text nor in a comment nor behind the last word.</summary>
    private static void ReportTabs(SourceText source, string content, DiagnosticBag diagnostics, IReadOnlyList<YamlScalar> scalars)
    {
        var next = 0;
        for (var tab = content.IndexOf('\t'); tab >= 0; tab = tab < content.Length ? content.IndexOf('\t', tab) : -1)
        {
            while (next < scalars.Count && scalars[next].Span.End <= tab)
            {
                next++;
            }

            if (next < scalars.Count && scalars[next].Span.Start <= tab && scalars[next].Style != YamlScalarStyle.Plain)
            {
                tab = scalars[next].Span.End;
                continue;
            }

            var end = EndOfLine(content, tab, content.Length);
            if (!content.AsSpan(tab, end - tab).IsWhiteSpace() && !IsInComment(content, tab, next > 0 ? scalars[next - 1].Span.End : 0))
            {
                var indents = StartsLine(content, tab);
                diagnostics.Report(indents ? YamlRules.TabInIndentation : YamlRules.Tab, source.Span(tab, tab + 1),
                    indents ? "A tab stands in the indentation." : "A tab stands between these words.", "replace it by spaces");
            }

            tab = end;
        }
    }

    /// <summary>A comment starts at a # behind the last scalar, at the start of the line or behind a blank.</summary>
    private static bool IsInComment(string content, int offset, int scalarEnd)
    {
        for (var i = offset - 1; i >= scalarEnd && content[i] is not ('\n' or '\r'); i--)
        {
            if (content[i] == '#' && (i == 0 || content[i - 1] is ' ' or '\t' or '\n' or '\r'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when only blanks stand before an offset on its line.</summary>
    private static bool StartsLine(string content, int offset)
    {
        var at = offset - 1;
        while (at >= 0 && content[at] is ' ' or '\t')
        {
            at--;
        }

        return at < 0 || content[at] is '\n' or '\r';
    }

    private static int EndOfLine(string content, int from, int limit)
    {
        var end = content.AsSpan(from, limit - from).IndexOfAny('\n', '\r');
        return end < 0 ? limit : from + end;
    }

    private static int TrailingBlanks(string content, int start, int end) => end - start - content.AsSpan(start, end - start).TrimEnd().Length;

    private static string LastWords(string text)
    {
        var words = text.ReplaceLineEndings(" ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 3 ? string.Join(' ', words) : "… " + string.Join(' ', words[^3..]);
    }

    [GeneratedRegex(@"^\d+ *[^\d\s]")]
    private static partial Regex DigitsAndWords();

    [GeneratedRegex(@"^-(?!\d+([.,]\d+)?$)[^\s-]")]
    private static partial Regex HyphenEntry();

    [GeneratedRegex(@"^([a-z][a-z-]*):(?!//)([^\s:].*)$")]
    private static partial Regex KeyWithoutBlank();
}
