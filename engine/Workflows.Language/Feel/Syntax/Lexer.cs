using System.Globalization;
using System.Text;

namespace Workflows.Language.Feel.Syntax;

/// <summary>Cuts an expression into tokens (DMN 1.5 §10.3.1.2). It can start at any place, because the parser decides how far a
/// name with blanks in it goes.</summary>
internal sealed partial class Lexer(string text)
{
    /// <summary>The token at or after a position; blanks and comments are skipped.</summary>
    public Token Read(int position)
    {
        var start = SkipBlanks(position);
        if (start < 0)
        {
            return new(TokenKind.Bad, text.Length, text.Length, "A comment is opened with /* and never closed with */.");
        }

        if (start == text.Length)
        {
            return new(TokenKind.End, start, start, "");
        }

        var c = text[start];
        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
        {
            return ReadNumber(start);
        }

        if (c == '"')
        {
            return ReadText(start);
        }

        return Rune.TryGetRuneAt(text, start, out var rune) && FeelNames.IsStart(rune) ? ReadWord(start) : ReadMark(start);
    }

    /// <summary>The first place from a position on that is neither blank nor comment; −1 within a comment that never ends.</summary>
    public int SkipBlanks(int position)
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]) || text[position] == '\uFEFF')
            {
                position++;
            }
            else if (text.AsSpan(position).StartsWith("//"))
            {
                var end = text.AsSpan(position).IndexOfAny('\n', '\r');
                position = end < 0 ? text.Length : position + end;
            }
            else if (text.AsSpan(position).StartsWith("/*"))
            {
                var end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    return -1;
                }

                position = end + 2;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private Token ReadNumber(int start)
    {
        var at = SkipDigits(start);
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at = SkipDigits(at + 1);
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var digits = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            at = SkipDigits(digits) is var end && end > digits ? end : at;
        }

        return new(TokenKind.Number, start, at, text[start..at]);
    }

    private int SkipDigits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private Token ReadWord(int start)
    {
        var at = start;
        while (at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) && FeelNames.IsPart(rune))
        {
            at += rune.Utf16SequenceLength;
        }

        return new(TokenKind.Word, start, at, text[start..at]);
    }

    private Token ReadText(int start)
    {
        var content = new StringBuilder();
        for (var at = start + 1; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    return HasHalfCharacter(content)
                        ? new(TokenKind.Bad, start, at + 1, "This text holds half of a character (a surrogate without its partner).")
                        : new(TokenKind.Text, start, at + 1, content.ToString());
                case '\\' when at + 1 < text.Length:
                    at = ReadEscape(at, content);
                    break;
                default:
                    content.Append(text[at]);
                    break;
            }
        }

        return new(TokenKind.Bad, start, text.Length, "This text is opened with a quote and never closed.");
    }

    /// <summary>Adds what an escape stands for; an unknown one stands for itself. Returns the place of its last character.</summary>
    private int ReadEscape(int at, StringBuilder content)
    {
        var kind = text[at + 1];
        var digits = kind switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (digits > 0 && at + 2 + digits <= text.Length
            && int.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code <= 0x10FFFF)
        {
            _ = code <= 0xFFFF ? content.Append((char)code) : content.Append(new Rune(code).ToString());
            return at + 1 + digits;
        }

        _ = kind switch
        {
            'n' => content.Append('\n'),
            'r' => content.Append('\r'),
            't' => content.Append('\t'),
            '"' or '\'' or '\\' => content.Append(kind),
            _ => content.Append('\\').Append(kind),
        };
        return at + 1;
    }

    private static bool HasHalfCharacter(StringBuilder content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            if (char.IsHighSurrogate(content[i]) && i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(content[i]))
            {
                return true;
            }
        }

        return false;
    }

    private Token ReadMark(int start)
    {
        var next = start + 1 < text.Length ? text[start + 1] : '\0';
        var (kind, length) = (text[start], next) switch
        {
            ('*', '*') => (TokenKind.StarStar, 2),
            ('.', '.') => (TokenKind.DotDot, 2),
            ('-', '>') => (TokenKind.Arrow, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('(', _) => (TokenKind.LeftParenthesis, 1),
            (')', _) => (TokenKind.RightParenthesis, 1),
            ('[', _) => (TokenKind.LeftBracket, 1),
            (']', _) => (TokenKind.RightBracket, 1),
            ('{', _) => (TokenKind.LeftBrace, 1),
            ('}', _) => (TokenKind.RightBrace, 1),
            (',', _) => (TokenKind.Comma, 1),
            (':', _) => (TokenKind.Colon, 1),
            ('.', _) => (TokenKind.Dot, 1),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('=', _) => (TokenKind.Equal, 1),
            ('@', _) => (TokenKind.At, 1),
            _ => (TokenKind.Bad, char.IsSurrogatePair(text[start], next) ? 2 : 1),
        };
        var token = text.Substring(start, length);
        return new(kind, start, start + length, kind == TokenKind.Bad ? $"'{token}' has no meaning in an expression." : token);
    }
}
