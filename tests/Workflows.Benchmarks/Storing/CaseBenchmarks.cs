using System.Collections.Concurrent;
using System.Diagnostics;
using Workflows.Benchmarks.Measuring;
using Workflows.Engine.State;
using Workflows.Runtime;
using Workflows.Tests.Shared;

namespace Workflows.Benchmarks.Storing;

/// <summary>Cases started and resumed by 64 callers at once, beside bare inserts into the same database.</summary>
internal static class CaseBenchmarks
{
    private const int Callers = 64;

    public static async Task<IReadOnlyList<Figure>> OnSqliteAsync(Effort effort, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("workflows-benchmarks-").FullName;
        try
        {
            var options = new WorkflowsOptions { Folder = folder };
            var cases = await MeasureAsync(options, effort, cancellationToken);
            // The engine has let go of the file: SQLite has one process and one connection that writes.
            var limit = RawInserts.IntoSqlite(Path.Combine(folder, "workflows.db"), cases.RowSize, effort);
            return cases.Beside(limit);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task<IReadOnlyList<Figure>> OnPostgresAsync(Effort effort, CancellationToken cancellationToken)
    {
        using var server = ThrowAwayPostgres.Start();
        var database = await server.CreateDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("workflows-benchmarks-").FullName;
        try
        {
            var options = new WorkflowsOptions { Folder = folder, Postgres = database };
            var cases = await MeasureAsync(options, effort, cancellationToken);
            var limit = await RawInserts.IntoPostgresAsync(database, cases.RowSize, effort, cancellationToken);
            return cases.Beside(limit);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<CaseFigures> MeasureAsync(WorkflowsOptions options, Effort effort, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(options, cancellationToken);
        await RoundAsync(installation, effort.Cases, cancellationToken);
        var rounds = new List<Round>();
        for (var i = 0; i < effort.Rounds; i++)
        {
            rounds.Add(await RoundAsync(installation, effort.Cases, cancellationToken));
        }

        return CaseFigures.Of(rounds);
    }

    private static async Task<Round> RoundAsync(Installation installation, int cases, CancellationToken cancellationToken)
    {
        var started = new ConcurrentBag<InstanceId>();
        var starts = await PhaseAsync(
            installation, Enumerable.Range(0, cases), async (_, ct) => started.Add(await installation.StartAsync(ct)), cancellationToken);
        var resumes = await PhaseAsync(installation, started, (id, ct) => new(installation.ResumeAsync(id, ct)), cancellationToken);
        return new(cases, starts, resumes);
    }

    private static async Task<Phase> PhaseAsync<T>(
        Installation installation, IEnumerable<T> items, Func<T, CancellationToken, ValueTask> act, CancellationToken cancellationToken)
    {
        var before = installation.Database.Written;
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellationToken }, act);
        return new(Stopwatch.GetElapsedTime(start), installation.Database.Written - before);
    }
}
