using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Workflows.Language.Layout;

/// <summary>Draws decision tables as SVG, one below the other, in the style of the process drawings.</summary>
/// <remarks>The picture has a title and tells every rule in words as its description (WCAG 2.1 §1.1.1). Colours are those of
/// <see cref="SvgStylesheet"/>; a double line stands between inputs and outputs (DMN 1.5 §8.2).</remarks>
public static class DecisionSvg
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const int Pad = 10;
    private const int TitleHeight = 34;

    private const string Css = """
        .wf-diagram .wf-cell { fill: var(--s); stroke: var(--l); stroke-width: 1px; }
        .wf-diagram .wf-head .wf-cell { fill: color-mix(in srgb, var(--l) 14%, var(--s)); }
        .wf-diagram .wf-head.wf-output .wf-cell { fill: color-mix(in srgb, var(--a) 14%, var(--s)); }
        .wf-diagram .wf-cell-text { fill: var(--i); }
        .wf-diagram .wf-annotation .wf-cell-text { fill: var(--m); font-style: italic; }
        .wf-diagram .wf-head .wf-cell-text { font-weight: 600; }

        """;

    /// <param name="title">What the picture is called.</param>
    /// <param name="grids">The tables.</param>
    public static string Render(string title, ImmutableArray<DecisionGrid> grids)
    {
        var tables = grids.Select(g => new GridMeasure(g)).ToList();
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(text, settings))
        {
            Write(new SvgWriter(xml), title, tables);
        }

        return text.Append('\n').ToString();
    }

    private static void Write(SvgWriter svg, string title, List<GridMeasure> tables)
    {
        var width = tables.Select(t => t.Width).DefaultIfEmpty(0).Max() + (2 * Spacing.Margin);
        var height = tables.Sum(t => t.Height + TitleHeight + Spacing.Margin) + Spacing.Margin;
        svg.Open("svg", Svg);
        svg.Set("class", "wf-diagram wf-decision-table");
        svg.Set("role", "img");
        svg.Set("aria-labelledby", "wf-table-title");
        svg.Set("aria-describedby", "wf-table-desc");
        svg.Set("width", width);
        svg.Set("height", height);
        svg.Set("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));
        svg.TextElement("title", title, ("id", "wf-table-title"));
        svg.TextElement("desc", string.Join('\n', tables.Select(t => $"{t.Grid.Title}\n{t.Grid.Outline}")), ("id", "wf-table-desc"));
        svg.TextElement("style", SvgStylesheet.Css + Css);
        var y = Spacing.Margin;
        foreach (var table in tables)
        {
            svg.Lines("wf-title", TextMeasure.Wrap(table.Grid.Title, Spacing.TitleSize, Math.Max(table.Width, 300), 1),
                new(Spacing.Margin, y + 15), TextAnchor.Start, 0);
            Write(svg, table, y + TitleHeight);
            y += TitleHeight + table.Height + Spacing.Margin;
        }

        svg.Close();
    }

    private static void Write(SvgWriter svg, GridMeasure table, int top)
    {
        foreach (var (row, r) in table.Rows.Select((row, r) => (row, r)))
        {
            var x = Spacing.Margin;
            foreach (var (lines, c) in row.Cells.Select((lines, c) => (lines, c)))
            {
                svg.Group(ClassOf(table.Grid, r, c));
                svg.Rectangle("wf-cell", new(x, top + row.Top, table.Widths[c], row.Height), 0);
                svg.Lines("wf-cell-text", lines, new(x + Pad, top + row.Top + Pad + 11), TextAnchor.Start, Spacing.SmallLine);
                svg.Close();
                x += table.Widths[c];
            }
        }

        if (table.Grid.Columns.Any(c => c.Kind == GridColumnKind.Input))
        {
            var between = Spacing.Margin + table.Widths.Take(1 + table.Grid.Columns.Count(c => c.Kind == GridColumnKind.Input)).Sum();
            svg.Path("wf-line", string.Create(CultureInfo.InvariantCulture, $"M{between + 3} {top}V{top + table.Height}"));
        }
    }

    private static string ClassOf(DecisionGrid grid, int row, int column) => string.Join(' ', new[]
    {
        row == 0 ? "wf-head" : "wf-rule",
        column == 0 ? "wf-number" : $"wf-{grid.Columns[column - 1].Kind.ToString().ToLowerInvariant()}",
    });

    /// <summary>How wide columns and how high rows are, and the words in them as they are broken into lines.</summary>
    private sealed class GridMeasure
    {
        private const int MostWide = 200;
        private const int MostLines = 6;

        public GridMeasure(DecisionGrid grid)
        {
            Grid = grid;
            ImmutableArray<ImmutableArray<ImmutableArray<string>>> rows =
            [
                [Wrap(grid.HitPolicy), .. grid.Columns.Select(c => Wrap(c.Head).AddRange(c.Beneath is { } beneath ? Wrap(beneath) : []))],
                .. grid.Rules.Select((rule, i) => rule.Select(Wrap).Prepend(Wrap($"{i + 1}")).ToImmutableArray()),
            ];

            // Heads are bold, so they take a sixth more.
            Widths =
            [
                .. Enumerable.Range(0, grid.Columns.Length + 1).Select(c =>
                    Math.Max(rows.Skip(1).Select(r => WidthOf(r[c])).DefaultIfEmpty(0).Max(), WidthOf(rows[0][c]) * 7 / 6) + (2 * Pad)),
            ];
            var top = 0;
            var measured = ImmutableArray.CreateBuilder<GridRow>();
            foreach (var cells in rows)
            {
                var height = (cells.Max(c => Math.Max(c.Length, 1)) * Spacing.SmallLine) + (2 * Pad) - 4;
                measured.Add(new(top, height, cells));
                top += height;
            }

            Rows = measured.ToImmutable();
            Height = top;
        }

        public DecisionGrid Grid { get; }

        public ImmutableArray<int> Widths { get; }

        public ImmutableArray<GridRow> Rows { get; }

        public int Width => Widths.Sum();

        public int Height { get; }

        private static ImmutableArray<string> Wrap(string text) => TextMeasure.Wrap(text, Spacing.SmallSize, MostWide, MostLines);

        private static int WidthOf(ImmutableArray<string> lines) => TextMeasure.Width(lines, Spacing.SmallSize);
    }

    private sealed record GridRow(int Top, int Height, ImmutableArray<ImmutableArray<string>> Cells);
}
