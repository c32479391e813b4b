using System.Collections.Immutable;

namespace Workflows.Language.Definitions;

/// <summary>Makes a list of steps out of another, from the inside out.</summary>
public static class StepRewriting
{
    /// <param name="list">The list.</param>
    /// <param name="change">Gives the step that takes a step's place, when the lists inside it have been rewritten already.</param>
    public static StepList Rewrite(this StepList list, Func<Step, Step> change) => list with
    {
        Steps = [.. list.Steps.Select(s => change(WithHandlers(Inside(s, inner => inner.Rewrite(change)), change)))],
        Handlers = Rewrite(list.Handlers, change),
    };

    private static Step WithHandlers(Step step, Func<Step, Step> change) =>
        step.Handlers.IsEmpty ? step : step with { Handlers = Rewrite(step.Handlers, change) };

    private static ImmutableArray<Handler> Rewrite(ImmutableArray<Handler> handlers, Func<Step, Step> change) =>
        [.. handlers.Select(h => h with { Steps = h.Steps.Rewrite(change) })];

    private static Step Inside(Step step, Func<StepList, StepList> rewrite) => step switch
    {
        ChooseStep choose => choose with
        {
            Branches = [.. choose.Branches.Select(b => b with { Steps = rewrite(b.Steps) })],
            Otherwise = choose.Otherwise is { } otherwise ? rewrite(otherwise) : null,
        },
        ParallelStep parallel => parallel with { Branches = [.. parallel.Branches.Select(b => b with { Steps = rewrite(b.Steps) })] },
        StageStep stage => stage with { Steps = rewrite(stage.Steps) },
        FirstOfStep first => first with { Branches = [.. first.Branches.Select(b => b with { Steps = rewrite(b.Steps) })] },
        _ when !step.Inner.Any() => step,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "A step with lists that nothing rewrites."),
    };
}
