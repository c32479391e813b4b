using System.Collections.Immutable;

namespace Workflows.Language.Layout;

/// <summary>One branch of a gateway.</summary>
/// <param name="Label">Its name or condition.</param>
/// <param name="Steps">What it does; may be empty.</param>
internal sealed record Branch(string Label, Block Steps);

/// <summary>Branches side by side between the gateway that opens them and the join.</summary>
internal sealed class BranchesBlock
{
    private const int LabelWidth = 168;
    private const int EmptyWidth = 60;

    private readonly DiagramNode _gateway;
    private readonly string _join;
    private readonly ImmutableArray<Branch> _branches;
    private readonly ImmutableArray<ImmutableArray<string>> _labels;
    private readonly int[] _axes;
    private readonly int _bus;
    private readonly int _top;

    private BranchesBlock(DiagramNode gateway, string join, ImmutableArray<Branch> branches)
    {
        _gateway = gateway;
        _join = join;
        _branches = branches;
        _labels = [.. branches.Select(b => TextMeasure.Wrap(b.Label, Spacing.SmallSize, LabelWidth, 3))];
        _axes = Axes();
        _bus = gateway.Box.Bottom + Spacing.Bus;
        _top = _bus + (_labels.Select(l => l.Length).DefaultIfEmpty(0).Max() * Spacing.SmallLine) + 26;
    }

    /// <param name="gateway">With its corner at the axis; it is entered at y = 0.</param>
    /// <param name="join">The id of the node where the branches meet.</param>
    /// <param name="branches">In the order of the file.</param>
    public static Block Of(DiagramNode gateway, string join, ImmutableArray<Branch> branches) => new BranchesBlock(gateway, join, branches).Build();

    private Block Build()
    {
        var crossing = ReturnCrossing.Of(_branches, _axes, _top);
        var top = _top + crossing.Height;
        var blocks = _branches.Select((b, i) => b.Steps.MovedBy(_axes[i], top)).ToList();
        var bottom = top + blocks.Max(b => b.Height) + Spacing.Bus + (blocks.Exists(b => b.Exit?.Label is not null) ? Spacing.LabelGap : 0);
        var join = new DiagramNode
        {
            Id = _join,
            Kind = _gateway.Kind == DiagramNodeKind.Exclusive ? DiagramNodeKind.Join : _gateway.Kind,
            Box = new(-Spacing.JoinGateway / 2, bottom + Spacing.Bus, Spacing.JoinGateway, Spacing.JoinGateway),
            Text = "The branches meet",
        };
        var isJoined = _gateway.Kind != DiagramNodeKind.Exclusive || blocks.Exists(b => b.Exit is not null || b.Entry is null);

        var edges = ImmutableArray.CreateBuilder<DiagramEdge>();
        for (var i = 0; i < blocks.Count; i++)
        {
            edges.AddRange(EdgesOf(i, blocks[i], top, bottom, join));
        }

        var words = _gateway.Rows.Select(r => r.At.X + TextMeasure.Width(r.Lines, Spacing.SmallSize)).DefaultIfEmpty(0).Max();
        return new()
        {
            Left = Math.Max(_branches.Select((b, i) => WidthLeft(i) - _axes[i]).Max(), Spacing.Gateway / 2),
            Right = Math.Max(_branches.Select((b, i) => WidthRight(i) + _axes[i]).Max(), Math.Max(words, Spacing.Gateway / 2)),
            Height = isJoined ? join.Box.Bottom : bottom,
            Entry = _gateway,
            Exit = isJoined ? new(_join, new(0, join.Box.Bottom), null) : null,
            Nodes = [_gateway, .. blocks.SelectMany(b => b.Nodes), .. isJoined ? [join] : ImmutableArray<DiagramNode>.Empty],
            Edges = [.. edges, .. blocks.SelectMany(b => b.Edges)],
            Returns = crossing.Returns,
        };
    }

    private IEnumerable<DiagramEdge> EdgesOf(int index, Block steps, int top, int bottom, DiagramNode join)
    {
        var x = _axes[index];
        var start = new Point(0, _gateway.Box.Bottom);
        var label = new DiagramLabel(_branches[index].Label, _labels[index], new(x, _bus + 19), TextAnchor.Middle);
        if (steps.Entry is not { } entry)
        {
            yield return new(_gateway.Id, _join, DiagramEdgeKind.Flow, Bent(start, _bus, x, bottom, join.Box.Y), label);
            yield break;
        }

        yield return new(_gateway.Id, entry.Id, DiagramEdgeKind.Flow, Bent(start, _bus, x, entry.Box.Y), label);
        if (steps.Exit is { } exit)
        {
            yield return new(
                exit.Node, _join, DiagramEdgeKind.Flow, Bent(exit.At, bottom, 0, join.Box.Y), SequenceBlock.ExitLabel(exit));
        }
        else if (steps.Last is { } last && _gateway.Kind != DiagramNodeKind.Exclusive)
        {
            yield return new(last.Id, _join, DiagramEdgeKind.BranchEnd, Bent(new(x, last.Box.Bottom), bottom, 0, join.Box.Y), null);
        }
    }

    /// <summary>Down, across at a height, down.</summary>
    private static ImmutableArray<Point> Bent(Point from, int across, int x, int to) =>
        from.X == x ? [from, new(x, to)] : [from, new(from.X, across), new(x, across), new(x, to)];

    /// <summary>Down, across to a branch without steps, down, and back to the axis.</summary>
    private static ImmutableArray<Point> Bent(Point from, int across, int x, int back, int to) =>
        x == from.X ? [from, new(x, to)] : [from, new(from.X, across), new(x, across), new(x, back), new(from.X, back), new(from.X, to)];

    private int[] Axes()
    {
        var axes = new int[_branches.Length];
        for (var i = 1; i < axes.Length; i++)
        {
            axes[i] = axes[i - 1] + WidthRight(i - 1) + Spacing.BranchGap + WidthLeft(i);
        }

        var filled = Enumerable.Range(0, axes.Length).Where(i => _branches[i].Steps.Entry is not null).ToList();
        var middle = filled.Count == 1 ? axes[filled[0]] : (axes[(axes.Length - 1) / 2] + axes[axes.Length / 2]) / 2;
        return [.. axes.Select(a => a - middle)];
    }

    private int WidthLeft(int index) => Math.Max(_branches[index].Steps.Left, HalfLabel(index));

    private int WidthRight(int index) => Math.Max(_branches[index].Steps.Right, HalfLabel(index));

    private int HalfLabel(int index) => Math.Max(EmptyWidth, TextMeasure.Width(_labels[index], Spacing.SmallSize) + 8) / 2;
}
