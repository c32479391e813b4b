using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;
using Workflows.Benchmarks.Measuring;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Verifying;
using Workflows.Tests.Shared;

namespace Workflows.Benchmarks.Storing;

/// <summary>Verifies journals of ten entries a case, beside reading the same rows and hashing their payloads and nothing else.</summary>
internal static class VerifyBenchmarks
{
    public static async Task<IReadOnlyList<Figure>> OnSqliteAsync(Effort effort, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("workflows-benchmarks-").FullName;
        try
        {
            await (await Installation.OpenAsync(new() { Folder = folder }, cancellationToken)).DisposeAsync();
            var path = Path.Combine(folder, "workflows.db");
            FilledJournal.IntoSqlite(path, effort.Entries);
            return await MeasureAsync(
                effort,
                () => ReadOnlyStore.OfSqliteAsync(path, cancellationToken),
                () => new SqliteConnection(
                    new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()),
                cancellationToken);
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
            await (await Installation.OpenAsync(new() { Folder = folder, Postgres = database }, cancellationToken)).DisposeAsync();
            await FilledJournal.IntoPostgresAsync(database, effort.Entries, cancellationToken);
            return await MeasureAsync(
                effort, () => ReadOnlyStore.OfPostgresAsync(database, cancellationToken), () => new NpgsqlConnection(database), cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(
        Effort effort, Func<Task<ReadOnlyStore>> open, Func<DbConnection> connect, CancellationToken cancellationToken)
    {
        var (raw, verified) = (new List<double>(), new List<double>());
        for (var round = 0; round <= effort.Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var rows = await ReadAndHashAsync(connect, cancellationToken);
            var between = Stopwatch.GetTimestamp();
            await using var store = await open();
            var report = await store.ReadAsync(
                (session, ct) => LedgerVerification.RunAsync(session, AnchorsRead.From([], [], ct), ct), cancellationToken);
            var end = Stopwatch.GetTimestamp();
            if (!report.IsClean || report.Entries != rows || rows != effort.Entries)
            {
                throw new InvalidOperationException($"{report.Entries} of {rows} entries were verified with {report.FindingCount} findings.");
            }

            // The first round opens and compiles what is used.
            if (round > 0)
            {
                raw.Add(rows / Stopwatch.GetElapsedTime(start, between).TotalSeconds);
                verified.Add(rows / Stopwatch.GetElapsedTime(between, end).TotalSeconds);
            }
        }

        var limit = new Figure($"read and hashed in order, {FilledJournal.PayloadSize} bytes", Median.Of(raw), Unit.PerSecond);
        return [limit, new Figure("entries verified", Median.Of(verified), Unit.PerSecond).ComparedWith(limit)];
    }

    private static async Task<long> ReadAndHashAsync(Func<DbConnection> connect, CancellationToken cancellationToken)
    {
        await using var connection = connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select closed, hash from journal order by instance, sequence";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (rows, hash) = (0L, new byte[32]);
        while (await reader.ReadAsync(cancellationToken))
        {
            SHA256.HashData(reader.GetFieldValue<byte[]>(0), hash);
            rows += reader.GetFieldValue<byte[]>(1).Length == hash.Length ? 1 : 0;
        }

        return rows;
    }
}
