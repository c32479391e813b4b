using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>Finds the hyphen too many or too few that makes a line further down not fit.</summary>
internal static class HyphenSlips
{
    /// <param name="source">The file.</param>
    /// <param name="here">The line that does not fit.</param>
    /// <returns>Null when no hyphen explains it.</returns>
    public static Diagnostic? Explain(SourceText source, SourceLine here)
    {
        var above = SourceLines.Above(source, here.Number).FirstOrDefault();
        return Doubled(here)
            ?? (above is null ? null : Doubled(above))
            ?? (here.IsEntry ? MissingAtFirstEntry(source, here) : TooMany(source, here))
            ?? (above is null ? null : KeyWithoutColon(above, here) ?? HyphenOutOfLine(source, above, here));
    }

    /// <summary><c>- - id: collect</c></summary>
    private static Diagnostic? Doubled(SourceLine line) => line.IsEntry && line.Content.StartsWith("- ", StringComparison.Ordinal)
        ? new(YamlRules.HyphenTooMany, line.Span, "Two hyphens stand here, a list inside a list.", $"write '- {line.Content.TrimStart('-', ' ')}'")
        : null;

    /// <summary>A list whose first entry has no hyphen is a set of keys, until the second entry comes.</summary>
    private static Diagnostic? MissingAtFirstEntry(SourceText source, SourceLine here)
    {
        var entry = SourceLines.Below(source, here.Number).TakeWhile(l => l.Indent > here.Indent).Prepend(here);
        var own = entry.Where(l => l.Column == here.Column).Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        SourceLine? first = null;
        var isAlike = false;
        foreach (var line in SourceLines.Above(source, here.Number))
        {
            if (line.Indent < here.Column || (line.IsEntry && line.Indent == here.Column))
            {
                return first is not null && line.OpensBlock && (line.Column < here.Indent || isAlike) ? Missing(first) : null;
            }

            if (line.Indent == here.Column)
            {
                first = line;
                isAlike |= line.Key is not null && own.Contains(line.Key);
            }
        }

        return null;
    }

    private static Diagnostic Missing(SourceLine line) => new(
        YamlRules.MissingHyphen,
        line.Span,
        $"The first entry of the list starts at '{line.Key ?? line.Words}', and its hyphen is missing.",
        ForgottenHyphen.Hint(line.Words));

    /// <summary>A hyphen before the first of several keys makes a list out of it, and the next key does not fit.</summary>
    private static Diagnostic? TooMany(SourceText source, SourceLine here)
    {
        var block = SourceLines.Above(source, here.Number).TakeWhile(l => l.Indent >= here.Indent).ToList();
        var first = block.LastOrDefault();
        var isAlone = first is { IsEntry: true, Key: not null }
            && first.Indent == here.Indent
            && block.SkipLast(1).All(l => l.Indent > first.Column)
            && SourceLines.Below(source, here.Number).TakeWhile(l => l.Indent >= here.Indent).All(l => l.Column != first.Column || l.IsEntry);
        return here.Key is not null && isAlone
            ? new(
                YamlRules.HyphenTooMany,
                first!.Span,
                $"The hyphen makes a list out of '{first.Key}', and '{here.Key}' below is none of its entries.",
                $"write '{first.Content}' without the hyphen")
            : null;
    }

    /// <summary><c>- parallel</c> with its branches below is a text that runs into them.</summary>
    private static Diagnostic? KeyWithoutColon(SourceLine above, SourceLine here) =>
        above is { IsEntry: true, Key: null } && here is { Key: not null, IsEntry: false } && here.Indent >= above.Column && IsWords(above.Content)
            ? SyntaxLine.MissingColon(above.Span with { Start = above.Span.Start + above.Column - above.Indent })
            : null;

    private static bool IsWords(string content) =>
        content.Length > 0 && char.IsLetter(content[0]) && !content.Contains(':', StringComparison.Ordinal);

    /// <summary>The keys of an entry line up with one another and not with the one behind the hyphen: then it is the hyphen's line
    /// that stands wrong, if other hyphens stand where it should.</summary>
    private static Diagnostic? HyphenOutOfLine(SourceText source, SourceLine above, SourceLine here)
    {
        if (above is not { IsEntry: true, Key: not null } || here is not { IsEntry: false, Key: not null } || here.Indent == above.Column)
        {
            return null;
        }

        var right = here.Indent - (above.Column - above.Indent);
        var hyphens = Hyphens(SourceLines.Above(source, above.Number)).Concat(Hyphens(SourceLines.Below(source, here.Number))).ToList();
        return right > 0 && hyphens.Contains(right) && !hyphens.Contains(above.Indent)
            ? new(YamlRules.BadIndentation, above.Span, "The hyphen does not line up with the hyphens that it belongs to.",
                $"start the line in column {right + 1}, so that '{above.Key}' stands above '{here.Key}'")
            : null;

        static IEnumerable<int> Hyphens(IEnumerable<SourceLine> lines) => lines.Where(l => l.IsEntry).Take(100).Select(l => l.Indent);
    }
}
