using System.Text;

namespace Workflows.Language.Feel.Syntax;

/// <content>Names, which may have blanks and marks in them, so that only what is in scope tells how far one goes.</content>
internal sealed partial class Lexer
{
    /// <summary>No name is longer that is looked up.</summary>
    private const int LongestName = 256;

    /// <summary>Where a name, taken as it stands but for the length of its blanks, ends in the text; −1 when another name or none
    /// stands there.</summary>
    public int Match(string name, int position)
    {
        var at = position;
        foreach (var c in name)
        {
            if (c == ' ')
            {
                var next = SkipBlanks(at);
                if (next <= at)
                {
                    return -1;
                }

                at = next;
            }
            else if (at < text.Length && text[at] == c)
            {
                at++;
            }
            else
            {
                return -1;
            }
        }

        return EndsName(at) ? at : -1;
    }

    /// <summary>Where the longest of some names that stands at a position ends; −1 when none does.</summary>
    public int Longest(IEnumerable<string> names, int position) =>
        names.Where(n => n.Length > 0).Select(n => Match(n, position)).DefaultIfEmpty(-1).Max();

    /// <summary>The same of names that can be looked up: every stretch of the text that may be one is.</summary>
    public int Longest(Func<string, bool> isName, int position)
    {
        var name = new StringBuilder();
        var longest = -1;
        for (var at = position; at < text.Length && name.Length < LongestName;)
        {
            var next = SkipBlanks(at);
            if (next < 0)
            {
                break;
            }

            name.Append(next > at ? ' ' : text[at]);
            at = next > at ? next : at + 1;
            if (name[^1] != ' ' && EndsName(at) && isName(name.ToString()))
            {
                longest = at;
            }
        }

        return longest;
    }

    /// <summary>False in the middle of a word.</summary>
    private bool EndsName(int at)
    {
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var last, out _);
        return !FeelNames.IsPart(last) || at == text.Length || !Rune.TryGetRuneAt(text, at, out var next) || !FeelNames.IsPart(next);
    }
}
