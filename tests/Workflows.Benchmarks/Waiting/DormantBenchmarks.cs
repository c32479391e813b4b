using System.Diagnostics;
using Workflows.Benchmarks.Hosting;
using Workflows.Benchmarks.Measuring;
using Workflows.Language.Feel;
using Workflows.Runtime.Storage;

namespace Workflows.Benchmarks.Waiting;

/// <summary>Cases that wait: what they take of the memory, how long the start takes with all of them there, and how long every list.</summary>
/// <remarks>The cases are real ones, started one by one: a task with a due date and a reminder, a deadline, notices, rows of access. Every list
/// is asked for as an administrator, as somebody who sees every case, and as somebody who sees few.</remarks>
internal static class DormantBenchmarks
{
    private const int Callers = 256;

    /// <summary>One case in so many is of the process that few have to do with.</summary>
    private const int RareEvery = 10_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Func<Task<Place>> placing, int cases, CancellationToken cancellationToken)
    {
        using var place = await placing();
        var empty = await FillAsync(place, cases, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        await using var node = await HostedNode.StartAsync(place.Configure, cancellationToken);
        var started = Stopwatch.GetElapsedTime(start);
        await node.Get<IDatabase>().ReadAsync((session, ct) => session.QueryAsync(new("one", "select 1"), row => row.Number(0), ct), cancellationToken);
        var after = Heap();
        return
        [
            new("cases", cases, Unit.Count),
            new("start-up with all of them", started.TotalNanoseconds, Unit.Nanoseconds),
            new("memory for each while none is worked on", Math.Max(0, after - empty) / (double)cases, Unit.Bytes),
            .. await DormantLists.MeasureAsync(node, cancellationToken),
        ];
    }

    /// <returns>Bytes on the heap of a started node without cases.</returns>
    private static async Task<long> FillAsync(Place place, int cases, CancellationToken cancellationToken)
    {
        await using var node = await HostedNode.StartAsync(place.Configure, cancellationToken);
        var empty = Heap();
        await node.DeployAsync(DormantProcesses.Common, DormantProcesses.Organisation, cancellationToken);
        await node.DeployAsync(DormantProcesses.Rare, DormantProcesses.Organisation, cancellationToken);
        var note = FeelContext.Empty.With("note", FeelValue.Of("Reported on paper, in the morning."));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases),
            new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken },
            async (n, ct) => await (n % RareEvery == 0
                ? node.StartCaseAsync("rare", "kim", note, ct)
                : node.StartCaseAsync("common", "sam", note, ct)));
        return empty;
    }

    private static long Heap() => GC.GetTotalMemory(forceFullCollection: true);
}
