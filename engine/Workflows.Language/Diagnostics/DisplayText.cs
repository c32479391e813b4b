using System.Globalization;
using System.Text;

namespace Workflows.Language.Diagnostics;

/// <summary>A line of a source as it stands on a terminal: tabs become blanks, wide characters count twice, what has no width
/// counts none, and characters that would steer the terminal or reorder the text are replaced.</summary>
public sealed class DisplayText
{
    private const int TabWidth = 4;
    private readonly List<Cell> _cells = [];

    public DisplayText(string line)
    {
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var start = i;
            var rune = Rune.TryGetRuneAt(line, i, out var found) ? found : Rune.ReplacementChar;
            i += rune.Utf16SequenceLength - 1;
            var shown = rune.Value == '\t' ? new string(' ', TabWidth - (column % TabWidth)) : Visible(rune);
            var width = rune.Value == '\t' ? shown.Length : Width(rune);
            _cells.Add(new(start, column, width, shown));
            column += width;
        }

        Columns = column;
    }

    public int Columns { get; }

    /// <summary>The column, counted from 0, at which the character at an index of the line stands.</summary>
    public int ColumnOf(int index)
    {
        foreach (var cell in _cells)
        {
            if (cell.Index >= index)
            {
                return cell.Column;
            }
        }

        return Columns;
    }

    /// <summary>The text from one column to another.</summary>
    public string Slice(int from, int to) =>
        string.Concat(_cells.Where(c => c.Column >= from && c.Column + c.Width <= to).Select(c => c.Shown));

    /// <summary>A text for people, made safe for a terminal.</summary>
    public static string Safe(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value is '\n' or '\t' or '\r' ? " " : Visible(r)));

    private static string Visible(Rune rune) => IsUnsafe(rune) ? "\uFFFD" : rune.ToString();

    private static bool IsUnsafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F;

    /// <summary>Terminal columns of a character (Unicode Standard Annex 11, wide and fullwidth; emoji are wide).</summary>
    private static int Width(Rune rune)
    {
        if (IsUnsafe(rune))
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        return rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F)
            or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0
                and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD)
            ? 2
            : 1;
    }

    private readonly record struct Cell(int Index, int Column, int Width, string Shown);
}
