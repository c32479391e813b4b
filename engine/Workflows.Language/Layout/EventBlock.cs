using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>A circle with words beside it: start, wait, end, the way back.</summary>
internal static class EventBlock
{
    private const int WordsWidth = 176;

    public static Block Of(Step step, string id, StepWords words, ReturnSide side) => step switch
    {
        WaitStep { Rule: WaitRule.Message } => Passing(Node(step, id, words, DiagramNodeKind.WaitMessage)),
        WaitStep => Passing(Node(step, id, words, DiagramNodeKind.WaitTimer)),
        MilestoneStep => Passing(Node(step, id, words, DiagramNodeKind.Milestone)),
        EndStep { WholeProcess: true } => Around(Node(step, id, words, DiagramNodeKind.Terminate)),
        EndStep => Ending(Node(step, id, words, DiagramNodeKind.End)),
        BackToStep back => Returning(back, id, words, side),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "Not drawn as a circle."),
    };

    public static Block Start(string id, string text, ImmutableArray<string> words) => Passing(Circle(id, DiagramNodeKind.Start, words, text));

    public static Block End(string id, string text) => Ending(Circle(id, DiagramNodeKind.End, [], text));

    private static DiagramNode Node(Step step, string id, StepWords words, DiagramNodeKind kind) =>
        Circle(id, kind, [words.TitleOf(step), .. words.DetailsOf(step).Select(d => d.Text)], words.SentenceOf(step));

    private static DiagramNode Circle(string id, DiagramNodeKind kind, ImmutableArray<string> words, string text)
    {
        const int half = Spacing.Event / 2;
        var sentence = string.Join("; ", words);
        ImmutableArray<string> lines = [.. words.SelectMany(w => TextMeasure.Wrap(w, Spacing.SmallSize, WordsWidth, 3))];
        var firstLine = half + 4 - ((lines.Length - 1) * Spacing.SmallLine / 2);
        return new()
        {
            Id = id,
            Kind = kind,
            Box = new(-half, 0, Spacing.Event, Spacing.Event),
            Rows = lines.IsEmpty ? [] : [new(RowKind.Note, sentence, lines, new(half + 8, firstLine))],
            Text = text,
        };
    }

    private static Block Passing(DiagramNode node)
    {
        var block = Around(node);
        return block with { Exit = new(node.Id, new(0, block.Entry!.Box.Bottom), null) };
    }

    private static Block Ending(DiagramNode node)
    {
        var block = Around(node);
        return block with { Last = block.Entry };
    }

    private static Block Returning(BackToStep back, string id, StepWords words, ReturnSide side)
    {
        var node = Node(back, id, words, DiagramNodeKind.BackTo);
        if (side == ReturnSide.Right)
        {
            node = node with { Rows = [.. node.Rows.Select(r => r with { At = r.At with { X = -r.At.X }, Anchor = TextAnchor.End })] };
        }

        var block = Around(node);
        var edge = side == ReturnSide.Left ? node.Box.X : node.Box.Right;
        var middle = block.Entry!.Box.CentreY;
        var border = side == ReturnSide.Left ? -block.Left : block.Right;
        return block with { Returns = [new(id, back.Target.Value, side, [new(edge, middle), new(border, middle)], null)] };
    }

    /// <summary>The block that a circle with its words fills: tall words move the circle down, so that they keep off what is above.</summary>
    private static Block Around(DiagramNode node)
    {
        var words = node.Rows.FirstOrDefault();
        var above = words is null ? 0 : Math.Max(0, 10 - words.At.Y);
        node = node.MovedBy(0, above + (above & 1));
        words = node.Rows.FirstOrDefault();
        var reach = words is null ? 0 : Math.Abs(words.At.X) + TextMeasure.Width(words.Lines, Spacing.SmallSize);
        var bottom = words is null ? 0 : words.At.Y + ((words.Lines.Length - 1) * Spacing.SmallLine) + 4;
        var right = words?.Anchor == TextAnchor.Start;
        const int half = (Spacing.Event / 2) + 4;
        return new()
        {
            Left = right ? half : Math.Max(half, reach),
            Right = right ? Math.Max(half, reach) : half,
            Height = Math.Max(node.Box.Bottom, bottom + (bottom & 1)),
            Entry = node,
            Nodes = [node],
        };
    }
}
