using System.Collections.Immutable;
using System.Globalization;

namespace Workflows.Language.Yaml;

/// <summary>Reads the value of a plain or quoted scalar from its source (YAML 1.2 §7.3), character by character, so that
/// every character of the value is known by its place. The scanner has made sure that the scalar is well-formed.</summary>
internal static class FlowScalar
{
    /// <param name="source">The whole file.</param>
    /// <param name="start">The scalar's first character, or its opening quote.</param>
    /// <param name="end">One past its last character, or past its closing quote.</param>
    /// <param name="style">How it is written; not a block style.</param>
    public static (string Value, ImmutableArray<int> Origins) Read(string source, int start, int end, YamlScalarStyle style)
    {
        var quotes = style == YamlScalarStyle.Plain ? 0 : 1;
        var at = start + quotes;
        var contentEnd = end - quotes;
        var text = new ScalarText();
        while (at < contentEnd)
        {
            var character = source[at];
            if (IsBlank(character) || LineBreak.LengthAt(source, at) > 0)
            {
                at = ReadGap(source, at, contentEnd, text);
            }
            else if (style == YamlScalarStyle.SingleQuoted && character == '\'')
            {
                text.Append('\'', at);
                at += 2;
            }
            else if (style == YamlScalarStyle.DoubleQuoted && character == '\\')
            {
                at = ReadEscape(source, at, contentEnd, text);
            }
            else
            {
                text.Append(character, at);
                at++;
            }
        }

        return text.Finish(contentEnd);
    }

    /// <summary>Blanks within a line stay; blanks around line breaks go, and the breaks are folded.</summary>
    private static int ReadGap(string source, int at, int end, ScalarText text)
    {
        var start = at;
        var breaks = new List<int>();
        while (at < end)
        {
            var length = LineBreak.LengthAt(source, at);
            if (length > 0)
            {
                breaks.Add(at + length - 1);
            }
            else if (!IsBlank(source[at]))
            {
                break;
            }

            at += Math.Max(length, 1);
        }

        if (breaks.Count == 0)
        {
            text.Copy(source, start, at);
        }
        else
        {
            text.Fold(breaks);
        }

        return at;
    }

    private static int ReadEscape(string source, int at, int end, ScalarText text)
    {
        var lineBreak = LineBreak.LengthAt(source, at + 1);
        if (lineBreak > 0)
        {
            return SkipEscapedBreak(source, at + 1 + lineBreak, end, text);
        }

        var digits = source[at + 1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            text.Append(Unescape(source[at + 1]), at);
            return at + 2;
        }

        var code = int.Parse(source.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        text.Append(code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code), at);
        return at + 2 + digits;
    }

    /// <summary>An escaped line break joins two lines without a blank; empty lines behind it stay as breaks (YAML 1.2 §7.3.1).</summary>
    private static int SkipEscapedBreak(string source, int at, int end, ScalarText text)
    {
        while (at < end)
        {
            var length = LineBreak.LengthAt(source, at);
            if (length > 0)
            {
                text.Append('\n', at + length - 1);
            }
            else if (!IsBlank(source[at]))
            {
                break;
            }

            at += Math.Max(length, 1);
        }

        return at;
    }

    /// <summary>YAML 1.2 §5.7.</summary>
    private static char Unescape(char character) => character switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\e',
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => character,
    };

    private static bool IsBlank(char character) => character is ' ' or '\t';
}
