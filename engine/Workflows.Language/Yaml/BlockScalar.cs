using System.Collections.Immutable;

namespace Workflows.Language.Yaml;

/// <summary>Reads the value of a literal or folded block scalar from its source (YAML 1.2 §8.1), so that every character of
/// the value is known by its place. The scanner has made sure that the scalar is well-formed.</summary>
internal static class BlockScalar
{
    /// <param name="source">The whole file.</param>
    /// <param name="start">The <c>|</c> or <c>&gt;</c>.</param>
    /// <param name="end">Where the scanner stopped: at or behind the last line that belongs to it.</param>
    /// <param name="parentIndent">The column, counted from 0, of the list or keys that it stands in; -1 at the top.</param>
    /// <returns>The value, its origins, and where the last line with content ends.</returns>
    public static (string Value, ImmutableArray<int> Origins, int End) Read(string source, int start, int end, int parentIndent)
    {
        var header = ReadHeader(source, start);
        var lines = Lines(source, header.End, end, header.Indent is { } indent ? Math.Max(parentIndent, 0) + indent : null, parentIndent);
        var last = lines.FindLastIndex(l => !l.IsEmpty);
        var text = new ScalarText();
        for (var i = 0; i <= last; i++)
        {
            text.Copy(source, lines[i].From, lines[i].To);
            if (i < last)
            {
                AppendBreaks(text, lines, ref i, folded: source[start] == '>');
            }
        }

        AppendChomped(text, lines, last, header.Chomping);
        var contentEnd = last < 0 ? header.End : lines[last].To;
        var (value, origins) = text.Finish(contentEnd);
        return (value, origins, last < 0 ? header.TextEnd : contentEnd);
    }

    /// <summary>Appends the breaks between a line and the next that is not empty, and moves to the line before that one.</summary>
    private static void AppendBreaks(ScalarText text, List<Line> lines, ref int at, bool folded)
    {
        var breaks = new List<int> { lines[at].Break };
        var leadingEmpty = lines[at].IsEmpty;
        var first = at;
        while (lines[at + 1].IsEmpty)
        {
            at++;
            breaks.Add(lines[at].Break);
        }

        if (folded && !leadingEmpty && !lines[first].StartsBlank && !lines[at + 1].StartsBlank)
        {
            text.Fold(breaks);
            return;
        }

        breaks.ForEach(b => text.Append('\n', b));
    }

    private static void AppendChomped(ScalarText text, List<Line> lines, int last, char chomping)
    {
        var kept = chomping switch
        {
            '-' => [],
            '+' => lines.Skip(Math.Max(last, 0)),
            _ => lines.Skip(last).Take(last < 0 ? 0 : 1),
        };
        foreach (var line in kept.Where(l => l.Break >= 0))
        {
            text.Append('\n', line.Break);
        }
    }

    private static Header ReadHeader(string source, int start)
    {
        var at = start + 1;
        int? indent = null;
        var chomping = ' ';
        for (; at < source.Length && (source[at] is '+' or '-' || char.IsAsciiDigit(source[at])); at++)
        {
            if (char.IsAsciiDigit(source[at]))
            {
                indent = source[at] - '0';
            }
            else
            {
                chomping = source[at];
            }
        }

        var textEnd = at;
        while (at < source.Length && LineBreak.LengthAt(source, at) == 0)
        {
            at++;
        }

        return new(indent, chomping, textEnd, at + LineBreak.LengthAt(source, at));
    }

    private static List<Line> Lines(string source, int at, int end, int? indent, int parentIndent)
    {
        var lines = new List<Line>();
        var widest = 0;
        while (at < end)
        {
            var lineEnd = at;
            while (lineEnd < source.Length && LineBreak.LengthAt(source, lineEnd) == 0)
            {
                lineEnd++;
            }

            var spaces = 0;
            while (at + spaces < lineEnd && source[at + spaces] == ' ')
            {
                spaces++;
            }

            var isBlank = at + spaces == lineEnd;
            widest = Math.Max(widest, spaces);
            if (indent is null && !isBlank)
            {
                indent = Math.Max(Math.Max(widest, parentIndent + 1), 1);
            }

            if (!isBlank && spaces < indent)
            {
                break;
            }

            var length = LineBreak.LengthAt(source, lineEnd);
            if (length == 0 && isBlank && spaces <= (indent ?? spaces))
            {
                break;
            }

            var from = at + Math.Min(spaces, indent ?? spaces);
            lines.Add(new(from, lineEnd, length == 0 ? -1 : lineEnd + length - 1, from < lineEnd && source[from] is ' ' or '\t'));
            at = lineEnd + length;
        }

        return lines;
    }

    /// <param name="Indent">The explicit indentation indicator, counted from the parent's.</param>
    /// <param name="Chomping"><c>-</c> strip, <c>+</c> keep, blank: clip.</param>
    /// <param name="TextEnd">Behind the indicators.</param>
    /// <param name="End">Behind the header's line break.</param>
    private readonly record struct Header(int? Indent, char Chomping, int TextEnd, int End);

    /// <param name="From">The first character behind the indentation.</param>
    /// <param name="To">The end of the line.</param>
    /// <param name="Break">The last character of its line break; -1 at the end of the file.</param>
    /// <param name="StartsBlank">A line that is indented further is not folded.</param>
    private readonly record struct Line(int From, int To, int Break, bool StartsBlank)
    {
        public bool IsEmpty => From == To;
    }
}
