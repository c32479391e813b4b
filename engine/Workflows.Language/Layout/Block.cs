using System.Collections.Immutable;

namespace Workflows.Language.Layout;

/// <summary>A stretch of the drawing round an axis: it is entered at the top and
/// left at the bottom, both on the axis (x = 0, y from 0 down).</summary>
internal sealed record Block
{
    /// <summary>How far it reaches left of the axis.</summary>
    public required int Left { get; init; }

    /// <summary>How far it reaches right of the axis.</summary>
    public required int Right { get; init; }

    public required int Height { get; init; }

    /// <summary>The id of the step that the block draws, by which ways back name it; null where it draws no step or several.</summary>
    public string? Step { get; init; }

    /// <summary>The node that is reached first; null for a block without any.</summary>
    public DiagramNode? Entry { get; init; }

    /// <summary>What leads on; null when every way ends inside or goes back.</summary>
    public BlockExit? Exit { get; init; }

    /// <summary>The node that a branch's last line starts from when the branch has no exit but ends.</summary>
    public DiagramNode? Last { get; init; }

    public ImmutableArray<DiagramNode> Nodes { get; init; } = [];

    public ImmutableArray<DiagramEdge> Edges { get; init; } = [];

    /// <summary>Lines back to steps outside of this block.</summary>
    public ImmutableArray<OpenReturn> Returns { get; init; } = [];

    public static Block Empty { get; } = new() { Left = 0, Right = 0, Height = 0 };

    public Block MovedBy(int dx, int dy) => this with
    {
        Entry = Entry?.MovedBy(dx, dy),
        Exit = Exit is null ? null : Exit with { At = Exit.At.MovedBy(dx, dy) },
        Last = Last?.MovedBy(dx, dy),
        Nodes = [.. Nodes.Select(n => n.MovedBy(dx, dy))],
        Edges = [.. Edges.Select(e => e.MovedBy(dx, dy))],
        Returns = [.. Returns.Select(r => r.MovedBy(dx, dy))],
    };
}

/// <param name="Node">Where the line starts.</param>
/// <param name="At">The point on the axis.</param>
/// <param name="Label">The answers that lead on, or null.</param>
internal sealed record BlockExit(string Node, Point At, string? Label);

/// <summary>On which side of the steps a line runs back.</summary>
internal enum ReturnSide
{
    Left,
    Right,
}

/// <summary>A line back that has not reached its target yet.</summary>
/// <param name="From">The node that it leaves.</param>
/// <param name="To">The step that it goes back to.</param>
/// <param name="Side">Where it runs.</param>
/// <param name="Path">Its points so far; the last segment runs across.</param>
/// <param name="Label">The answer that leads back, or null.</param>
internal sealed record OpenReturn(string From, string To, ReturnSide Side, ImmutableArray<Point> Path, DiagramLabel? Label)
{
    public OpenReturn MovedBy(int dx, int dy) => this with { Path = [.. Path.Select(p => p.MovedBy(dx, dy))], Label = Label?.MovedBy(dx, dy) };
}

/// <summary>Moving parts of a drawing.</summary>
internal static class Moving
{
    public static DiagramNode MovedBy(this DiagramNode node, int dx, int dy) => node with
    {
        Box = node.Box.MovedBy(dx, dy),
        Rows = [.. node.Rows.Select(r => r with { At = r.At.MovedBy(dx, dy) })],
    };

    public static DiagramEdge MovedBy(this DiagramEdge edge, int dx, int dy) => edge with
    {
        Points = [.. edge.Points.Select(p => p.MovedBy(dx, dy))],
        Label = edge.Label?.MovedBy(dx, dy),
    };

    public static DiagramLabel MovedBy(this DiagramLabel label, int dx, int dy) => label with { At = label.At.MovedBy(dx, dy) };
}
