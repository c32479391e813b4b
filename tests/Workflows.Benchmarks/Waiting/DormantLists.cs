using System.Diagnostics;
using Workflows.Benchmarks.Hosting;
using Workflows.Benchmarks.Measuring;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;

namespace Workflows.Benchmarks.Waiting;

/// <summary>Every list that the pages and the command line ask for, its first stretch.</summary>
internal static class DormantLists
{
    private const int Times = 5;

    private static readonly Slice First = new(null, 50);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(HostedNode node, CancellationToken cancellationToken)
    {
        var figures = new List<Figure>();
        foreach (var (who, viewer) in (IEnumerable<(string, Viewer)>)
            [
                ("administrator", Viewer.Administrator),
                ("sees all", Viewer.Of("sam", ["clerk"])),
                ("sees few", Viewer.Of("kim", ["keeper"])),
            ])
        {
            foreach (var (what, ask) in Lists(node, viewer, cancellationToken))
            {
                figures.Add(await OneAsync($"{what}, {who}", ask));
            }
        }

        return figures;
    }

    private static IEnumerable<(string What, Func<Task> Ask)> Lists(HostedNode node, Viewer viewer, CancellationToken ct)
    {
        var instances = node.Get<InstanceQueries>();
        var tasks = node.Get<TaskQueries>();
        yield return ("cases", () => instances.ListAsync(viewer, new(), First, ct));
        yield return ("cases that run", () => instances.ListAsync(viewer, new() { Status = InstanceStatus.Running }, First, ct));
        yield return ("cases that have ended", () => instances.ListAsync(viewer, new() { Status = InstanceStatus.Completed }, First, ct));
        yield return ("cases of a process", () => instances.ListAsync(viewer, new() { Process = "rare" }, First, ct));
        yield return ("cases with a text", () => instances.ListAsync(viewer, new() { Text = "rar" }, First, ct));
        yield return ("cases that are late", () => instances.ListAsync(viewer, new() { Late = true }, First, ct));
        yield return ("tasks", () => tasks.ListAsync(viewer, new(), First, ct));
        yield return ("own tasks", () => tasks.ListAsync(viewer, new() { Mine = true }, First, ct));
        yield return ("tasks that are late", () => tasks.ListAsync(viewer, new() { Late = true }, First, ct));
        yield return ("tasks of a process", () => tasks.ListAsync(viewer, new() { Process = "rare" }, First, ct));
        yield return ("timers", () => node.Get<TimerQueries>().ListAsync(viewer, new(), First, ct));
        yield return ("deadlines", () => node.Get<DeadlineQueries>().ListAsync(viewer, new(), First, ct));
        yield return ("incidents", () => node.Get<IncidentQueries>().ListAsync(viewer, null, null, First, ct));
        yield return ("notices", () => node.Get<NoticeQueries>().ListAsync(viewer, null, First, ct));
        yield return ("mails", () => node.Get<OutboxQueries>().ListAsync(viewer, null, First, ct));
        yield return ("overview", () => node.Get<OverviewQueries>().CountAsync(viewer, ct));
    }

    private static async Task<Figure> OneAsync(string what, Func<Task> ask)
    {
        await ask(); // what is compiled and prepared on first use is no part of the figure
        var took = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            took.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return new(what, Median.Of(took), Unit.Nanoseconds);
    }
}
