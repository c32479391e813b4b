using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Workflows.Benchmarks.Measuring;

namespace Workflows.Benchmarks.Storing;

/// <summary>The limit of a store: rows of one size into a table with nothing but a number as its key, 100 a commit, each commit on the disk.</summary>
internal static class RawInserts
{
    private const int RowsACommit = 100;

    /// <summary>As many as make PostgreSQL fastest on two cores.</summary>
    private const int PostgresConnections = 8;

    public static Figure IntoSqlite(string path, int rowSize, Effort effort)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "pragma journal_mode = wal; pragma synchronous = full; create table raw (id integer not null primary key, body blob not null) strict");
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into raw (body) values ($1)";
        insert.Parameters.AddWithValue("$1", new byte[rowSize]);
        insert.Prepare();
        var runs = new List<double>();
        for (var i = 0; i < effort.Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var commit = 0; commit < effort.RawRows / RowsACommit; commit++)
            {
                using var transaction = connection.BeginTransaction();
                insert.Transaction = transaction;
                for (var row = 0; row < RowsACommit; row++)
                {
                    insert.ExecuteNonQuery();
                }

                transaction.Commit();
            }

            runs.Add(effort.RawRows / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return Limit(rowSize, runs);
    }

    public static async Task<Figure> IntoPostgresAsync(string database, int rowSize, Effort effort, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using (var create = source.CreateCommand("create table raw (id bigint generated always as identity primary key, body bytea not null)"))
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        var bodies = Enumerable.Range(0, RowsACommit).Select(_ => new byte[rowSize]).ToArray();
        var runs = new List<double>();
        for (var i = 0; i < effort.Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, PostgresConnections).Select(_ => InsertAsync(
                source, bodies, effort.RawRows / RowsACommit / PostgresConnections, cancellationToken)));
            runs.Add(effort.RawRows / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return Limit(rowSize, runs);
    }

    private static async Task InsertAsync(NpgsqlDataSource source, byte[][] bodies, int commits, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var insert = new NpgsqlCommand("insert into raw (body) select unnest($1)", connection) { Parameters = { new() { Value = bodies } } };
        await insert.PrepareAsync(cancellationToken);
        for (var commit = 0; commit < commits; commit++)
        {
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static Figure Limit(int rowSize, IEnumerable<double> runs) =>
        new($"bare inserts, {rowSize} bytes, {RowsACommit} a commit", Median.Of(runs), Unit.PerSecond);

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
