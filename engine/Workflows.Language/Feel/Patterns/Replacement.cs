using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Language.Feel.Patterns;

/// <summary>What stands in place of a match: characters and numbers of groups (XPath Functions 3.1 §5.6.4).</summary>
internal sealed class Replacement
{
    private readonly List<(string Text, int Group)> _parts = [];

    private Replacement()
    {
    }

    public static Replacement Literal(string text)
    {
        var replacement = new Replacement();
        replacement._parts.Add((text, -1));
        return replacement;
    }

    /// <summary>Reads <c>$n</c>, <c>\$</c> and <c>\\</c>; null when malformed. A number takes as many digits as there are groups
    /// for.</summary>
    public static Replacement? Parse(string text, int groups)
    {
        var replacement = new Replacement();
        var characters = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            switch (text[i])
            {
                case '\\' when next is '\\' or '$':
                    characters.Append(next);
                    i++;
                    break;
                case '$' when char.IsAsciiDigit(next):
                    var group = next - '0';
                    i++;
                    while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && (group * 10) + text[i + 1] - '0' <= groups)
                    {
                        group = (group * 10) + text[++i] - '0';
                    }

                    replacement._parts.Add((characters.ToString(), group));
                    characters.Clear();
                    break;
                case '\\' or '$':
                    return null;
                default:
                    characters.Append(text[i]);
                    break;
            }
        }

        replacement._parts.Add((characters.ToString(), -1));
        return replacement;
    }

    public string Of(Match match)
    {
        var text = new StringBuilder();
        foreach (var (characters, group) in _parts)
        {
            text.Append(characters).Append(group < 0 ? "" : match.Groups[group].Value);
        }

        return text.ToString();
    }
}
