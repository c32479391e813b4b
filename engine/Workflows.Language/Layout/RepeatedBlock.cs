namespace Workflows.Language.Layout;

/// <summary>A frame round steps that run once for every item (BPMN 2.0 §10.3.5 expanded sub-process, §13.3.7 multi-instance).</summary>
internal static class RepeatedBlock
{
    private const int HeadWidth = 220;

    /// <param name="id">Of the for-each.</param>
    /// <param name="heading">What it repeats for.</param>
    /// <param name="text">The node in a sentence.</param>
    /// <param name="inner">What runs for every item, between its own start and end.</param>
    public static Block Of(string id, string heading, string text, Block inner)
    {
        var head = TextMeasure.Wrap(heading, Spacing.SmallSize, HeadWidth, 2);
        var half = ((TextMeasure.Width(head, Spacing.SmallSize) + Spacing.Sign) / 2) + Spacing.FramePad;
        var left = Math.Max(inner.Left + Spacing.FramePad, half);
        var right = Math.Max(inner.Right + Spacing.FramePad, half);
        var top = Spacing.FrameHead + ((head.Length - 1) * Spacing.SmallLine);
        var height = top + inner.Height + Spacing.FramePad;
        height += height & 1;
        var frame = new DiagramNode
        {
            Id = id,
            Kind = DiagramNodeKind.Repeated,
            Box = new(-left, 0, left + right, height),
            Repeats = true,
            Rows = [new(RowKind.ForEach, heading, head, new(-left + 14 + Spacing.Sign, 22))],
            Text = text,
        };
        var moved = inner.MovedBy(0, top);
        return new()
        {
            Left = left,
            Right = right + Spacing.Pile,
            Height = height + Spacing.Pile,
            Entry = frame,
            Exit = new(id, new(0, height + Spacing.Pile), null),
            Nodes = [frame, .. moved.Nodes],
            Edges = moved.Edges,
            Returns = moved.Returns,
        };
    }
}
