using System.Collections.Immutable;
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
        var words = new StepWords(organisation, process, language);
        var builder = new BlockBuilder(ids, words);
        var steps = builder.Of(process.Steps, StepListPlace.Of(process.Steps));

        var starter = words.StarterOf(process);
        var own = words.OwnStartsOf(process).ToImmutableArray();
        var started = string.Join("; ", own.Prepend(starter is null ? language.Say("Start") : language.Say("Start, by {0}", starter)));
        var start = EventBlock.Start(StepIds.Start, started, starter is null ? own : [language.Say("started by {0}", starter), .. own]);
        var end = EventBlock.End(StepIds.End, language.Say("End"));
        var whole = HandlerBlocks.Below(SequenceBlock.Of(Parts(start, steps, end)), builder.Of(process.Steps.Handlers));

        var deadlines = DeadlineBlocks.Of(process.Deadlines, words);
        var top = deadlines.IsEmpty ? 0 : deadlines.Max(d => d.Box.Bottom) + Spacing.StepGap;
        var width = Math.Max(whole.Left + whole.Right, deadlines.Select(d => d.Box.Right).DefaultIfEmpty(0).Max());

        var moved = whole.MovedBy(whole.Left + Spacing.Margin, top + Spacing.Margin);
        return new()
        {
            Process = process.Id.Value,
            Language = language,
            Title = process.Title.Value,
            Width = width + (2 * Spacing.Margin),
            Height = top + whole.Height + (2 * Spacing.Margin),
            Nodes = [.. deadlines.Select(d => d.MovedBy(Spacing.Margin, Spacing.Margin)), .. moved.Nodes],
            Edges = moved.Edges,
            Outline =
            [
                .. process.Deadlines.DistinctBy(d => d.Name.Value, StringComparer.Ordinal)
                    .Select(d => new OutlineItem(StepIds.OfDeadline(d.Name.Value), words.SentenceOf(d), [])),
                .. own.IsEmpty ? [] : ImmutableArray.Create(new OutlineItem(null, started, [])),
                .. new OutlineBuilder(ids, words).OfAll(process.Steps),
            ],
        };
    }

    private static IReadOnlyList<Block> Parts(Block start, Block steps, Block end) =>
        steps.Entry is null ? [start, end]
        : steps.Exit is null ? [start, steps]
        : [start, steps, end];
}
