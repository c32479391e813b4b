using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Places;

/// <summary>Where a step stands: in which list, at which position, inside which other step.</summary>
internal sealed class StepPlace(Step step, StepPlace? parent, StepList list, int index, HandlerPlace? handler = null)
{
    public Step Step { get; } = step;

    /// <summary>The choice, parallel or other step whose list this one stands in; null at the top.</summary>
    public StepPlace? Parent { get; } = parent;

    public StepList List { get; } = list;

    /// <summary>The handler whose list this is; null for a list of steps that are done in any case.</summary>
    public HandlerPlace? Handler { get; } = handler;

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

    /// <summary>The innermost run that the step belongs to; null for that of the process.</summary>
    public RunPlace? Run =>
        Handler is not null ? new RunPlace.Handling(Handler)
        : Parent is null ? null
        : Parent.Step.ForEach is not null ? new RunPlace.Item(Parent)
        : Parent.Run;

    /// <summary>The handler that the step is in, the innermost one; null when it is in none.</summary>
    public HandlerPlace? Handling => Outwards.FirstOrDefault(p => p.Handler is not null)?.Handler;

    /// <summary>The steps with an id that an outcome or a <c>back to</c> here may lead to: earlier in this list or a list around it,
    /// within the branch, the item and the handler. An outcome may also lead back to its own step.</summary>
    public ImmutableArray<Step> BackTargets() =>
        [.. WaysBack().SelectMany(way => way.List.Steps.Take(way.Count).Where(s => s.Id is not null))];

    /// <summary>True when a step is one of the <see cref="BackTargets"/>, if it has an id.</summary>
    public bool LeadsBackTo(StepPlace target) => WaysBack().Any(way => ReferenceEquals(way.List, target.List) && target.Index < way.Count);

    /// <summary>The lists that lie before this place, from the inside out, and how many of their steps do.</summary>
    private IEnumerable<(StepList List, int Count)> WaysBack()
    {
        foreach (var place in Outwards)
        {
            if (place.Step.ForEach is not null)
                yield break;

            var isOwnBackTo = ReferenceEquals(place, this) && Step is BackToStep;
            yield return (place.List, isOwnBackTo ? place.Index : place.Index + 1);
            if (place.Parent?.Step is ParallelStep || place.Handler is not null)
                yield break;
        }
    }
}
