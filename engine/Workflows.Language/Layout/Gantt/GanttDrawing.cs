using System.Globalization;
using System.Text;
using System.Xml;

namespace Workflows.Language.Layout.Gantt;

/// <summary>Draws a chart as SVG.</summary>
/// <remarks>The picture has a title and tells every row as its description (WCAG 2.1 §1.1.1); no bar or mark is told by colour alone.
/// Colours follow <see cref="SvgStylesheet"/>.</remarks>
public static class GanttDrawing
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const int Top = 62;
    private const int Row = 24;
    private const int Bar = 12;
    private const int LabelWidth = 280;
    private const int Margin = 16;
    private const int LabelRoom = 72;
    private const int Legend = 34;

    public static string Render(GanttChart chart)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(text, settings))
        {
            Write(new SvgWriter(xml), chart);
        }

        return text.Append('\n').ToString();
    }

    /// <summary>The chart in words, a line a row.</summary>
    public static string Text(GanttChart chart) => string.Concat(chart.Rows.Select(r => $"- {r.Text}\n"));

    private static void Write(SvgWriter svg, GanttChart chart)
    {
        var scale = new GanttScale(chart.From, chart.To, Margin + LabelWidth);
        var bottom = Top + (chart.Rows.Length * Row);
        var (width, height) = (scale.Right + LabelRoom, bottom + Legend);
        var id = "wf-gantt-" + string.Concat(chart.Process.Where(char.IsAsciiLetterOrDigit));
        svg.Open("svg", Svg);
        svg.Set("class", "wf-diagram wf-gantt");
        svg.Set("role", "img");
        svg.Set("aria-labelledby", $"{id}-title");
        svg.Set("aria-describedby", $"{id}-desc");
        svg.Set("width", width);
        svg.Set("height", height);
        svg.Set("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));
        svg.TextElement("title", chart.Title, ("id", $"{id}-title"));
        svg.TextElement("desc", Text(chart), ("id", $"{id}-desc"));
        svg.TextElement("style", SvgStylesheet.Css + GanttSigns.Css);
        svg.Lines("wf-title", [chart.Title], new(Margin, 24), TextAnchor.Start, Row);
        WriteDays(svg, scale, bottom);
        for (var i = 0; i < chart.Rows.Length; i++)
            WriteRow(svg, scale, chart.Rows[i], Top + (i * Row));
        WriteLegend(svg, bottom + 22);
        svg.Close();
    }

    private static void WriteDays(SvgWriter svg, GanttScale scale, int bottom)
    {
        var free = 0;
        foreach (var (day, text) in scale.Lines())
        {
            var x = scale.At(day);
            svg.Path("wf-grid", string.Create(CultureInfo.InvariantCulture, $"M{x} {Top - 6}V{bottom}"));
            if (x < free)
                continue;

            svg.Lines("wf-day", [text], new(x, Top - 12), TextAnchor.Start, Row);
            free = x + LabelRoom;
        }
    }

    private static void WriteRow(SvgWriter svg, GanttScale scale, GanttRow row, int y)
    {
        svg.Group("wf-gantt-row");
        svg.TextElement("title", row.Text);
        svg.Lines("wf-note", TextMeasure.Wrap(row.Label, Spacing.SmallSize, LabelWidth - 12, 1), new(Margin, y + 15), TextAnchor.Start, Row);
        foreach (var bar in row.Bars)
        {
            var x = scale.At(bar.From);
            var width = Math.Max(scale.At(bar.To.PlusDays(1)) - x, 2);
            svg.Rectangle(GanttSigns.ClassOf(bar.Kind), new(x, y + ((Row - Bar) / 2), width, Bar), 2);
        }

        foreach (var mark in row.Marks)
        {
            svg.Group("wf-mark");
            svg.TextElement("title", mark.Text);
            svg.Path(GanttSigns.ClassOf(mark.Kind), GanttSigns.Of(mark.Kind), new(scale.MiddleOf(mark.Day), y + (Row / 2)));
            svg.Close();
        }

        svg.Close();
    }

    private static void WriteLegend(SvgWriter svg, int y)
    {
        var x = Margin;
        foreach (var kind in Enum.GetValues<GanttMarkKind>())
        {
            var word = kind.ToString().ToLowerInvariant();
            svg.Path(GanttSigns.ClassOf(kind), GanttSigns.Of(kind), new(x + 6, y - 4));
            svg.Lines("wf-day", [word], new(x + 18, y), TextAnchor.Start, Row);
            x += TextMeasure.Width(word, Spacing.SmallSize) + 40;
        }
    }
}
