using System.Collections.Immutable;

namespace Workflows.Language.Layout;

/// <summary>A frame with a name round steps: a stage with its planned time (BPMN 2.0 §10.3.5 expanded sub-process), or a handler with what
/// sets it off (BPMN 2.0 §10.3.5 event sub-process).</summary>
internal static class StageBlock
{
    private const int HeadWidth = 260;
    private const int Left = 14;

    /// <param name="kind">Stage or handler.</param>
    /// <param name="id">Of the stage, or the handler's name.</param>
    /// <param name="title">Its name.</param>
    /// <param name="details">The rows under it.</param>
    /// <param name="text">The node in a sentence.</param>
    /// <param name="inner">Its steps.</param>
    public static Block Of(DiagramNodeKind kind, string id, string title, IEnumerable<(RowKind Kind, string Text)> details, string text, Block inner)
    {
        var rows = Rows(title, details, out var top);
        var half = rows.Max(r => TextMeasure.Width(r.Lines, r.Kind == RowKind.Title ? Spacing.TitleSize : Spacing.SmallSize) + r.At.X + Left) / 2;
        var left = Math.Max(inner.Left + Spacing.FramePad, half);
        var right = Math.Max(inner.Right + Spacing.FramePad, half);
        var height = top + inner.Height + Spacing.FramePad;
        height += height & 1;
        var frame = new DiagramNode
        {
            Id = id,
            Kind = kind,
            Box = new(-left, 0, left + right, height),
            Rows = [.. rows.Select(r => r with { At = r.At.MovedBy(-left, 0) })],
            Text = text,
        };
        var moved = inner.MovedBy(0, top);
        return new()
        {
            Left = left,
            Right = right,
            Height = height,
            Entry = frame,
            Exit = inner.Exit is null ? null : new(id, new(0, height), null),
            Nodes = [frame, .. moved.Nodes],
            Edges = moved.Edges,
            Returns = moved.Returns,
        };
    }

    /// <summary>The words in the upper left corner of the frame, from x = 0; the steps stand below them.</summary>
    private static ImmutableArray<DiagramRow> Rows(string title, IEnumerable<(RowKind Kind, string Text)> details, out int below)
    {
        var rows = ImmutableArray.CreateBuilder<DiagramRow>();
        var lines = TextMeasure.Wrap(title, Spacing.TitleSize, HeadWidth, 2);
        rows.Add(new(RowKind.Title, title, lines, new(Left, 22)));
        var y = 22 + ((lines.Length - 1) * Spacing.TitleLine);
        foreach (var (kind, words) in details)
        {
            y += Spacing.SmallLine + 2;
            lines = TextMeasure.Wrap(words, Spacing.SmallSize, HeadWidth, 2);
            rows.Add(new(kind, words, lines, new(Left + Spacing.Sign, y)));
            y += (lines.Length - 1) * Spacing.SmallLine;
        }

        below = y + 18;
        below += below & 1;
        return rows.ToImmutable();
    }
}
