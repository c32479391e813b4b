using System.Collections.Immutable;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>checklist: [Keys returned, Account closed]</c>.</summary>
internal static class ChecklistReader
{
    private const int MostLines = 50;
    private const int LongestLine = 200;

    public static ImmutableArray<Word> Read(MappingReader map)
    {
        var lines = map.OptionalWords("checklist");
        if (map.Has("checklist") && lines.IsEmpty)
            Report(map, map.Mapping.Find("checklist")!.Key.Span, "There is nothing to tick.", "add a line, or take 'checklist' out");
        if (lines.Length > MostLines)
            Report(map, lines[MostLines].Span, $"This checklist has {lines.Length} lines; {MostLines} are allowed.", "split the step");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!seen.Add(line.Value))
                Report(map, line.Span, $"'{line}' stands in the checklist already.", "take one of them out");
            else if (line.Value.Length > LongestLine)
                Report(map, line.Span, $"A line has up to {LongestLine} characters.", "say more under 'help'");
            else if (HasPlaceholder(line.Value))
                Report(
                    map,
                    line.Span,
                    "Placeholders are not filled in a checklist.",
                    "write what holds for every case, and the rest under 'help'");
        }

        return lines;
    }

    private static bool HasPlaceholder(string text)
    {
        var open = text.IndexOf('<', StringComparison.Ordinal);
        return open >= 0 && open + 1 < text.Length && char.IsLetter(text[open + 1]) && text.IndexOf('>', open) > 0;
    }

    private static void Report(MappingReader map, Text.SourceSpan span, string message, string hint) =>
        map.Diagnostics.Report(ServiceRules.Checklist, span, message, hint);
}
