using System.Globalization;
using System.Text;

namespace Workflows.Language.Layout;

/// <summary>Writes a drawing as a Mermaid flowchart, for pages that render Mermaid, such as those of code forges.</summary>
/// <remarks>Mermaid places the shapes itself. Ids are those of the drawing behind <c>n_</c>, with an underscore for what Mermaid would read as
/// syntax; every text is quoted, with Mermaid's character codes for what would end or style it.</remarks>
public static class MermaidDrawing
{
    public static string Render(DiagramLayout layout)
    {
        var ids = Ids(layout);
        var text = new StringBuilder();
        text.Append("---\ntitle: ").Append(FrontMatter(layout.Title)).Append("\n---\nflowchart TD\n");

        var frames = layout.Nodes.Where(n => n.IsFrame).ToList();
        var innermost = layout.Nodes.ToDictionary(n => n.Id, n => FrameOf(n, frames), StringComparer.Ordinal);
        AppendNodes(text, layout, ids, innermost, null, "  ");
        foreach (var edge in layout.Edges)
        {
            text.Append("  ").Append(ids[edge.From]).Append(ArrowOf(edge)).Append(ids[edge.To]).Append('\n');
        }

        return text.ToString();
    }

    private static void AppendNodes(
        StringBuilder text,
        DiagramLayout layout,
        Dictionary<string, string> ids,
        Dictionary<string, DiagramNode?> innermost,
        DiagramNode? frame,
        string indent)
    {
        foreach (var node in layout.Nodes.Where(n => ReferenceEquals(innermost[n.Id], frame)))
        {
            if (node.IsFrame)
            {
                text.Append(indent).Append("subgraph ").Append(ids[node.Id]).Append('[').Append(Words(node)).Append("]\n");
                AppendNodes(text, layout, ids, innermost, node, indent + "  ");
                text.Append(indent).Append("end\n");
            }
            else
            {
                text.Append(indent).Append(ids[node.Id]).Append(Shape(node)).Append('\n');
            }
        }
    }

    private static DiagramNode? FrameOf(DiagramNode node, List<DiagramNode> frames) => frames
        .Where(f => !ReferenceEquals(f, node) && Holds(f.Box, node.Box))
        .MinBy(f => f.Box.Width * f.Box.Height);

    private static bool Holds(Box outer, Box inner) =>
        outer.X <= inner.X && inner.Right <= outer.Right && outer.Y <= inner.Y && inner.Bottom <= outer.Bottom;

    private static string Shape(DiagramNode node) => node.Kind switch
    {
        DiagramNodeKind.Start => $"([{Words(node, "Start")}])",
        DiagramNodeKind.End or DiagramNodeKind.Terminate => $"([{Words(node, "End")}])",
        DiagramNodeKind.WaitTimer or DiagramNodeKind.WaitMessage or DiagramNodeKind.BackTo or DiagramNodeKind.Milestone => $"([{Words(node)}])",
        DiagramNodeKind.Call or DiagramNodeKind.Open => $"[[{Words(node)}]]",
        DiagramNodeKind.Exclusive => "{" + Words(node, "X") + "}",
        DiagramNodeKind.Parallel => "{" + Words(node, "+") + "}",
        DiagramNodeKind.Inclusive => "{" + Words(node, "O") + "}",
        DiagramNodeKind.EventBased => "{" + Words(node, "?") + "}",
        DiagramNodeKind.Join => "{\" \"}",
        _ when node.Repeats => $"[[{Words(node)}]]",
        _ => $"({Words(node)})",
    };

    private static string ArrowOf(DiagramEdge edge)
    {
        var arrow = edge.Kind is DiagramEdgeKind.Return or DiagramEdgeKind.BranchEnd ? " -.->" : " -->";
        return edge.Label is { } label ? $"{arrow}|\"{Escaped(label.Text)}\"| " : arrow + " ";
    }

    private static string Words(DiagramNode node, string without = " ")
    {
        var rows = node.Rows.Select(r => Escaped(r.Text)).Where(r => r.Length > 0).ToList();
        return "\"" + (rows.Count == 0 ? without : string.Join("<br/>", rows)) + "\"";
    }

    private static Dictionary<string, string> Ids(DiagramLayout layout)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in layout.Nodes.Select(n => n.Id))
        {
            var safe = "n_" + string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
            while (!taken.Add(safe))
            {
                safe += "_";
            }

            ids.Add(id, safe);
        }

        return ids;
    }

    /// <summary>Letters, digits, blanks and harmless signs as they are; everything that Mermaid or HTML might read as a number code.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || " .,:-+/()=?!'…‹›§–—".Contains(rune.ToString(), StringComparison.Ordinal))
            {
                escaped.Append(rune);
            }
            else if (!Rune.IsControl(rune))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }

        return escaped.ToString();
    }

    private static string FrontMatter(string title) =>
        "\"" + string.Concat(title.Where(c => !char.IsControl(c)))
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
