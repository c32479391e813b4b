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
        var language = DrawingLanguage.For(process.Language?.Value);
        var ids = StepIds.Of(process.Steps);
        var words = new StepWords(organisation, process.Data, language);
        var builder = new BlockBuilder(ids, words);
        var steps = builder.Of(process.Steps, StepListPlace.Of(process.Steps));

        var starters = process.Start.Select(s => words.RoleOf(s.By)).ToList();
        var by = starters.Count == 0 ? "" : starters.Aggregate((one, other) => language.Say("{0} or {1}", one, other));
        var started = starters.Count == 0 ? language.Say("Start") : language.Say("Start, by {0}", by);
        var start = EventBlock.Start(StepIds.Start, started, starters.Count == 0 ? [] : [language.Say("started by {0}", by)]);
        var end = EventBlock.End(StepIds.End, language.Say("End"));
        var whole = HandlerBlocks.Below(SequenceBlock.Of(Parts(start, steps, end)), builder.Of(process.Steps.Handlers));

        var moved = whole.MovedBy(whole.Left + Spacing.Margin, Spacing.Margin);
        return new()
        {
            Process = process.Id.Value,
            Language = language,
            Title = process.Title.Value,
            Width = whole.Left + whole.Right + (2 * Spacing.Margin),
            Height = whole.Height + (2 * Spacing.Margin),
            Nodes = moved.Nodes,
            Edges = moved.Edges,
            Outline = new OutlineBuilder(ids, words).OfAll(process.Steps),
        };
    }

    private static IReadOnlyList<Block> Parts(Block start, Block steps, Block end) =>
        steps.Entry is null ? [start, end]
        : steps.Exit is null ? [start, steps]
        : [start, steps, end];
}
