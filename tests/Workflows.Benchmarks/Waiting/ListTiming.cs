using System.Diagnostics;
using Workflows.Benchmarks.Measuring;
using Workflows.Runtime.People;

namespace Workflows.Benchmarks.Waiting;

/// <summary>Times lists: their first stretch, and those that follow.</summary>
internal static class ListTiming
{
    private const int Times = 20;
    private const int Further = 19;
    private const int PageSize = 50;
    private const int MostAsks = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    /// <summary>All lists for each viewer. The worst are named first.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        IEnumerable<AskedList> lists, IReadOnlyList<(string Name, Viewer Viewer)> viewers)
    {
        var figures = new List<Figure>();
        foreach (var list in lists)
        {
            foreach (var (name, viewer) in viewers)
            {
                figures.AddRange(await OneAsync($"{list.Name}, {name}", list, viewer));
            }
        }

        var pages = figures.Where(f => f.Unit is Unit.Count).OrderByDescending(f => f.Value).ToList();
        figures.RemoveAll(f => f.Unit is Unit.Count);
        return
        [
            new("lists, as asked by somebody", figures.Count, Unit.Count),
            new("lists that are too slow", figures.Count(f => f.Holds == false), Unit.Count) { Limit = 0 },
            .. figures.OrderByDescending(f => f.Value),
            .. pages,
        ];
    }

    private static async Task<IEnumerable<Figure>> OneAsync(string what, AskedList list, Viewer viewer)
    {
        // What is compiled and prepared on first use is no part of the figure.
        var warm = await list.Ask(viewer, new(null, PageSize));
        var next = warm.Next;
        if (next is not null)
        {
            await list.Ask(viewer, new(next, PageSize));
        }

        var first = new List<Sample>();
        for (var i = 0; i < Times; i++)
        {
            first.Add(await TimeAsync(list, viewer, null));
        }

        var further = new List<Sample>();
        for (var i = 0; i < Further && next is not null; i++)
        {
            var sample = await TimeAsync(list, viewer, next);
            further.Add(sample);
            next = sample.Next;
        }

        List<Figure> figures = further.Count == 0 ? [Of(what, first)] : [Of(what, first), Of($"{what}, further", further)];
        if (warm is { Next: not null, Rows: < PageSize })
        {
            figures.Add(new($"asks until a page is full or the list at its end: {what}", await AsksAsync(list, viewer), Unit.Count));
        }

        return figures;
    }

    /// <summary>As often as somebody asks who goes on where a stretch is short.</summary>
    private static async Task<int> AsksAsync(AskedList list, Viewer viewer)
    {
        var (rows, next) = (0, (string?)null);
        for (var asks = 1; ; asks++)
        {
            var answer = await list.Ask(viewer, new(next, PageSize));
            (rows, next) = (rows + answer.Rows, answer.Next);
            if (rows >= PageSize || next is null || asks == MostAsks)
            {
                return asks;
            }
        }
    }

    private static async Task<Sample> TimeAsync(AskedList list, Viewer viewer, string? after)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var next = (await list.Ask(viewer, new(after, PageSize))).Next;
        return new(Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor, next);
    }

    private static Figure Of(string what, List<Sample> samples) =>
        new(what, At(samples.Select(s => s.Took), 0.95), Unit.Nanoseconds)
        {
            Half = At(samples.Select(s => s.Took), 0.5),
            Processor = At(samples.Select(s => s.Processor), 0.5),
            Limit = Longest.TotalNanoseconds,
        };

    private static double At(IEnumerable<TimeSpan> times, double share)
    {
        // The nearest rank.
        var sorted = times.Order().ToList();
        return sorted[(int)Math.Ceiling(sorted.Count * share) - 1].TotalNanoseconds;
    }

    private sealed record Sample(TimeSpan Took, TimeSpan Processor, string? Next);
}
