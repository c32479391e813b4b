using System.Collections.Immutable;

namespace Workflows.Language.Layout;

/// <summary>Leads ways back to their targets: across to a lane beside the steps, up, and across to the target. Ways to the same target share
/// a lane; shorter ways run nearer to the steps, so that lanes nest instead of crossing.</summary>
internal static class ReturnLanes
{
    /// <summary>Closes the returns whose targets are steps of this sequence; the others stay open.</summary>
    /// <param name="sequence">With everything placed but the returns.</param>
    /// <param name="children">The steps of the sequence, placed.</param>
    public static Block Close(Block sequence, IReadOnlyList<Block> children)
    {
        var open = ImmutableArray.CreateBuilder<OpenReturn>();
        var closing = new List<(OpenReturn Way, int Source, int Target)>();
        for (var source = 0; source < children.Count; source++)
        {
            foreach (var way in children[source].Returns)
            {
                var target = IndexOf(children, way.To, source);
                if (target < 0)
                {
                    open.Add(way);
                }
                else
                {
                    closing.Add((way, source, target));
                }
            }
        }

        var taken = new List<(ReturnSide Side, int X, int Top, int Bottom)>();
        var lanes = closing
            .GroupBy(c => (c.Target, c.Way.Side))
            .OrderBy(g => g.Max(c => c.Source) - g.Key.Target)
            .ThenByDescending(g => g.Key.Target);
        foreach (var lane in lanes)
        {
            sequence = Draw(sequence, children, lane.Key.Side, lane.Key.Target, [.. lane.Select(c => c.Way)], lane.Max(c => c.Source), taken);
        }

        return sequence with { Returns = open.ToImmutable() };
    }

    private static Block Draw(
        Block sequence,
        IReadOnlyList<Block> children,
        ReturnSide side,
        int target,
        ImmutableArray<OpenReturn> ways,
        int lastSource,
        List<(ReturnSide Side, int X, int Top, int Bottom)> taken)
    {
        var entry = children[target].Entry!;
        var sign = side == ReturnSide.Left ? -1 : 1;
        var fromAbove = IsBlocked(children[target], side);
        var top = fromAbove ? entry.Box.Y - 14 : SideY(entry);
        var bottom = ways.Max(w => w.Path[^1].Y);
        var x = Spacing.Lane + Enumerable.Range(target, lastSource - target + 1)
            .Max(i => side == ReturnSide.Left ? children[i].Left : children[i].Right);
        while (taken.Exists(t => t.Side == side && Math.Abs(t.X - x) < Spacing.Lane && t.Top <= bottom && top <= t.Bottom))
        {
            x += Spacing.Lane;
        }

        taken.Add((side, x, top, bottom));
        var edges = ways.Select(way => new DiagramEdge(way.From, entry.Id, DiagramEdgeKind.Return, PathOf(way), way.Label));

        // The way from furthest below is drawn whole; the others join it in the lane.
        ImmutableArray<Point> PathOf(OpenReturn way)
        {
            var joins = new Point(sign * x, way.Path[^1].Y);
            return joins.Y < bottom
                ? [.. way.Path[..^1], joins]
                : [.. way.Path[..^1], joins, joins with { Y = top }, .. Arrival(entry, fromAbove, joins.X, top)];
        }

        return sequence with
        {
            Left = side == ReturnSide.Left ? Math.Max(sequence.Left, x) : sequence.Left,
            Right = side == ReturnSide.Right ? Math.Max(sequence.Right, x) : sequence.Right,
            Edges = [.. sequence.Edges, .. edges],
        };
    }

    private static int IndexOf(IReadOnlyList<Block> children, string step, int last)
    {
        for (var i = last; i >= 0; i--)
        {
            if (string.Equals(children[i].Step, step, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether words or ends stand beside the target, where a line would come in; then it comes in from above.</summary>
    private static bool IsBlocked(Block target, ReturnSide side)
    {
        var entry = target.Entry!;
        var y = SideY(entry);
        return side == ReturnSide.Left
            ? entry.Rows.Any(r => r.At.X <= entry.Box.X) || target.Nodes.Any(n => n.Box.Right <= entry.Box.X && n.Box.Y <= y && y <= n.Box.Bottom)
            : entry.Rows.Any(r => r.At.X >= entry.Box.Right)
                || target.Nodes.Any(n => n.Box.X >= entry.Box.Right && n.Box.Y <= y && y <= n.Box.Bottom);
    }

    private static int SideY(DiagramNode entry) => entry.Box.Height > Spacing.Gateway ? entry.Box.Y + 18 : entry.Box.CentreY;

    private static ImmutableArray<Point> Arrival(DiagramNode entry, bool fromAbove, int x, int y) => fromAbove
        ? [new(entry.Box.CentreX, y), new(entry.Box.CentreX, entry.Box.Y)]
        : [new(x < entry.Box.CentreX ? entry.Box.X : entry.Box.Right, y)];
}
