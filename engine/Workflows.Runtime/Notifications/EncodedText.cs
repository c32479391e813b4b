using System.Globalization;
using System.Text;

namespace Workflows.Runtime.Notifications;

/// <summary>Texts of any language in the seven bits that mail is sure to carry.</summary>
internal static class EncodedText
{
    /// <summary>RFC 2047 §2: a line with encoded words is at most 76 characters;
    /// <c>=?utf-8?B?</c>, <c>?=</c> and a field's name come on top.</summary>
    private const int Base64InAWord = 48;

    /// <summary>RFC 5322 §2.1.1: lines should be no longer than this.</summary>
    private const int LineLength = 78;

    /// <summary>RFC 2045 §6.7 (5): an encoded line is no longer than this, its soft break included.</summary>
    private const int QuotedLineLength = 76;

    /// <summary>A header field with its text folded (RFC 5322 §2.2.3), in encoded words where it is not plain ASCII (RFC 2047).</summary>
    public static string HeaderField(string name, string text)
    {
        var field = new StringBuilder(name).Append(':');
        var column = field.Length;
        foreach (var word in IsPlain(text) ? text.Split(' ') : EncodedWords(text))
        {
            if (column + 1 + word.Length > LineLength && column > name.Length + 1)
            {
                field.Append("\r\n");
                column = 0;
            }

            field.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        return field.Append("\r\n").ToString();
    }

    /// <summary>A display name and address (RFC 5322 §3.4).</summary>
    public static string HeaderField(string name, MailAddress address) => address.Name switch
    {
        null => HeaderField(name, address.Address),
        var shown when shown.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-') && IsPlain(shown) =>
            HeaderField(name, $"{shown} <{address.Address}>"),
        var shown => $"{name}: {string.Join("\r\n ", EncodedWords(shown))}\r\n <{address.Address}>\r\n",
    };

    /// <summary>A body in quoted-printable (RFC 2045 §6.7) over UTF-8, all lines ended by CR LF.</summary>
    public static string QuotedPrintable(string text)
    {
        var body = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            var column = 0;
            var bytes = Encoding.UTF8.GetBytes(line);
            for (var i = 0; i < bytes.Length; i++)
            {
                var atEnd = i == bytes.Length - 1;
                var piece = bytes[i] is > (byte)' ' and <= (byte)'~' and not (byte)'=' || (bytes[i] is (byte)' ' && !atEnd)
                    ? ((char)bytes[i]).ToString()
                    : "=" + bytes[i].ToString("X2", CultureInfo.InvariantCulture);
                if (column + piece.Length > QuotedLineLength - (atEnd ? 0 : 1))
                {
                    body.Append("=\r\n");
                    column = 0;
                }

                body.Append(piece);
                column += piece.Length;
            }

            body.Append("\r\n");
        }

        return body.ToString();
    }

    private static bool IsPlain(string text) =>
        text.All(c => c is >= ' ' and <= '~')
        && !text.Contains("=?", StringComparison.Ordinal)
        && text.Split(' ').All(word => word.Length is > 0 and < LineLength - 12);

    /// <summary>Pieces of whole characters: a receiver decodes each word by itself (RFC 2047 §5).</summary>
    private static IEnumerable<string> EncodedWords(string text)
    {
        var piece = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = new byte[rune.Utf8SequenceLength];
            rune.EncodeToUtf8(bytes);
            if (piece.Count + bytes.Length > Base64InAWord / 4 * 3)
            {
                yield return Word(piece);
                piece.Clear();
            }

            piece.AddRange(bytes);
        }

        if (piece.Count > 0)
        {
            yield return Word(piece);
        }

        static string Word(List<byte> piece) => $"=?utf-8?B?{Convert.ToBase64String([.. piece])}?=";
    }
}
