using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Workflows.Benchmarks.Measuring;
using Workflows.Engine.State;
using Workflows.Runtime;
using Workflows.Tests.Shared;

namespace Workflows.Benchmarks.Storing;

/// <summary>Cases on one PostgreSQL with one to three nodes, which share the processors of this machine with the server.</summary>
/// <remarks>Each case is started on one node and resumed on the next, which has nothing of it in memory.</remarks>
internal static class NodeBenchmarks
{
    private const int Callers = 64;
    private const int MostNodes = 3;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Effort effort, CancellationToken cancellationToken)
    {
        using var server = ThrowAwayPostgres.StartAsOperated();
        var folder = Directory.CreateTempSubdirectory("workflows-benchmarks-").FullName;
        try
        {
            var options = new WorkflowsOptions
            {
                Folder = folder,
                Postgres = await server.CreateDatabaseAsync(),
                PostgresForKeys = await server.CreateDatabaseAsync(),
            };
            var figures = new List<Figure>();
            for (var nodes = 1; nodes <= MostNodes; nodes++)
            {
                figures.AddRange(await RunAsync(options, nodes, effort, cancellationToken));
            }

            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> RunAsync(WorkflowsOptions options, int count, Effort effort, CancellationToken cancellationToken)
    {
        var nodes = new List<Installation>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                nodes.Add(await Installation.OpenAsync(options, cancellationToken));
            }

            await RoundAsync(nodes, effort.Cases, cancellationToken);
            var (starts, resumes) = await RoundAsync(nodes, effort.Cases, cancellationToken);
            var on = string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "node" : "nodes")}");
            return [new($"starts on {on}", starts, Unit.PerSecond), new($"resumes on {on}", resumes, Unit.PerSecond)];
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    /// <returns>Starts and resumes a second.</returns>
    private static async Task<(double Starts, double Resumes)> RoundAsync(List<Installation> nodes, int cases, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken };
        var started = new ConcurrentBag<(InstanceId Instance, int On)>();
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases), parallel, async (n, ct) => started.Add((await nodes[n % nodes.Count].StartAsync(ct), n % nodes.Count)));
        var resume = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            started, parallel, async (c, ct) => await nodes[(c.On + 1) % nodes.Count].ResumeAsync(c.Instance, ct));
        return (cases / Stopwatch.GetElapsedTime(start, resume).TotalSeconds, cases / Stopwatch.GetElapsedTime(resume).TotalSeconds);
    }
}
