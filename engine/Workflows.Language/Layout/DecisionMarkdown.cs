using System.Text;

namespace Workflows.Language.Layout;

/// <summary>Draws a decision table as a Markdown table: inputs, outputs in bold type, annotations in italics.</summary>
/// <remarks>Lines end with LF.</remarks>
public static class DecisionMarkdown
{
    public static string Render(DecisionGrid grid)
    {
        var text = new StringBuilder($"# {Escaped(grid.Title)}\n\n");
        Row(text, grid.Columns.Select(Head).Prepend(Escaped(grid.HitPolicy)));
        text.Append('|').AppendJoin("", Enumerable.Repeat("---|", grid.Columns.Length + 1)).Append('\n');
        foreach (var (rule, number) in grid.Rules.Select((r, i) => (r, i + 1)))
        {
            Row(text, rule.Select(Escaped).Prepend($"{number}"));
        }

        return text.ToString();
    }

    private static string Head(GridColumn column) => column.Kind switch
    {
        GridColumnKind.Output => $"**{Escaped(column.Head)}**",
        GridColumnKind.Annotation => $"*{Escaped(column.Head)}*",
        _ => Escaped(column.Head),
    };

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>Words that Markdown shows as they are, in one line.</summary>
    private static string Escaped(string words)
    {
        var escaped = new StringBuilder();
        foreach (var c in string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '&' => escaped.Append("&amp;"),
                '|' or '\\' or '*' or '_' or '`' or '[' or ']' or '#' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
