using Workflows.Language.Definitions;

namespace Workflows.Language.Layout;

/// <summary>Where a list of steps stands: in which branch of what. Decides on which side ways back run.</summary>
/// <param name="List">The list.</param>
/// <param name="Side">The side that its branch is nearest to.</param>
/// <param name="Around">The list that the branch belongs to; null for the process's own list.</param>
internal sealed record StepListPlace(StepList List, ReturnSide Side, StepListPlace? Around)
{
    public static StepListPlace Of(StepList list) => new(list, ReturnSide.Left, null);

    /// <summary>The place of one of several branches that stand side by side in this list.</summary>
    public StepListPlace Inside(StepList branch, int index, int count) =>
        new(branch, count > 1 && index == count - 1 ? ReturnSide.Right : ReturnSide.Left, this);

    /// <summary>Left, unless the branch that the way has to leave is the rightmost.</summary>
    public ReturnSide SideOfReturns(Step step)
    {
        var target = step switch
        {
            BackToStep back => back.Target.Value,
            HumanStep human => human.Outcomes.Select(o => o.Target).OfType<OutcomeTarget.BackTo>().FirstOrDefault()?.Step.Value,
            _ => null,
        };
        var side = ReturnSide.Left;
        for (var place = this; place is not null && target is not null; place = place.Around)
        {
            if (place.List.Steps.Any(s => string.Equals(s.Id?.Value, target, StringComparison.Ordinal)))
            {
                return side;
            }

            side = place.Side;
        }

        return ReturnSide.Left;
    }
}
