using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>Finds what YAML accepts and a writer hardly meant: texts cut by <c>#</c>, split by a comma, joined over lines that
/// should have been keys or entries, and tabs.</summary>
internal static partial class YamlTraps
{
    public static void Report(SourceText source, DiagnosticBag diagnostics, IReadOnlyList<YamlScalar> scalars)
    {
        foreach (var scalar in scalars.Where(s => s.Style == YamlScalarStyle.Plain))
        {
            ReportCut(source, diagnostics, scalar);
            ReportSplitNumber(source, diagnostics, scalar);
            ReportSwallowedLines(source, diagnostics, scalar);
        }

        ReportTabs(source, diagnostics, scalars);
    }

    /// <summary><c>Case #12</c> ends at the blank. A # with a blank behind it is taken for the comment that it is.</summary>
    private static void ReportCut(SourceText source, DiagnosticBag diagnostics, YamlScalar scalar)
    {
        var content = source.Content;
        var hash = scalar.Span.End;
        while (hash < content.Length && content[hash] is ' ' or '\t')
        {
            hash++;
        }

        if (hash == scalar.Span.End || hash + 1 >= content.Length || content[hash] != '#' || char.IsWhiteSpace(content[hash + 1]) || content[hash + 1] == '#')
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
            scalar.IsEmpty ? $"'{cut}' is a comment, so nothing stands here." : $"'{cut}' is a comment, so the text ends at '{LastWords(scalar.Value)}'.",
            $"put the text in quotes: \"{(scalar.IsEmpty ? "" : scalar.Value + " ")}{cut}\"; a comment has a blank behind its #");
    }

    /// <summary><c>[1,5 weeks before]</c> is a list of two.</summary>
    private static void ReportSplitNumber(SourceText source, DiagnosticBag diagnostics, YamlScalar scalar)
    {
        var content = source.Content;
        var comma = scalar.Span.Start - 1;
        if (comma < 1 || content[comma] != ',' || !char.IsAsciiDigit(content[comma - 1]) || !DigitsAndWords().IsMatch(scalar.Value))
        {
            return;
        }

        diagnostics.Report(YamlRules.CommaSplitsText, source.Span(comma, scalar.Span.End), $"The comma ends an entry, so '{scalar.Value}' is one of its own.",
            "write a decimal point, or put a blank behind the comma when two entries are meant");
    }

    /// <summary>A text that goes on over several lines takes in lines that look like keys or entries.</summary>
    private static void ReportSwallowedLines(SourceText source, DiagnosticBag diagnostics, YamlScalar scalar)
    {
        var first = scalar.Span.StartPosition.Line;
        var last = scalar.Span.EndPosition.Line;
        for (var line = first; line <= last; line++)
        {
            var text = source.LineAt(line);
            var indent = text.Length - text.TrimStart(' ', '\t').Length;
            var start = source.OffsetOf(line, indent + 1);
            if (start < scalar.Span.Start || indent == text.Length)
            {
                continue;
            }

            var words = text[indent..].TrimEnd();
            var span = source.Span(start, start + words.Length);
            if (HyphenEntry().IsMatch(words))
            {
                diagnostics.Report(YamlRules.HyphenWithoutBlank, span, $"'{words}' is part of a text, because no blank follows the hyphen.",
                    $"write '- {words[1..]}' for an entry of a list, or put the text in quotes");
            }
            else if (line > first && words.StartsWith("- ", StringComparison.Ordinal))
            {
                diagnostics.Report(YamlRules.BadIndentation, span, $"'{words}' is part of the text above it, because it starts further to the right than that.",
                    "start the hyphens of a list in the same column, on the lines below their key");
            }
            else if (first < last && KeyWithoutBlank().Match(words) is { Success: true } key)
            {
                diagnostics.Report(YamlRules.ColonWithoutBlank, span, $"'{words}' is part of a text, because no blank follows the colon.",
                    $"write '{key.Groups[1].Value}: {key.Groups[2].Value}', or put the text in quotes");
            }
        }
    }

    private static void ReportTabs(SourceText source, DiagnosticBag diagnostics, IReadOnlyList<YamlScalar> scalars)
    {
        var content = source.Content;
        var next = 0;
        for (var tab = content.IndexOf('\t'); tab >= 0; tab = content.IndexOf('\t', tab + 1))
        {
            while (next < scalars.Count && scalars[next].Span.End <= tab)
            {
                next++;
            }

            var inside = next < scalars.Count && scalars[next].Span.Start <= tab ? scalars[next] : null;
            if (inside is { Style: not YamlScalarStyle.Plain } || IsInComment(source, tab, next > 0 ? scalars[next - 1].Span.End : 0))
            {
                continue;
            }

            var position = source.PositionOf(tab);
            var line = source.LineAt(position.Line);
            if (string.IsNullOrWhiteSpace(line) || string.IsNullOrWhiteSpace(line[(position.Column - 1)..]))
            {
                continue;
            }

            var indents = string.IsNullOrWhiteSpace(line[..(position.Column - 1)]);
            diagnostics.Report(indents ? YamlRules.TabInIndentation : YamlRules.Tab, source.Span(tab, tab + 1),
                indents ? "A tab stands in the indentation." : "A tab stands between these words.", "replace it by spaces");
            tab = source.OffsetOf(position.Line, line.Length);
        }
    }

    /// <summary>A comment starts at a # behind the last scalar, at the start of the line or behind a blank.</summary>
    private static bool IsInComment(SourceText source, int offset, int scalarEnd)
    {
        var lineStart = source.OffsetOf(source.PositionOf(offset).Line, 1);
        var from = Math.Max(lineStart, scalarEnd);
        for (var i = from; i < offset; i++)
        {
            if (source.Content[i] == '#' && (i == lineStart || source.Content[i - 1] is ' ' or '\t'))
            {
                return true;
            }
        }

        return false;
    }

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
