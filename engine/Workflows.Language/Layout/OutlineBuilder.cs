using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>Tells a process in words.</summary>
internal sealed class OutlineBuilder(StepIds ids, StepWords words)
{
    /// <summary>The process: its steps, then what may happen meanwhile.</summary>
    public ImmutableArray<OutlineItem> OfAll(StepList list) => [.. Of(list), .. list.Handlers.Select(Of)];

    private ImmutableArray<OutlineItem> Of(StepList list) => [.. list.Steps.Select(Of)];

    private OutlineItem Of(Step step) => new(ids[step], words.SentenceOf(step), [.. InsideOf(step), .. step.Handlers.Select(Of)]);

    private OutlineItem Of(Handler handler) => new(handler.Name.Value, words.SentenceOf(handler), Of(handler.Steps));

    private ImmutableArray<OutlineItem> InsideOf(Step step) => step switch
    {
        HumanStep human => [.. human.Outcomes.Select(OfOutcome)],
        ChooseStep choose => [.. choose.Branches.Select(OfBranch), .. OfOtherwise(choose.Otherwise)],
        ParallelStep parallel => [.. parallel.Branches.Select(OfBranch)],
        FirstOfStep firstOf => [.. firstOf.Branches.Select(b => new OutlineItem(null, b.Called, Of(b.Steps)))],
        StageStep stage => Of(stage.Steps),
        _ => [],
    };

    private OutlineItem OfOutcome(Outcome outcome) => new(null, outcome.Target switch
    {
        OutcomeTarget.Continue => words.Say("{0}: continue", StepWords.OutcomeOf(outcome)),
        OutcomeTarget.BackTo back => words.Say("{0}: back to {1}", StepWords.OutcomeOf(outcome), back.Step),
        OutcomeTarget.End { WholeProcess: true } end => words.Say("{0}: end the process, {1}", StepWords.OutcomeOf(outcome), end.Outcome),
        OutcomeTarget.End end => words.Say("{0}: end {1}", StepWords.OutcomeOf(outcome), end.Outcome),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    }, []);

    private OutlineItem OfBranch(ChooseBranch branch) =>
        new(null, words.Say("when {0}", StepWords.Condition(branch.Condition)), Of(branch.Steps));

    private IEnumerable<OutlineItem> OfOtherwise(StepList? steps) =>
        steps is null ? [] : [new(null, words.Say(steps.Steps.IsEmpty ? "otherwise: go on" : "otherwise"), Of(steps))];

    private OutlineItem OfBranch(ParallelBranch branch) =>
        new(
            null,
            branch.When is { } when ? words.Say("{0}, only when {1}", branch.Called, StepWords.Condition(when)) : branch.Called,
            Of(branch.Steps));
}
