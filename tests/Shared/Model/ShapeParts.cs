namespace Workflows.Tests.Shared.Model;

/// <summary>What is in a made-up process.</summary>
internal static class ShapeParts
{
    public static IEnumerable<StepShape> StepsOf(ProcessShape process) =>
        process.Handlers.SelectMany(h => StepsOf(h.Steps)).Concat(StepsOf(process.Steps));

    /// <summary>The lists that stand directly in a step, not those of its handlers.</summary>
    public static IEnumerable<ListShape> ListsOf(StepShape step) => step switch
    {
        ChooseShape choose => [choose.Then, choose.Otherwise],
        ParallelShape parallel => parallel.Branches.Select(b => b.Steps),
        RaceShape race => race.Branches.Select(b => b.Steps),
        StageShape stage => [stage.Steps],
        _ => [],
    };

    private static IEnumerable<StepShape> StepsOf(ListShape list) =>
        list.Steps.SelectMany(s => ListsOf(s).Concat(s.Handlers.Select(h => h.Steps)).SelectMany(StepsOf).Prepend(s));
}
