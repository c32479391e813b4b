using System.Collections.Immutable;
using System.Globalization;

namespace Workflows.Language.Layout;

/// <summary>How wide words are in a sans-serif font, near enough to wrap them; and the wrapping.</summary>
/// <remarks>A drawing is made without the font that will show it, so the widths are those of a wide one (DejaVu Sans): in others, words
/// leave some room.</remarks>
internal static class TextMeasure
{
    private const string Narrow = "iljtfrI.,:;'|!()[]/-‹› ";
    private const string Wide = "mwMW@%—…<>=+";

    /// <summary>The width of a line in pixels, even.</summary>
    public static int Width(string text, int size)
    {
        var hundredths = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            hundredths += HundredthsOf(rune.Value);
        }

        var pixels = ((hundredths * size) + 99) / 100;
        // What is set in the title's size is bold.
        pixels = size == Spacing.TitleSize ? pixels * 7 / 6 : pixels;
        return pixels + (pixels & 1);
    }

    public static int Width(IEnumerable<string> lines, int size) => lines.Select(l => Width(l, size)).DefaultIfEmpty(0).Max();

    /// <summary>Breaks a text between words, and inside a word that alone is too wide; what is over <paramref name="most"/> lines is cut
    /// with an ellipsis.</summary>
    public static ImmutableArray<string> Wrap(string text, int size, int width, int most)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, size, width)))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (Width(longer, size) <= width)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word;
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        if (lines.Count > most)
        {
            lines.Count = most;
            lines[^1] = Shortened(lines[^1], size, width);
        }

        return lines.ToImmutable();
    }

    private static string Shortened(string line, int size, int width)
    {
        while (line.Length > 0 && Width(line + "…", size) > width)
        {
            line = line[..^(line.Length > 1 && char.IsLowSurrogate(line[^1]) ? 2 : 1)];
        }

        return line.TrimEnd() + "…";
    }

    private static IEnumerable<string> Pieces(string word, int size, int width)
    {
        if (Width(word, size) <= width)
        {
            yield return word;
            yield break;
        }

        var piece = "";
        var letters = StringInfo.GetTextElementEnumerator(word);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            if (piece.Length > 0 && Width(piece + letter, size) > width)
            {
                yield return piece;
                piece = "";
            }

            piece += letter;
        }

        yield return piece;
    }

    private static int HundredthsOf(int rune) => rune switch
    {
        < 0x20 => 0,
        < 0x3000 when CharUnicodeInfo.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => 0,
        < 0x10000 when Narrow.Contains((char)rune) => 38,
        < 0x10000 when Wide.Contains((char)rune) => 92,
        < 0x1100 when char.IsUpper((char)rune) => 70,
        < 0x1100 => 61,
        _ => 105,
    };
}
