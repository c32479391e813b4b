using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>Says of a line that does not line up where it was probably meant to start.</summary>
internal static class BadIndentation
{
    private const int MostLinesAbove = 500;

    public static Diagnostic Explain(SourceText source, SourceLine here)
    {
        var open = Open(SourceLines.Above(source, here.Number).Take(MostLinesAbove)).Where(l => l.IsEntry || !here.IsEntry).ToList();
        var nearest = open.MinBy(l => Math.Abs(ColumnFor(here, l) - here.Indent));
        return new(YamlRules.BadIndentation, here.Span, "This line does not line up with the lines that it belongs to.", nearest is null
            ? "start keys that belong together in the same column, and what belongs to a key further to the right"
            : $"start it in column {ColumnFor(here, nearest) + 1}, as line {nearest.Number} has {Start(here, nearest)}; "
                + $"{Otherwise(source, here, open)}");
    }

    /// <summary>The lines above that something below may still belong to, the nearest first.</summary>
    private static IEnumerable<SourceLine> Open(IEnumerable<SourceLine> above)
    {
        var left = int.MaxValue;
        foreach (var line in above.Where(l => l.Indent <= left))
        {
            left = Math.Min(left, line.Indent);
            yield return line;
        }
    }

    private static int ColumnFor(SourceLine here, SourceLine line) => here.IsEntry ? line.Indent : line.Column;

    private static string Start(SourceLine here, SourceLine line) => $"'{(here.IsEntry ? "- " : "")}{line.Key ?? line.Content}'";

    private static string Otherwise(SourceText source, SourceLine here, List<SourceLine> open)
    {
        if (!here.IsEntry)
        {
            return here.Key is not null && open.Exists(l => l.IsEntry && l.Indent == here.Indent)
                ? $"or write '- {here.Words}' if a new entry of the list starts here"
                : "what belongs to a key starts further to the right than the key";
        }

        return here.Key is not null && SourceLines.Above(source, here.Number).FirstOrDefault()?.Column == here.Indent
            ? $"or write '{here.Content}' without the hyphen"
            : "the hyphens of a list stand in the same column";
    }
}
