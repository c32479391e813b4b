using System.Globalization;
using System.Text;

namespace Workflows.Language.Layout;

/// <summary>Draws lines with rounded corners, arrows and labels.</summary>
internal static class SvgEdges
{
    private const int Corner = 6;
    private const int Arrow = 8;

    public static void Write(SvgWriter svg, DiagramEdge edge)
    {
        svg.Group("wf-edge wf-" + ClassOf(edge.Kind));
        svg.Set("data-from", edge.From);
        svg.Set("data-to", edge.To);
        svg.Path("wf-line", PathOf(edge.Points));
        svg.Path("wf-arrow", ArrowAt(edge.Points[^2], edge.Points[^1]));
        svg.Close();
    }

    /// <summary>Labels come last, so that no line runs through them.</summary>
    public static void WriteLabel(SvgWriter svg, DiagramEdge edge)
    {
        if (edge.Label is { } label)
        {
            svg.Lines("wf-label", label.Lines, label.At, label.Anchor, Spacing.SmallLine);
        }
    }

    private static string ClassOf(DiagramEdgeKind kind) => kind switch
    {
        DiagramEdgeKind.Flow => "flow",
        DiagramEdgeKind.Outcome => "outcome",
        DiagramEdgeKind.Return => "return",
        DiagramEdgeKind.BranchEnd => "branch-end",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string PathOf(IReadOnlyList<Point> points)
    {
        var path = new StringBuilder().Append(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}");
        for (var i = 1; i < points.Count - 1; i++)
        {
            var before = Towards(points[i], points[i - 1], Reach(points[i - 1], points[i]));
            var after = Towards(points[i], points[i + 1], Reach(points[i], points[i + 1]));
            path.Append(CultureInfo.InvariantCulture, $"L{before.X} {before.Y}Q{points[i].X} {points[i].Y} {after.X} {after.Y}");
        }

        var last = Towards(points[^1], points[^2], Arrow - 2);
        return path.Append(CultureInfo.InvariantCulture, $"L{last.X} {last.Y}").ToString();
    }

    private static int Reach(Point a, Point b) => Math.Min(Corner, (Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y)) / 2);

    private static Point Towards(Point from, Point to, int length) =>
        new(from.X + (Math.Sign(to.X - from.X) * length), from.Y + (Math.Sign(to.Y - from.Y) * length));

    private static string ArrowAt(Point before, Point tip)
    {
        var back = Towards(tip, before, Arrow);
        var across = before.X == tip.X ? new Point(4, 0) : new Point(0, 4);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{tip.X} {tip.Y}L{back.X + across.X} {back.Y + across.Y}L{back.X - across.X} {back.Y - across.Y}Z");
    }
}
