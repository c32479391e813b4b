using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>Finds the text on the line of a bracket that keeps the bracket from being closed.</summary>
internal static partial class BracketSlips
{
    /// <param name="source">The file.</param>
    /// <param name="open">Offset of the bracket.</param>
    /// <returns>Null when the texts behind the bracket are in order.</returns>
    public static Diagnostic? Explain(SourceText source, int open)
    {
        var position = source.PositionOf(open);
        var line = source.LineAt(position.Line);
        if (line.Length > SyntaxLine.LongestLine)
        {
            return null;
        }

        var inside = line[position.Column..];
        if (Cut().Match(inside) is { Success: true } cut)
        {
            var span = Part(cut.Groups["comment"]);
            return new(YamlRules.CommentCutsText, span, $"'{span.Text}' is a comment, so the {source.Content[open]} is never closed.",
                $"put the text in quotes: \"{cut.Groups["text"].Value}\"");
        }

        if (Colon().Match(inside) is { Success: true } colon)
        {
            var text = colon.Groups["text"].Value.Trim();
            return new(YamlRules.ColonInText, Part(colon.Groups["colon"]), $"'{text}' holds a colon with a blank behind it.",
                $"put the text in quotes: \"{text}\"");
        }

        return null;

        SourceSpan Part(Group group) => source.Span(open + 1 + group.Index, open + 1 + group.Index + group.Length);
    }

    /// <summary>A # in a text before the closing bracket.</summary>
    [GeneratedRegex(@"(?:^|[,{\[]|: )\s*(?<text>[^,{}\[\]:""'#]* (?<comment>#[^\s#][^,{}\[\]:""'#]*?))\s*[}\]]")]
    private static partial Regex Cut();

    /// <summary>A value with a colon of its own.</summary>
    [GeneratedRegex(@"(?:^|[,{])\s*[\w-]+:\s+(?<text>[^\s,{}\[\]:""'#][^,{}\[\]:""'#]*(?<colon>:)\s[^,{}\[\]""'#]*)")]
    private static partial Regex Colon();
}
