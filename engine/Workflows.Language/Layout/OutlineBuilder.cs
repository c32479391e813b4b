using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>Tells a process in words.</summary>
internal sealed class OutlineBuilder(StepIds ids, StepWords words)
{
    public ImmutableArray<OutlineItem> Of(StepList list) => [.. list.Steps.Select(Of)];

    private OutlineItem Of(Step step) => new(ids[step], words.SentenceOf(step), step switch
    {
        HumanStep human => [.. human.Outcomes.Select(OfOutcome)],
        ChooseStep choose => [.. choose.Branches.Select(OfBranch), .. OfOtherwise(choose.Otherwise)],
        ParallelStep parallel => [.. parallel.Branches.Select(OfBranch)],
        FirstOfStep firstOf => [.. firstOf.Branches.Select(b => new OutlineItem(null, b.Name.Value, Of(b.Steps)))],
        StageStep stage => Of(stage.Steps),
        _ => [],
    });

    private static OutlineItem OfOutcome(Outcome outcome) => new(null, outcome.Target switch
    {
        OutcomeTarget.Continue => $"{StepWords.OutcomeOf(outcome)}: continue",
        OutcomeTarget.BackTo back => $"{StepWords.OutcomeOf(outcome)}: back to {back.Step}",
        OutcomeTarget.End { WholeProcess: true } end => $"{StepWords.OutcomeOf(outcome)}: end the process, {end.Outcome}",
        OutcomeTarget.End end => $"{StepWords.OutcomeOf(outcome)}: end {end.Outcome}",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    }, []);

    private OutlineItem OfBranch(ChooseBranch branch) =>
        new(null, "when " + StepWords.Condition(branch.Condition), Of(branch.Steps));

    private IEnumerable<OutlineItem> OfOtherwise(StepList? steps) =>
        steps is null ? [] : [new(null, steps.Steps.IsEmpty ? "otherwise: go on" : "otherwise", Of(steps))];

    private OutlineItem OfBranch(ParallelBranch branch) =>
        new(null, branch.When is { } when ? $"{branch.Name}, only when {StepWords.Condition(when)}" : branch.Name.Value, Of(branch.Steps));
}
