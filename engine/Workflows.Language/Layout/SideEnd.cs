using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>An end beside the box whose answer leads to it.</summary>
internal static class SideEnd
{
    /// <summary>From one end to the next below it.</summary>
    public const int Pitch = 62;

    private const int Half = Spacing.Activity / 2;
    private const int LabelWidth = 104;

    public static Block Add(Block block, DiagramNode node, Outcome outcome, int y, ReturnSide side)
    {
        var target = (OutcomeTarget.End)outcome.Target;
        var label = TextMeasure.Wrap(outcome.Name.Value, Spacing.SmallSize, LabelWidth, 2);
        var words = TextMeasure.Wrap(StepWords.EndOf(target.Outcome, target.WholeProcess), Spacing.SmallSize, LabelWidth, 2);
        var half = Math.Max(Spacing.SmallEvent, TextMeasure.Width(words, Spacing.SmallSize)) / 2;
        var length = Math.Max(TextMeasure.Width(label, Spacing.SmallSize) + 24, half - (Spacing.SmallEvent / 2) + 16);
        var sign = side == ReturnSide.Left ? -1 : 1;
        var edgeOfEnd = sign * (Half + length);
        var middle = edgeOfEnd + (sign * Spacing.SmallEvent / 2);

        var end = new DiagramNode
        {
            Id = $"{node.Id}/{outcome.Name.Value}",
            Kind = target.WholeProcess ? DiagramNodeKind.Terminate : DiagramNodeKind.End,
            Box = new(middle - (Spacing.SmallEvent / 2), y - (Spacing.SmallEvent / 2), Spacing.SmallEvent, Spacing.SmallEvent),
            Rows = [new(RowKind.Note, words, new(middle, y + (Spacing.SmallEvent / 2) + 13), TextAnchor.Middle)],
            Text = "End: " + target.Outcome.Value,
        };
        var edge = new DiagramEdge(
            node.Id,
            end.Id,
            DiagramEdgeKind.Outcome,
            [new(sign * Half, y), new(edgeOfEnd, y)],
            new(label, new(sign * (Half + (length / 2)), y - 5 - ((label.Length - 1) * Spacing.SmallLine)), TextAnchor.Middle));
        var reach = Math.Abs(middle) + half;
        return block with
        {
            Left = side == ReturnSide.Left ? Math.Max(block.Left, reach) : block.Left,
            Right = side == ReturnSide.Right ? Math.Max(block.Right, reach) : block.Right,
            Nodes = block.Nodes.Add(end),
            Edges = block.Edges.Add(edge),
        };
    }
}
