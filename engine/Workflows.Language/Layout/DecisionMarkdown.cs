using System.Text;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Decisions.Tables;

namespace Workflows.Language.Layout;

/// <summary>Draws a decision table as a Markdown table with a rule a row, as DMN draws it (DMN 1.5 §8.2): the hit policy in the corner,
/// inputs, outputs in bold type, annotations in italics.</summary>
/// <remarks>Cells are FEEL: texts stand in quotes, and a hyphen stands where the input does not matter. Lines end with LF.</remarks>
public static class DecisionMarkdown
{
    public static string Render(DecisionFile decision)
    {
        var head = decision.Table.Head;
        var text = new StringBuilder($"# {Escaped(decision.Title.Value)}\n\n");
        Row(
            text,
            [
                Letter(head), .. head.Inputs.Select(i => Escaped(i.Label)), .. head.Outputs.Select(o => $"**{Escaped(o.Name)}**"),
                .. head.Annotations.Select(a => $"*{Escaped(a)}*"),
            ]);
        var columns = 1 + head.Inputs.Length + head.Outputs.Length + head.Annotations.Length;
        text.Append('|').AppendJoin("", Enumerable.Repeat("---|", columns)).Append('\n');
        foreach (var (rule, number) in decision.Table.Rules.Select((r, i) => (r, i + 1)))
        {
            Row(
                text,
                [
                    $"{number}", .. rule.Tests.Select(t => Escaped(t.Expression.Text)), .. rule.Results.Select(r => Escaped(r.Text)),
                    .. rule.Annotations.Select(Escaped),
                ]);
        }

        return text.ToString();
    }

    private static string Letter(TableHead head) => Escaped(DecisionVocabulary.HitPolicies.First(p => p.Value == (head.HitPolicy, head.Aggregation)).Key);

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
