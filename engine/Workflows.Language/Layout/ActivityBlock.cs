using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>A box with a title and rows of details; from its sides lead the answers
/// that do not go on: ends on one side, ways back on the other.</summary>
internal static class ActivityBlock
{
    private const int Half = Spacing.Activity / 2;
    private const int LabelWidth = 104;
    private const int ReturnPitch = 30;

    public static Block Of(Step step, string id, StepWords words, ReturnSide side)
    {
        var rows = Rows(words.TitleOf(step), words.DetailsOf(step), out var height);
        var outcomes = step is HumanStep human ? human.Outcomes : [];
        var ends = outcomes.Where(o => o.Target is OutcomeTarget.End).ToList();
        var returns = outcomes.Where(o => o.Target is OutcomeTarget.BackTo).ToList();
        height = Math.Max(
            height,
            Math.Max(ends.Select(o => SideEnd.HeightOf(o, words)).DefaultIfEmpty(0).Max() * ends.Count, (returns.Count * ReturnPitch) + 20));

        var node = new DiagramNode
        {
            Id = id,
            Kind = KindOf(step),
            Box = new(-Half, 0, Spacing.Activity, height),
            Repeats = step.ForEach is not null,
            Rows = rows,
            Text = words.SentenceOf(step),
        };
        var pile = node.Repeats ? Spacing.Pile : 0;
        var block = new Block
        {
            Left = Half,
            Right = Half + pile,
            Height = height + pile,
            Entry = node,
            Exit = ExitOf(outcomes, id, height + pile),
            Nodes = [node],
        };
        var away = side == ReturnSide.Left ? ReturnSide.Right : ReturnSide.Left;
        block = ends.Select((o, i) => (Outcome: o, Y: height * ((2 * i) + 1) / (2 * ends.Count)))
            .Aggregate(block, (b, e) => SideEnd.Add(b, node, e.Outcome, e.Y, away, words));
        block = returns.Select((o, i) => (o, Y: height - (ReturnPitch * (returns.Count - i)) + 14))
            .Aggregate(block, (b, r) => AddReturn(b, node, r.o, r.Y, side));
        return block.Exit is null && ends.Count > 0 ? block with { Last = node } : block;
    }

    /// <summary>The words in the box; its height is as even as they need.</summary>
    public static ImmutableArray<DiagramRow> Rows(string title, IEnumerable<(RowKind Kind, string Text)> details, out int height)
    {
        const int x = -Half + Spacing.ActivityPad + Spacing.Sign;
        const int width = Spacing.Activity - (2 * Spacing.ActivityPad) - Spacing.Sign;
        var rows = ImmutableArray.CreateBuilder<DiagramRow>();
        var lines = TextMeasure.Wrap(title, Spacing.TitleSize, width, 4);
        var y = Spacing.ActivityPad;
        rows.Add(new(RowKind.Title, title, lines, new(x, y + 13)));
        y += (Math.Max(lines.Length, 1) * Spacing.TitleLine) + 3;
        foreach (var (kind, text) in details)
        {
            lines = TextMeasure.Wrap(text, Spacing.SmallSize, width, 2);
            rows.Add(new(kind, text, lines, new(x, y + 11)));
            y += (lines.Length * Spacing.SmallLine) + 2;
        }

        height = y + Spacing.ActivityPad - 2;
        height += height & 1;
        return rows.ToImmutable();
    }

    private static BlockExit? ExitOf(ImmutableArray<Outcome> outcomes, string id, int height)
    {
        var on = outcomes.Where(o => o.Target is OutcomeTarget.Continue).Select(StepWords.OutcomeOf).ToList();
        if (outcomes.Length > 0 && on.Count == 0)
        {
            return null;
        }

        return new(id, new(0, height), outcomes.Length > 1 ? string.Join(" / ", on) : null);
    }

    private static Block AddReturn(Block block, DiagramNode node, Outcome outcome, int y, ReturnSide side)
    {
        var name = StepWords.OutcomeOf(outcome);
        var label = TextMeasure.Wrap(name, Spacing.SmallSize, LabelWidth, 1);
        var length = TextMeasure.Width(label, Spacing.SmallSize) + 16;
        var sign = side == ReturnSide.Left ? -1 : 1;
        var target = ((OutcomeTarget.BackTo)outcome.Target).Step.Value;
        var open = new OpenReturn(
            node.Id,
            target,
            side,
            [new(sign * Half, y), new(sign * (Half + length), y)],
            new(name, label, new(sign * (Half + 6), y - 5), side == ReturnSide.Left ? TextAnchor.End : TextAnchor.Start));
        return block with
        {
            Left = side == ReturnSide.Left ? Math.Max(block.Left, Half + length) : block.Left,
            Right = side == ReturnSide.Right ? Math.Max(block.Right, Half + length) : block.Right,
            Returns = block.Returns.Add(open),
        };
    }

    private static DiagramNodeKind KindOf(Step step) => step switch
    {
        TaskStep => DiagramNodeKind.Task,
        DecisionStep => DiagramNodeKind.Decision,
        NotifyStep => DiagramNodeKind.Notify,
        DecideStep => DiagramNodeKind.Decide,
        SetStep => DiagramNodeKind.Set,
        HttpStep => DiagramNodeKind.Service,
        DocumentStep => DiagramNodeKind.Document,
        CallStep => DiagramNodeKind.Call,
        OpenStep => DiagramNodeKind.Open,
        UnreadStep => DiagramNodeKind.Unread,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "Not drawn as a box."),
    };
}
