using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Workflows.Language.Layout.Gantt;

/// <summary>Draws a chart as SVG.</summary>
/// <remarks>The picture has a title and tells every row and note as its description (WCAG 2.1 §1.1.1); no bar or mark is told by colour alone.
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
    private const int LegendLine = 22;
    private const int LegendBar = 28;
    private const int NoteLine = 18;
    private const int MostNoteLines = 4;
    private const int LeastWidth = 720;

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

    /// <summary>The chart in words, a line for every row and note.</summary>
    public static string Text(GanttChart chart) => string.Concat(chart.Rows.Select(r => r.Text).Concat(chart.Notes).Select(t => $"- {t}\n"));

    private static void Write(SvgWriter svg, GanttChart chart)
    {
        var scale = new GanttScale(chart.From, chart.To, Margin + LabelWidth);
        var bottom = Top + (chart.Rows.Length * Row);
        var width = Math.Max(scale.Right + LabelRoom, LeastWidth);
        ImmutableArray<string> notes = [.. chart.Notes.SelectMany(n => TextMeasure.Wrap(n, Spacing.SmallSize, width - (2 * Margin), MostNoteLines))];
        var height = bottom + (2 * LegendLine) + (notes.Length * NoteLine) + Margin;
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
        WriteLegend(svg, bottom + LegendLine);
        svg.Lines("wf-day", notes, new(Margin, bottom + (3 * LegendLine)), TextAnchor.Start, NoteLine);
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

    /// <summary>What bars and signs mean, two lines.</summary>
    private static void WriteLegend(SvgWriter svg, int y)
    {
        svg.Group("wf-legend");
        var x = Margin;
        foreach (var kind in Enum.GetValues<GanttBarKind>())
        {
            svg.Rectangle(GanttSigns.ClassOf(kind), new(x, y - Bar + 2, LegendBar, Bar), 2);
            x = WriteWord(svg, GanttSigns.WordsFor(kind), x + LegendBar + 6, y);
        }

        x = Margin;
        foreach (var kind in Enum.GetValues<GanttMarkKind>())
        {
            svg.Path(GanttSigns.ClassOf(kind), GanttSigns.Of(kind), new(x + 6, y + LegendLine - 4));
            x = WriteWord(svg, GanttSigns.WordsFor(kind), x + 18, y + LegendLine);
        }

        svg.Close();
    }

    /// <returns>Where the next sign begins.</returns>
    private static int WriteWord(SvgWriter svg, string word, int x, int y)
    {
        svg.Lines("wf-day", [word], new(x, y), TextAnchor.Start, Row);
        return x + TextMeasure.Width(word, Spacing.SmallSize) + 22;
    }
}
