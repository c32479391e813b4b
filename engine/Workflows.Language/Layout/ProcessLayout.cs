using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>Lays a process out.</summary>
public static class ProcessLayout
{
    /// <summary>The drawing of a process; one with errors is drawn as far as it goes.</summary>
    /// <param name="process">The process as read.</param>
    /// <param name="organisation">Gives roles their titles; null: they are shown by their ids.</param>
    public static DiagramLayout Of(ProcessDefinition process, Organisation? organisation = null)
    {
        var ids = StepIds.Of(process.Steps);
        var words = new StepWords(organisation, process.Data);
        var steps = new BlockBuilder(ids, words).Of(process.Steps, StepListPlace.Of(process.Steps));

        var starters = process.Start.Select(s => words.RoleOf(s.By)).ToList();
        var started = starters.Count == 0 ? "Start" : "Start, by " + string.Join(" or ", starters);
        var start = EventBlock.Start(StepIds.Start, started, starters.Count == 0 ? [] : ["started by " + string.Join(" or ", starters)]);
        var end = EventBlock.End(StepIds.End, "End");
        var whole = SequenceBlock.Of(Parts(start, steps, end));

        var moved = whole.MovedBy(whole.Left + Spacing.Margin, Spacing.Margin);
        return new()
        {
            Process = process.Id.Value,
            Title = process.Title.Value,
            Width = whole.Left + whole.Right + (2 * Spacing.Margin),
            Height = whole.Height + (2 * Spacing.Margin),
            Nodes = moved.Nodes,
            Edges = moved.Edges,
            Outline = new OutlineBuilder(ids, words).Of(process.Steps),
        };
    }

    private static IReadOnlyList<Block> Parts(Block start, Block steps, Block end) =>
        steps.Entry is null ? [start, end]
        : steps.Exit is null ? [start, steps]
        : [start, steps, end];
}
