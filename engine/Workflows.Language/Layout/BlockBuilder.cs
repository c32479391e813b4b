using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>Draws steps as blocks within blocks.</summary>
internal sealed class BlockBuilder(StepIds ids, StepWords words)
{
    public Block Of(StepList list, StepListPlace place) => SequenceBlock.Of([.. list.Steps.Select(s => Of(s, place))]);

    private Block Of(Step step, StepListPlace place)
    {
        var id = ids[step];
        var block = step switch
        {
            HumanStep or NotifyStep or DecideStep or SetStep or HttpStep or DocumentStep or CaseStep or UnreadStep =>
                Guarded(step, id, ActivityBlock.Of(step, id, words, place.SideOfReturns(step))),
            { ForEach: { } each } => Repeated(step, id, each, place),
            _ => Guarded(step, id, Once(step, id, place)),
        };
        return block with { Step = id };
    }

    private Block Once(Step step, string id, StepListPlace place) => step switch
    {
        ChooseStep choose => BranchesBlock.Of(Gateway(step, id, DiagramNodeKind.Exclusive), StepIds.JoinOf(id), Branches(choose, place)),
        ParallelStep parallel => BranchesBlock.Of(Gateway(step, id, KindOf(parallel)), StepIds.JoinOf(id), Branches(parallel, place)),
        FirstOfStep firstOf => BranchesBlock.Of(Gateway(step, id, DiagramNodeKind.EventBased), StepIds.JoinOf(id), Branches(firstOf, place)),
        StageStep stage => StageOf(stage, id, place),
        _ => EventBlock.Of(step, id, words, place.SideOfReturns(step)),
    };

    /// <summary>Handlers of a list, each in a frame of its own.</summary>
    public ImmutableArray<Block> Of(ImmutableArray<Handler> handlers) => [.. handlers.Select(Of)];

    private Block Of(Handler handler)
    {
        var id = handler.Name.Value;
        var inner = Of(handler.Steps, StepListPlace.Of(handler.Steps));
        var start = EventBlock.Start(id + "/start", words.TriggerOf(handler.Trigger), []);
        var end = EventBlock.End(StepIds.EndOf(id), words.Say("End of the handler"));
        var body = SequenceBlock.Of(inner.Entry is null ? [start, end] : inner.Exit is null ? [start, inner] : [start, inner, end]);
        return StageBlock.Of(DiagramNodeKind.Handler, id, StepWords.TitleOf(handler), words.DetailsOf(handler), words.SentenceOf(handler), body);
    }

    /// <summary>A stage has its handlers inside its own frame.</summary>
    private Block Guarded(Step step, string id, Block block) => step is StageStep || step.Handlers.IsEmpty
        ? block
        : HandlerBlocks.Around(StepIds.GuardOf(id), words.Say("What may happen meanwhile"), HandlerBlocks.Below(block, Of(step.Handlers)));

    private Block Repeated(Step step, string id, ForEach each, StepListPlace place)
    {
        var inner = Guarded(step, id, Once(step, id, place));
        var start = EventBlock.Start(id + "/start", words.Say("Start for each item"), []);
        var end = EventBlock.End(id + "/end", words.Say("End for each item"));
        var body = SequenceBlock.Of(inner.Exit is null ? [start, inner] : [start, inner, end]);
        return RepeatedBlock.Of(StepIds.EachOf(id), words.ForEachOf(each), words.SentenceOf(step), body);
    }

    private Block StageOf(StageStep stage, string id, StepListPlace place)
    {
        var inner = Of(stage.Steps, place.Inside(stage.Steps, 0, 1));
        var start = EventBlock.Start(id + "/start", words.Say("Start of the stage"), []);
        var end = EventBlock.End(StepIds.EndOf(id), words.Say("End of the stage"));
        var body = SequenceBlock.Of(inner.Entry is null ? [start, end] : inner.Exit is null ? [start, inner] : [start, inner, end]);
        return StageBlock.Of(
            DiagramNodeKind.Stage,
            id,
            words.TitleOf(stage),
            words.DetailsOf(stage),
            words.SentenceOf(stage),
            HandlerBlocks.Below(body with { Exit = inner.Exit }, Of(stage.Handlers)));
    }

    private ImmutableArray<Branch> Branches(FirstOfStep firstOf, StepListPlace place) =>
    [
        .. firstOf.Branches.Select((b, i) => new Branch(b.Called, Of(b.Steps, place.Inside(b.Steps, i, firstOf.Branches.Length)))),
    ];

    private ImmutableArray<Branch> Branches(ChooseStep choose, StepListPlace place)
    {
        var count = choose.Branches.Length + (choose.Otherwise is null ? 0 : 1);
        var branches = choose.Branches.Select((b, i) => new Branch(
            StepWords.Condition(b.Condition), Of(b.Steps, place.Inside(b.Steps, i, count))));
        return choose.Otherwise is { } otherwise
            ? [.. branches, new(words.Say("otherwise"), Of(otherwise, place.Inside(otherwise, count - 1, count)))]
            : [.. branches];
    }

    private ImmutableArray<Branch> Branches(ParallelStep parallel, StepListPlace place) =>
    [
        .. parallel.Branches.Select((b, i) => new Branch(
            b.When is { } when ? words.Say("{0}, when {1}", b.Called, StepWords.Condition(when)) : b.Called,
            Of(b.Steps, place.Inside(b.Steps, i, parallel.Branches.Length)))),
    ];

    private DiagramNode Gateway(Step step, string id, DiagramNodeKind kind)
    {
        const int half = Spacing.Gateway / 2;
        var text = words.GatewayOf(step);
        var lines = TextMeasure.Wrap(text, Spacing.SmallSize, 200, 3);
        return new()
        {
            Id = id,
            Kind = kind,
            Box = new(-half, 0, Spacing.Gateway, Spacing.Gateway),
            Rows = lines.IsEmpty ? [] : [new(RowKind.Note, text, lines, new(half + 6, half + 4))],
            Text = words.SentenceOf(step),
        };
    }

    private static DiagramNodeKind KindOf(ParallelStep parallel) =>
        parallel.Branches.Any(b => b.When is not null) ? DiagramNodeKind.Inclusive : DiagramNodeKind.Parallel;
}
