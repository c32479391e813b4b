using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Benchmarks.Hosting;
using Workflows.Benchmarks.Measuring;
using Workflows.Runtime;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Storage;

namespace Workflows.Benchmarks.Waiting;

/// <summary>Cases that wait: what they take of the memory, how long the start takes with all of them there, and how long every list.</summary>
/// <remarks>A place that was kept from an earlier run is used as it is, whatever size it has.</remarks>
internal static class DormantBenchmarks
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestCatchUp = TimeSpan.FromMinutes(5);

    /// <param name="emptying">Makes a place for a few cases, on the same store.</param>
    /// <param name="placing">Makes the place for all.</param>
    /// <param name="cases">How many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<Figure>> RunAsync(
        Func<Task<Place>> emptying, Func<Task<Place>> placing, int cases, CancellationToken cancellationToken)
    {
        var few = await WithFewAsync(emptying, cancellationToken);
        using var place = await placing();
        var filling = Stopwatch.GetTimestamp();
        if (!place.IsFilled)
        {
            await DormantFill.RunAsync(place.Configure, cases, cancellationToken);
        }

        var filled = Stopwatch.GetElapsedTime(filling);
        var updated = await UpdateAsync(place, cancellationToken);
        var first = await StartAsync(place, cancellationToken);
        var caughtUp = await CatchUpAsync(first.Node, cancellationToken);
        await first.Node.DisposeAsync();
        var all = await OccupiedNode.MeasureAsync(place, cancellationToken);
        var clean = await StartAsync(place, cancellationToken);
        await using var node = clean.Node;
        var kept = await CountAsync(node, cancellationToken);
        var known = (await node
            .Get<InstanceQueries>()
            .ListAsync(Viewer.Administrator, new() { Process = "rare" }, new(null, 1), cancellationToken)).Items[0].Instance;
        return
        [
            new("cases", kept, Unit.Count),
            new("filled in", filled.TotalNanoseconds, Unit.Nanoseconds),
            new("tables brought up to date in", updated.TotalNanoseconds, Unit.Nanoseconds),
            .. Unwarned(first.Took, caughtUp),
            new("start after an orderly stop", clean.Took.TotalNanoseconds, Unit.Nanoseconds) { Limit = LongestStart.TotalNanoseconds },
            new("heap for each case that waits", Math.Max(0, all.Heap - few.Heap) / (double)kept, Unit.Bytes) { Limit = 1 },
            new("memory of the process more than without cases", Math.Max(0, all.Resident - few.Resident), Unit.Bytes),
            .. await ListTiming.MeasureAsync(DormantLists.Of(node, known, cancellationToken), DormantLists.Viewers),
        ];
    }

    /// <summary>What a node takes up that has the same processes and next to no cases.</summary>
    private static async Task<Occupied> WithFewAsync(Func<Task<Place>> emptying, CancellationToken cancellationToken)
    {
        const int Few = 100;
        using var place = await emptying();
        await DormantFill.RunAsync(place.Configure, Few, cancellationToken);
        await using (var first = (await StartAsync(place, cancellationToken)).Node)
        {
            await CatchUpAsync(first, cancellationToken);
        }

        return await OccupiedNode.MeasureAsync(place, cancellationToken);
    }

    /// <summary>Until it answers from its database.</summary>
    private static async Task<(HostedNode Node, TimeSpan Took)> StartAsync(Place place, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var node = await HostedNode.StartAsync(place.Configure, cancellationToken);
        await node.Get<IDatabase>().QueryAsync(new("one", "select 1"), row => row.Number(0), cancellationToken);
        return (node, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>What a kept place is opened with by a newer version; with the tables of this one it is just opened.</summary>
    private static async Task<TimeSpan> UpdateAsync(Place place, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var options = new WorkflowsOptions();
        place.Configure(options);
        await using var storage = await WorkflowsStorage.OpenAsync(
            options, TimeProvider.System, NullLogger<WorkflowsStorage>.Instance, cancellationToken);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>A place that was kept after an orderly stop does not show it.</summary>
    private static IEnumerable<Figure> Unwarned(TimeSpan took, TimeSpan? caughtUp) => caughtUp is not { } beside
        ? []
        :
        [
            new("start after a stop without warning", took.TotalNanoseconds, Unit.Nanoseconds) { Limit = LongestStart.TotalNanoseconds },
            new("its catching up with anchors, beside cases", beside.TotalNanoseconds, Unit.Nanoseconds),
        ];

    /// <returns>Null when there is nothing to catch up with.</returns>
    private static async Task<TimeSpan?> CatchUpAsync(HostedNode node, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var anchors = node.Get<IEnumerable<IHostedService>>().OfType<AnchorLoop>().Single();
        if (anchors.IsCaughtUp)
        {
            return null;
        }

        while (!anchors.IsCaughtUp && Stopwatch.GetElapsedTime(start) < LongestCatchUp)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task<long> CountAsync(HostedNode node, CancellationToken cancellationToken) =>
        (await node.Get<IDatabase>().QueryAsync(new("cases", "select count(*) from instance"), row => row.Number(0), cancellationToken))[0];
}
