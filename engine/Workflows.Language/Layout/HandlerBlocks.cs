using System.Collections.Immutable;

namespace Workflows.Language.Layout;

/// <summary>Handlers under what they stand at, right of the line that leads on: so no way out and no way back runs through them.</summary>
internal static class HandlerBlocks
{
    private const int Pad = 14;

    /// <param name="body">What they stand at.</param>
    /// <param name="handlers">Each in its frame.</param>
    public static Block Below(Block body, ImmutableArray<Block> handlers)
    {
        if (handlers.IsEmpty)
        {
            return body;
        }

        var y = body.Height + Spacing.StepGap + Spacing.LabelGap;
        var x = Spacing.Bus;
        var placed = ImmutableArray.CreateBuilder<Block>();
        foreach (var handler in handlers)
        {
            placed.Add(handler.MovedBy(x + handler.Left, y));
            x += handler.Left + handler.Right + Spacing.BranchGap;
        }

        return body with
        {
            Right = Math.Max(body.Right, x - Spacing.BranchGap),
            Height = y + handlers.Max(h => h.Height),
            Nodes = [.. body.Nodes, .. placed.SelectMany(h => h.Nodes)],
            Edges = [.. body.Edges, .. placed.SelectMany(h => h.Edges)],
        };
    }

    /// <summary>A frame round a step and its handlers.</summary>
    /// <param name="id">Of the frame.</param>
    /// <param name="text">What the frame is, in a sentence.</param>
    /// <param name="inner">Step and handlers.</param>
    public static Block Around(string id, string text, Block inner)
    {
        var moved = inner.MovedBy(0, Pad);
        var height = inner.Height + (2 * Pad);
        var frame = new DiagramNode
        {
            Id = id,
            Kind = DiagramNodeKind.Guard,
            Box = new(-inner.Left - Pad, 0, inner.Left + inner.Right + (2 * Pad), height),
            Text = text,
        };
        return moved with
        {
            Left = inner.Left + Pad,
            Right = inner.Right + Pad,
            Height = height,
            Nodes = [frame, .. moved.Nodes],
        };
    }
}
