using System.Collections.Immutable;

namespace Workflows.Language.Layout;

/// <summary>Steps under one another, joined by arrows, with the ways back to them beside them.</summary>
internal static class SequenceBlock
{
    /// <param name="children">The steps' blocks, in order.</param>
    public static Block Of(IReadOnlyList<Block> children)
    {
        var placed = new List<Block>();
        var edges = ImmutableArray.CreateBuilder<DiagramEdge>();
        var y = 0;
        var reach = 0;
        BlockExit? exit = null;
        foreach (var child in children)
        {
            if (placed.Count > 0)
            {
                y += Spacing.StepGap + (exit?.Label is null ? 0 : Spacing.LabelGap);
            }

            var block = child.MovedBy(0, y);
            if (exit is not null && block.Entry is { } entry)
            {
                edges.Add(Down(exit, entry, ref reach));
            }

            exit = block.Exit;
            y += child.Height;
            placed.Add(block);
        }

        var sequence = new Block
        {
            Left = placed.Select(b => b.Left).DefaultIfEmpty(0).Max(),
            Right = Math.Max(placed.Select(b => b.Right).DefaultIfEmpty(0).Max(), reach),
            Height = y,
            Entry = placed.FirstOrDefault()?.Entry,
            Exit = exit,
            Last = exit is null ? placed.LastOrDefault()?.Last : null,
            Nodes = [.. placed.SelectMany(b => b.Nodes)],
            Edges = [.. placed.SelectMany(b => b.Edges), .. edges],
        };
        return ReturnLanes.Close(sequence, placed);
    }

    private static DiagramEdge Down(BlockExit exit, DiagramNode to, ref int reach)
    {
        var label = ExitLabel(exit);
        if (label is not null)
        {
            reach = Math.Max(reach, label.At.X + TextMeasure.Width(label.Lines, Spacing.SmallSize));
        }

        return new(exit.Node, to.Id, DiagramEdgeKind.Flow, [exit.At, new(exit.At.X, to.Box.Y)], label);
    }

    /// <summary>The answers that lead on, right of the line below the step.</summary>
    public static DiagramLabel? ExitLabel(BlockExit exit) =>
        exit.Label is null
            ? null
            : new(exit.Label, TextMeasure.Wrap(exit.Label, Spacing.SmallSize, 200, 1), exit.At.MovedBy(7, 17), TextAnchor.Start);
}
