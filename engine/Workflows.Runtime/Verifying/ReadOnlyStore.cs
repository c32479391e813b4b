using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Sqlite;

namespace Workflows.Runtime.Verifying;

/// <summary>A database that is only read, whether or not a server has it open: no lock is taken, no table made or changed.</summary>
/// <remarks>A SQLite connection that is opened read-only neither writes nor checkpoints, so it may stand beside the one that does
/// (decision 0007). While it reads, the write-ahead log of a running server grows.</remarks>
public sealed class ReadOnlyStore : IAsyncDisposable
{
    private readonly DbConnection _connection;

    private ReadOnlyStore(DbConnection connection) => _connection = connection;

    /// <exception cref="StoreNotReadException">It is not there, or cannot be opened.</exception>
    public static Task<ReadOnlyStore> OfSqliteAsync(string path, CancellationToken cancellationToken) => File.Exists(path)
        ? OpenAsync(
            new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()),
            path,
            cancellationToken)
        : throw new StoreNotReadException($"There is no database {path}.");

    /// <exception cref="StoreNotReadException">It cannot be reached.</exception>
    public static Task<ReadOnlyStore> OfPostgresAsync(string connectionString, CancellationToken cancellationToken)
    {
        NpgsqlConnectionStringBuilder address;
        try
        {
            address = new(connectionString)
            {
                IncludeErrorDetail = false, ApplicationName = "workflows verify", Pooling = false, CommandTimeout = 0,
            };
        }
        catch (ArgumentException cause)
        {
            throw new StoreNotReadException("The connection string of PostgreSQL cannot be read.", cause);
        }

        return OpenAsync(new NpgsqlConnection(address.ToString()), $"PostgreSQL {address.Host}:{address.Port}/{address.Database}", cancellationToken);
    }

    /// <summary>Runs reads on one snapshot.</summary>
    /// <exception cref="StoreNotReadException">It cannot be read, or is no database of this program.</exception>
    public async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            if (_connection is SqliteConnection sqlite)
            {
                await using var snapshot = sqlite.BeginTransaction(deferred: true);
                using var session = new SqliteSession(sqlite, () => null) { Snapshot = snapshot };
                return await work(session, cancellationToken);
            }

            var postgres = (NpgsqlConnection)_connection;
            await using var transaction = await postgres.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            // Pages of rows are sorted in memory, not on the server's disk.
            await using (var memory = new NpgsqlCommand("set local work_mem = '64MB'", postgres, transaction))
            {
                await memory.ExecuteNonQueryAsync(cancellationToken);
            }

            return await work(new PostgresSession(postgres, transaction, seam: null), cancellationToken);
        }
        catch (DbException cause)
        {
            throw new StoreNotReadException($"It cannot be read: {cause.Message}", cause);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<ReadOnlyStore> OpenAsync(DbConnection connection, string name, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
            return new(connection);
        }
        catch (Exception cause) when (cause is DbException or TimeoutException or System.Net.Sockets.SocketException)
        {
            await connection.DisposeAsync();
            throw new StoreNotReadException($"{name} cannot be opened: {cause.Message}", cause);
        }
    }
}

/// <summary>What was to be read cannot be; the message says what and why.</summary>
public sealed class StoreNotReadException : Exception
{
    public StoreNotReadException(string message)
        : base(message)
    {
    }

    public StoreNotReadException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
