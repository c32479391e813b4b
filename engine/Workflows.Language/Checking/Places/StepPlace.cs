using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Places;

/// <summary>Where a step stands: in which list, at which position, inside which other step.</summary>
internal sealed class StepPlace(Step step, StepPlace? parent, StepList list, int index)
{
    public Step Step { get; } = step;

    /// <summary>The choice, parallel or other step whose list this one stands in; null at the top.</summary>
    public StepPlace? Parent { get; } = parent;

    public StepList List { get; } = list;

    public int Index { get; } = index;

    /// <summary>This place and those around it, from the inside out.</summary>
    public IEnumerable<StepPlace> Outwards
    {
        get
        {
            for (var place = this; place is not null; place = place.Parent)
                yield return place;
        }
    }

    /// <summary>The nearest step around this one that runs once for every item; null when there is none.</summary>
    public StepPlace? ItemOwner => Outwards.Skip(1).FirstOrDefault(p => p.Step.ForEach is not null);

    /// <summary>The steps with an id that an outcome or a <c>back to</c> here may lead to: earlier in this list or a list around it,
    /// within the branch and the item. An outcome may also lead back to its own step.</summary>
    public ImmutableArray<Step> BackTargets()
    {
        var targets = ImmutableArray.CreateBuilder<Step>();
        foreach (var place in Outwards)
        {
            if (place.Step.ForEach is not null)
                break;

            var isOwnBackTo = ReferenceEquals(place, this) && Step is BackToStep;
            targets.AddRange(place.List.Steps.Take(isOwnBackTo ? place.Index : place.Index + 1).Where(s => s.Id is not null));
            if (place.Parent?.Step is ParallelStep)
                break;
        }

        return targets.ToImmutable();
    }
}
