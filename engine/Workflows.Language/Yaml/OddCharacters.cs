using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>Blanks, hyphens and colons that look right and are other characters, as word processors and web pages write them.</summary>
internal static partial class OddCharacters
{
    /// <summary>The odd character that keeps a line from being read.</summary>
    /// <returns>Null when the line has none in a place where YAML needs the plain one.</returns>
    public static Diagnostic? Explain(SourceText source, int number)
    {
        var line = source.LineAt(number);
        var start = source.OffsetOf(number, 1);
        if (OddBlank().Match(line) is { Success: true } blank)
        {
            return new(
                YamlRules.OddBlank,
                Part(blank.Groups["odd"]),
                "A blank that is no ordinary one stands here; it cannot be told from one by eye.",
                "delete it and press the space bar");
        }

        if (OddHyphen().Match(line) is { Success: true } hyphen)
        {
            return new(
                YamlRules.OddHyphen,
                Part(hyphen.Groups["odd"]),
                $"'{hyphen.Groups["odd"].Value}' is no hyphen, so this is no entry of a list.",
                $"write '- {hyphen.Groups["rest"].Value.TrimEnd()}'");
        }

        return null;

        SourceSpan Part(Group group) => source.Span(start + group.Index, start + group.Index + group.Length);
    }

    /// <summary>The text with the plain characters in place of those on a line; nothing moves.</summary>
    public static string Replace(string text, Diagnostic told)
    {
        var start = text.LastIndexOfAny(['\n', '\r'], told.Span.Start) + 1;
        var end = text.IndexOfAny(['\n', '\r'], told.Span.Start);
        var line = text[start..(end < 0 ? text.Length : end)];
        for (var match = OddBlank().Match(line); match.Success; match = OddBlank().Match(line))
        {
            line = Overwrite(line, match.Groups["odd"], ' ');
        }

        if (OddHyphen().Match(line) is { Success: true } hyphen)
        {
            line = Overwrite(line, hyphen.Groups["odd"], '-');
        }

        return string.Concat(text.AsSpan(0, start), line, text.AsSpan(start + line.Length));
    }

    private static string Overwrite(string line, Group group, char with) =>
        string.Concat(line.AsSpan(0, group.Index), $"{with}", line.AsSpan(group.Index + 1));

    /// <summary>In the indentation, behind the hyphen of an entry or behind the colon of a key.</summary>
    [GeneratedRegex(@"^(?: *|[\s-]*-|[\s-]*[\w-]+:)\s*(?<odd>[\u00A0\u1680\u2000-\u200B\u202F\u205F\u2060\u3000])")]
    private static partial Regex OddBlank();

    [GeneratedRegex(@"^ *(?<odd>[\u2010-\u2015\u2022\u2043\u2212\u25AA\u25CF\u00B7])\s+(?<rest>\S.*)$")]
    private static partial Regex OddHyphen();
}
