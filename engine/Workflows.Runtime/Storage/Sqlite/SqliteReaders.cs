using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>Connections that read, kept open with what was prepared on them: opening one costs more than most reads.</summary>
internal sealed class SqliteReaders : IDisposable
{
    /// <summary>Kept while nobody reads; more than that are opened when needed and closed again.</summary>
    private const int MostIdle = 16;

    /// <summary>Of each: a list that looks at many cases finds the upper pages of the indexes there.</summary>
    private const int CacheKibibytes = 16 * 1024;

    private readonly string _connection;
    private readonly ConcurrentQueue<Reader> _idle = new();
    private volatile bool _disposed;

    public SqliteReaders(string path) =>
        _connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    /// <summary>Runs reads on one snapshot.</summary>
    public async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (!_idle.TryDequeue(out var reader))
        {
            reader = Open();
        }

        try
        {
            var result = await reader.ReadAsync(work, cancellationToken);
            if (_idle.Count < MostIdle && !_disposed)
            {
                _idle.Enqueue(reader);
                reader = null;
            }

            return result;
        }
        finally
        {
            // One on which something failed is not used again.
            reader?.Dispose();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryDequeue(out var reader))
        {
            reader.Dispose();
        }
    }

    private Reader Open()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"pragma cache_size = -{CacheKibibytes}";
            command.ExecuteNonQuery();
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private sealed class Reader(SqliteConnection connection) : IDisposable
    {
        private readonly SqliteSession _session = new(connection, () => null);

        public async ValueTask<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
        {
            await using var snapshot = connection.BeginTransaction(deferred: true);
            _session.Snapshot = snapshot;
            return await work(_session, cancellationToken);
        }

        public void Dispose()
        {
            _session.Dispose();
            connection.Dispose();
        }
    }
}
