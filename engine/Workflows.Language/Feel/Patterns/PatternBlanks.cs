using System.Text;

namespace Workflows.Language.Feel.Patterns;

/// <summary>Flag <c>x</c> of XPath's regular expressions: blanks mean nothing, but within brackets they do.</summary>
internal static class PatternBlanks
{
    public static string Without(string pattern)
    {
        var kept = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            depth += pattern[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (pattern[i] == '\\' && i + 1 < pattern.Length && pattern[i + 1] is '[' or ']' or '\\')
            {
                kept.Append(pattern[i++]);
                kept.Append(pattern[i]);
            }
            else if (depth > 0 || pattern[i] is not (' ' or '\t' or '\n' or '\r'))
            {
                kept.Append(pattern[i]);
            }
        }

        return kept.ToString();
    }
}
