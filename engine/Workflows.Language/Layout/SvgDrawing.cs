using System.Globalization;
using System.Text;
using System.Xml;

namespace Workflows.Language.Layout;

/// <summary>Whether the drawing carries its style sheet.</summary>
public enum SvgStyling
{
    /// <summary>For a file of its own.</summary>
    Embedded,

    /// <summary>For a page that has <see cref="SvgStylesheet.Css"/> among its own, as a strict content security policy asks.</summary>
    Linked,
}

/// <summary>Draws a layout as SVG with the signs of BPMN 2.0 (§7.2).</summary>
/// <remarks>Every node is a group with the attribute <c>data-node</c>, the class of its kind such as <c>wf-task</c>, and the classes of its
/// progress (<see cref="NodeProgress.Classes"/>). The picture has a title and tells the whole outline as its description (WCAG 2.1 §1.1.1).
/// Colours are custom properties with defaults for light and dark, see <see cref="SvgStylesheet"/>.</remarks>
public static class SvgDrawing
{
    private const string Svg = "http://www.w3.org/2000/svg";

    /// <param name="layout">The drawing.</param>
    /// <param name="progress">What goes on; null: the process alone.</param>
    /// <param name="styling">With or without the style sheet.</param>
    public static string Render(DiagramLayout layout, DiagramProgress? progress = null, SvgStyling styling = SvgStyling.Embedded)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(text, settings))
        {
            Write(new SvgWriter(xml), layout, progress ?? DiagramProgress.None, styling);
        }

        return text.Append('\n').ToString();
    }

    private static void Write(SvgWriter svg, DiagramLayout layout, DiagramProgress progress, SvgStyling styling)
    {
        var id = "wf-" + string.Concat(layout.Process.Where(char.IsAsciiLetterOrDigit));
        svg.Open("svg", Svg);
        svg.Set("class", "wf-diagram");
        svg.Set("role", "img");
        svg.Set("aria-labelledby", $"{id}-title");
        svg.Set("aria-describedby", $"{id}-desc");
        svg.Set("width", layout.Width);
        svg.Set("height", layout.Height);
        svg.Set("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {layout.Width} {layout.Height}"));
        svg.TextElement("title", layout.Title, ("id", $"{id}-title"));
        svg.TextElement("desc", OutlineItem.AsText(layout.Outline), ("id", $"{id}-desc"));
        if (styling == SvgStyling.Embedded)
        {
            svg.TextElement("style", SvgStylesheet.Css);
        }

        var nodes = new SvgNodes(svg, progress, layout.Language);
        foreach (var frame in layout.Nodes.Where(n => n.IsFrame))
        {
            nodes.Write(frame);
        }

        foreach (var edge in layout.Edges)
        {
            SvgEdges.Write(svg, edge);
        }

        foreach (var node in layout.Nodes.Where(n => !n.IsFrame))
        {
            nodes.Write(node);
        }

        foreach (var edge in layout.Edges)
        {
            SvgEdges.WriteLabel(svg, edge);
        }

        svg.Close();
    }
}
