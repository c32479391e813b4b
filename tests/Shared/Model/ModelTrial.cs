using System.Collections.Immutable;
using Workflows.Tests.Shared.Model.Reference;

namespace Workflows.Tests.Shared.Model;

/// <summary>One made-up process under one made-up course of events: the same seed gives the same.</summary>
/// <param name="open">A new case of a process, not started yet; null when the process is not valid.</param>
/// <param name="mutant">The mistake that the model makes, if any.</param>
internal sealed class ModelTrial(Func<ProcessShape, ValueTask<IPlayedCase?>> open, Mutant mutant)
{
    /// <summary>So many seeds in a row have one process, each with another course of events.</summary>
    public const int SeedsOfOneProcess = 8;

    private const int MostHappenings = 30;
    private const int MostTries = 1500;

    public static ProcessShape ProcessOf(int seed) => ShapeMaker.Make(seed / SeedsOfOneProcess);

    public async ValueTask<ModelResult> RunAsync(int seed)
    {
        var (process, random) = (ProcessOf(seed), new Random(seed));
        var maker = new HappeningMaker(random);
        return await PlayAsync(process, GoesOn)
            ?? throw new InvalidOperationException($"Seed {seed}: a process with errors\n{process}\n{MadeUpGraph.FindingsIn(process)}");

        Happening? GoesOn(ModelRun run) =>
            (run.Happened.Count < MostHappenings && run.View.Count > 1) || random.Next(3) > 0 ? maker.Next(run.View) : null;
    }

    /// <summary>Makes a failure as small as it gets: fewer events, a smaller process.</summary>
    public async ValueTask<ModelFailure> ShrinkAsync(ModelFailure failure)
    {
        var tries = 0;
        for (var again = true; again && tries < MostTries;)
        {
            again = false;
            foreach (var (process, happened) in Smaller(failure))
            {
                if (++tries < MostTries && await ReplayAsync(process, happened) is { } smaller)
                {
                    (failure, again) = (smaller, true);
                    break;
                }
            }
        }

        return failure;
    }

    private async ValueTask<ModelFailure?> ReplayAsync(ProcessShape process, ImmutableArray<Happening> happenings)
    {
        var next = 0;
        return (await PlayAsync(process, _ => next < happenings.Length ? happenings[next++] : null))?.Failure;
    }

    private async ValueTask<ModelResult?> PlayAsync(ProcessShape process, Func<ModelRun, Happening?> next)
    {
        if (await open(process) is not { } played)
        {
            return null;
        }

        var run = await ModelRun.StartAsync(process, played, mutant);
        var views = new List<IReadOnlyList<string>> { run.View };
        var tried = 0;
        while (run.Difference is null && tried++ < 4 * MostHappenings && next(run) is { } happening)
        {
            await run.HappenAsync(happening);
            views.Add(run.View);
        }

        await run.EndAsync();
        return new([.. run.Happened], views, run.Difference is null ? null : new(process, [.. run.Happened], run.Difference));
    }

    private static IEnumerable<(ProcessShape Process, ImmutableArray<Happening> Happened)> Smaller(ModelFailure failure)
    {
        var happened = failure.Happened;
        for (var length = happened.Length / 2; length >= 1; length /= 2)
        {
            for (var at = 0; at + length <= happened.Length; at += length)
            {
                yield return (failure.Process, happened.RemoveRange(at, length));
            }
        }

        foreach (var process in ShapeShrinking.Smaller(failure.Process))
        {
            yield return (process, happened);
        }

        for (var i = 0; i < happened.Length; i++)
        {
            if (happened[i].Hours > 0)
            {
                yield return (failure.Process, happened.SetItem(i, happened[i] with { Hours = 0 }));
            }
        }
    }
}

/// <param name="Happened">What happened.</param>
/// <param name="Views">What was open after each.</param>
/// <param name="Failure">Where the two came apart; null: nowhere.</param>
internal sealed record ModelResult(ImmutableArray<Happening> Happened, IReadOnlyList<IReadOnlyList<string>> Views, ModelFailure? Failure);

/// <summary>A process and what happened to it, after which engine and model were not at one.</summary>
internal sealed record ModelFailure(ProcessShape Process, ImmutableArray<Happening> Happened, string Difference)
{
    public string Size => $"{ShapeParts.StepsOf(Process).Count()} steps, {Happened.Length} events";

    public override string ToString() => $"{Process}\nstart\n{string.Concat(Happened.Select(h => $"{h}\n"))}{Difference}";
}
