using System.Globalization;
using System.Text;
using Workflows.Language.Text;

namespace Workflows.Language.Diagnostics;

/// <summary>The lines of a span with their numbers and a mark under the words that are meant.</summary>
internal sealed class SourceExcerpt(SourceSpan span, int gutter, char mark, Func<string, string> paintGutter, Func<string, string> paintMark)
{
    private const int MaxWidth = 120;
    private const int Lead = 40;

    /// <summary>Three lines of a long span are shown at most: its first, a mark for what is left out, and its last.</summary>
    private const int MostLines = 3;

    public static int LastLine(SourceSpan span) => Math.Max(span.StartPosition.Line, EndLine(span));

    public void WriteTo(StringBuilder text)
    {
        var first = span.StartPosition.Line;
        var last = LastLine(span);
        for (var line = first; line <= last; line++)
        {
            if (last - first >= MostLines && line > first && line < last)
            {
                text.Append(paintGutter("...".PadLeft(gutter))).Append('\n');
                line = last - 1;
                continue;
            }

            WriteLine(text, line, first, last);
        }
    }

    private void WriteLine(StringBuilder text, int line, int first, int last)
    {
        var content = span.Source.LineAt(line);
        var from = line == first ? span.StartPosition.Column - 1 : content.Length - content.TrimStart().Length;
        var to = line == span.EndPosition.Line ? span.EndPosition.Column - 1 : content.TrimEnd().Length;
        var display = new DisplayText(content);
        var start = display.ColumnOf(Math.Min(from, content.Length));
        var end = Math.Max(display.ColumnOf(Math.Min(to, content.Length)), start + 1);

        // A line that is too long is cut to a window around the words that are meant.
        var windowStart = display.Columns > MaxWidth && start > MaxWidth - Lead ? start - Lead : 0;
        var windowEnd = Math.Min(windowStart + MaxWidth, Math.Max(display.Columns, end));
        var before = windowStart > 0 ? "…" : "";
        var after = windowEnd < display.Columns ? "…" : "";
        var number = line.ToString(CultureInfo.InvariantCulture).PadLeft(gutter);
        var shown = $"{before}{display.Slice(windowStart, windowEnd)}{after}".TrimEnd();
        text.Append(paintGutter($"{number} |")).Append(shown.Length > 0 ? " " + shown : "").Append('\n');
        var marks = new string(mark, Math.Max(Math.Min(end, windowEnd) - start, 1));
        text
            .Append(paintGutter($"{new string(' ', gutter)} |"))
            .Append(' ')
            .Append(' ', start - windowStart + before.Length)
            .Append(paintMark(marks))
            .Append('\n');
    }

    /// <summary>A span that ends at the start of a line has its end on the line before.</summary>
    private static int EndLine(SourceSpan span)
    {
        var end = span.EndPosition;
        return end.Column == 1 && span.Length > 0 ? end.Line - 1 : end.Line;
    }
}
