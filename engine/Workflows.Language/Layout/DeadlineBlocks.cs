using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>The deadlines of a process in boxes above its start, side by side.</summary>
internal static class DeadlineBlocks
{
    private const int InARow = 3;
    private const int Pitch = Spacing.Activity + Spacing.Bus;

    /// <summary>The boxes from the point (0, 0) right and down.</summary>
    public static ImmutableArray<DiagramNode> Of(ImmutableArray<DeadlineDefinition> deadlines, StepWords words)
    {
        var nodes = ImmutableArray.CreateBuilder<DiagramNode>();
        var y = 0;
        foreach (var row in deadlines.DistinctBy(d => d.Name.Value, StringComparer.Ordinal).Chunk(InARow))
        {
            nodes.AddRange(row.Select((d, i) => Of(d, words).MovedBy((i * Pitch) + (Spacing.Activity / 2), y)));
            y = nodes.Max(n => n.Box.Bottom) + Spacing.Bus;
        }

        return nodes.ToImmutable();
    }

    private static DiagramNode Of(DeadlineDefinition deadline, StepWords words)
    {
        var rows = ActivityBlock.Rows(words.TitleOf(deadline), words.DetailsOf(deadline), out var height);
        return new()
        {
            Id = StepIds.OfDeadline(deadline.Name.Value),
            Kind = DiagramNodeKind.Deadline,
            Box = new(-Spacing.Activity / 2, 0, Spacing.Activity, height),
            Rows = rows,
            Text = words.SentenceOf(deadline),
        };
    }
}
