using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime;
using Workflows.Benchmarks.Measuring;
using Workflows.Engine.State;
using Workflows.Runtime;
using Workflows.Tests.Shared;

namespace Workflows.Benchmarks.Storing;

/// <summary>Cases started and resumed by 128 callers at once, beside bare inserts into the same database.</summary>
internal static class CaseBenchmarks
{
    /// <summary>With these, about as many rows are under way at once as in the limit: eight connections, a hundred each.</summary>
    private const int Callers = 128;
    private const int MostWarmUps = 12;

    /// <summary>Compiled in a round, they no longer tell in its figures.</summary>
    private const int FewMethods = 20;

    public static async Task<IReadOnlyList<Figure>> OnSqliteAsync(Effort effort, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("workflows-benchmarks-").FullName;
        try
        {
            var rounds = await RoundsAsync(
                new WorkflowsOptions { Folder = folder },
                rowSize => Task.FromResult(RawInserts.IntoSqlite(Path.Combine(folder, "workflows.db"), rowSize, effort.RawRows)),
                () => TimeSpan.Zero,
                effort,
                cancellationToken);
            return CaseFigures.Of(rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task<IReadOnlyList<Figure>> OnPostgresAsync(Effort effort, CancellationToken cancellationToken)
    {
        using var server = ThrowAwayPostgres.StartAsOperated();
        var database = await server.CreateDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("workflows-benchmarks-").FullName;
        try
        {
            var rounds = await RoundsAsync(
                new WorkflowsOptions { Folder = folder, Postgres = database },
                rowSize => RawInserts.IntoPostgresAsync(database, rowSize, effort.RawRows, cancellationToken),
                () => ProcessTimes.OfFamily(server.Process),
                effort,
                cancellationToken);
            return CaseFigures.Of(rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="options">Where the installation lies.</param>
    /// <param name="limit">Measures bare inserts of rows of a size. It follows every round, so that both see the machine in one state, and
    /// runs with the engine closed: a SQLite file has one process and one connection that writes.</param>
    /// <param name="elsewhere">Processor time that the database has taken so far in processes of its own.</param>
    /// <param name="effort">How many rounds.</param>
    /// <param name="cancellationToken">Ends it between two cases.</param>
    private static async Task<IReadOnlyList<Round>> RoundsAsync(
        WorkflowsOptions options, Func<int, Task<double>> limit, Func<TimeSpan> elsewhere, Effort effort, CancellationToken cancellationToken)
    {
        var rounds = new List<Round>();
        for (var i = 0; i < effort.Rounds; i++)
        {
            Round round;
            await using (var installation = await Installation.OpenAsync(options, cancellationToken))
            {
                await (i == 0
                    ? WarmUpAsync(installation, elsewhere, effort, cancellationToken)
                    : RoundAsync(installation, elsewhere, Callers, cancellationToken));
                round = await RoundAsync(installation, elsewhere, effort.CasesARound, cancellationToken);
            }

            rounds.Add(round with { RawRowsASecond = await limit(round.RowSize) });
        }

        return rounds;
    }

    /// <summary>Goes through rounds until the compiler has settled: what is opened and compiled on first use is no part of the figures.</summary>
    private static async Task WarmUpAsync(Installation installation, Func<TimeSpan> elsewhere, Effort effort, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostWarmUps; round++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            await RoundAsync(installation, elsewhere, effort.CasesARound, cancellationToken);
            if (JitInfo.GetCompiledMethodCount() - compiled < FewMethods)
            {
                return;
            }
        }
    }

    private static async Task<Round> RoundAsync(Installation installation, Func<TimeSpan> elsewhere, int cases, CancellationToken cancellationToken)
    {
        var started = new ConcurrentBag<InstanceId>();
        var starts = await PhaseAsync(
            installation,
            elsewhere,
            [.. Enumerable.Range(0, cases)],
            async (_, ct) => started.Add(await installation.StartAsync(ct)),
            cancellationToken);
        var resumes = await PhaseAsync(installation, elsewhere, [.. started], (id, ct) => new(installation.ResumeAsync(id, ct)), cancellationToken);
        return new(starts, resumes);
    }

    private static async Task<Phase> PhaseAsync<T>(
        Installation installation,
        Func<TimeSpan> elsewhere,
        IReadOnlyCollection<T> items,
        Func<T, CancellationToken, ValueTask> act,
        CancellationToken cancellationToken)
    {
        var before = installation.Database.Written;
        var allocated = GC.GetTotalAllocatedBytes();
        var database = elsewhere();
        var start = Stopwatch.GetTimestamp();
        var processor = Environment.CpuUsage.TotalTime;
        await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken }, act);
        return new(
            items.Count,
            Stopwatch.GetElapsedTime(start),
            Environment.CpuUsage.TotalTime - processor,
            elsewhere() - database,
            GC.GetTotalAllocatedBytes() - allocated,
            installation.Database.Written - before);
    }
}
