using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Workflows.Benchmarks.Storing;

/// <summary>The limit of a store: rows of one size into a table with nothing but a
/// number as its key, 100 a commit, each commit on the disk.</summary>
internal static class RawInserts
{
    public const int RowsACommit = 100;

    /// <summary>As many as make PostgreSQL fastest on two cores.</summary>
    private const int PostgresConnections = 8;

    /// <returns>Rows a second.</returns>
    public static double IntoSqlite(string path, int rowSize, int rows)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute(
            connection,
            "pragma journal_mode = wal; pragma synchronous = full; create table if not exists raw (id integer not null primary key, body "
                + "blob not null) strict");
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into raw (body) values ($1)";
        insert.Parameters.AddWithValue("$1", new byte[rowSize]);
        insert.Prepare();
        var start = Stopwatch.GetTimestamp();
        for (var commit = 0; commit < rows / RowsACommit; commit++)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var row = 0; row < RowsACommit; row++)
            {
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <returns>Rows a second.</returns>
    public static async Task<double> IntoPostgresAsync(string database, int rowSize, int rows, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using (var create = source.CreateCommand(
            "create table if not exists raw (id bigint generated always as identity primary key, body bytea not null)"))
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        var bodies = Enumerable.Range(0, RowsACommit).Select(_ => new byte[rowSize]).ToArray();
        var connections = await Task.WhenAll(
            Enumerable.Range(0, PostgresConnections).Select(_ => source.OpenConnectionAsync(cancellationToken).AsTask()));
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(connections.Select(c => InsertAsync(c, bodies, rows / RowsACommit / PostgresConnections, cancellationToken)));
        var elapsed = Stopwatch.GetElapsedTime(start);
        await Task.WhenAll(connections.Select(c => c.DisposeAsync().AsTask()));
        return rows / elapsed.TotalSeconds;
    }

    private static async Task InsertAsync(NpgsqlConnection connection, byte[][] bodies, int commits, CancellationToken cancellationToken)
    {
        await using var insert =
            new NpgsqlCommand("insert into raw (body) select unnest($1)", connection) { Parameters = { new() { Value = bodies } } };
        await insert.PrepareAsync(cancellationToken);
        for (var commit = 0; commit < commits; commit++)
        {
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
