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
        var lanes = closing.GroupBy(c => (c.Target, c.Way.Side)).OrderBy(g => g.Max(c => c.Source) - g.Key.Target).ThenByDescending(g => g.Key.Target);
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
        var top = EntryY(entry, side);
        var bottom = ways.Max(w => w.Path[^1].Y);
        var x = Spacing.Lane + Enumerable.Range(target, lastSource - target + 1)
            .Max(i => side == ReturnSide.Left ? children[i].Left : children[i].Right);
        while (taken.Exists(t => t.Side == side && Math.Abs(t.X - x) < Spacing.Lane && t.Top <= bottom && top <= t.Bottom))
        {
            x += Spacing.Lane;
        }

        taken.Add((side, x, top, bottom));
        // The way from furthest below is drawn whole; the others join it in the lane.
        var edges = ways.Select(way => new DiagramEdge(
            way.From,
            entry.Id,
            DiagramEdgeKind.Return,
            [.. way.Path[..^1], new(sign * x, way.Path[^1].Y), .. way.Path[^1].Y == bottom ? Arrival(entry, side, sign * x, top) : []],
            way.Label));
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
            if (string.Equals(children[i].Entry?.Id, step, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where words stand in the way of the side, the line comes in from above.</summary>
    private static bool FromAbove(DiagramNode entry, ReturnSide side) =>
        side == ReturnSide.Right && entry.Rows.Any(r => r.At.X >= entry.Box.Right);

    private static int EntryY(DiagramNode entry, ReturnSide side) =>
        FromAbove(entry, side) ? entry.Box.Y - 14
        : entry.Box.Height > Spacing.Gateway ? entry.Box.Y + 18
        : entry.Box.CentreY;

    private static ImmutableArray<Point> Arrival(DiagramNode entry, ReturnSide side, int x, int y) => FromAbove(entry, side)
        ? [new(x, y), new(entry.Box.CentreX, y), new(entry.Box.CentreX, entry.Box.Y)]
        : [new(x, y), new(side == ReturnSide.Left ? entry.Box.X : entry.Box.Right, y)];
}
