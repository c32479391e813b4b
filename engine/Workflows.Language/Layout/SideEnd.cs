using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>An end beside the box whose answer leads to it; the outcome's words stand on the far side of the circle.</summary>
internal static class SideEnd
{
    private const int Half = Spacing.Activity / 2;
    private const int LabelWidth = 104;
    private const int Circle = Spacing.SmallEvent;

    /// <summary>What an end takes up beside the box, words included.</summary>
    public static int HeightOf(Outcome outcome, StepWords words) =>
        Math.Max(
            Circle + 12, Math.Max(Words(outcome, words).Length * Spacing.SmallLine, (2 * Label(outcome).Length * Spacing.SmallLine) + 4) + 8) & ~1;

    public static Block Add(Block block, DiagramNode node, Outcome outcome, int y, ReturnSide side, StepWords words)
    {
        var target = (OutcomeTarget.End)outcome.Target;
        var sign = side == ReturnSide.Left ? -1 : 1;
        var label = Label(outcome);
        var lines = Words(outcome, words);
        var length = TextMeasure.Width(label, Spacing.SmallSize) + 24;
        var middle = sign * (Half + length + (Circle / 2));
        var beside = middle + (sign * ((Circle / 2) + 6));

        var end = new DiagramNode
        {
            Id = $"{node.Id}/{outcome.Name.Value}",
            Kind = target.WholeProcess ? DiagramNodeKind.Terminate : DiagramNodeKind.End,
            Box = new(middle - (Circle / 2), y - (Circle / 2), Circle, Circle),
            Rows =
            [
                new(
                    RowKind.Note,
                    words.EndOf(target),
                    lines,
                    new(beside, y + 4 - ((lines.Length - 1) * Spacing.SmallLine / 2)),
                    side == ReturnSide.Left ? TextAnchor.End : TextAnchor.Start),
            ],
            Text = words.Say("End: {0}", target.Outcome),
        };
        var edge = new DiagramEdge(
            node.Id,
            end.Id,
            DiagramEdgeKind.Outcome,
            [new(sign * Half, y), new(sign * (Half + length), y)],
            new(
                StepWords.OutcomeOf(outcome),
                label,
                new(sign * (Half + (length / 2)), y - 5 - ((label.Length - 1) * Spacing.SmallLine)),
                TextAnchor.Middle));
        var reach = Math.Abs(beside) + TextMeasure.Width(lines, Spacing.SmallSize);
        return block with
        {
            Left = side == ReturnSide.Left ? Math.Max(block.Left, reach) : block.Left,
            Right = side == ReturnSide.Right ? Math.Max(block.Right, reach) : block.Right,
            Nodes = block.Nodes.Add(end),
            Edges = block.Edges.Add(edge),
        };
    }

    private static ImmutableArray<string> Label(Outcome outcome) => TextMeasure.Wrap(StepWords.OutcomeOf(outcome), Spacing.SmallSize, LabelWidth, 2);

    private static ImmutableArray<string> Words(Outcome outcome, StepWords words) =>
        TextMeasure.Wrap(words.EndOf((OutcomeTarget.End)outcome.Target), Spacing.SmallSize, LabelWidth, 3);
}
