using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Sqlite;

namespace Workflows.Faults.Tampering;

/// <summary>A transaction in which the store is changed and verified, and which is taken back.</summary>
internal sealed class TamperSession : IAsyncDisposable
{
    private readonly DbTransaction _transaction;

    private TamperSession(DbTransaction transaction, IWriteSession session)
    {
        _transaction = transaction;
        Session = session;
    }

    public IWriteSession Session { get; }

    public SqlDialect Dialect => Session.Dialect;

    public static async Task<TamperSession> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        return new(
            transaction,
            connection is SqliteConnection sqlite
                ? new SqliteSession(sqlite, () => null) { Snapshot = (SqliteTransaction)transaction }
                : new PostgresSession((NpgsqlConnection)connection, (NpgsqlTransaction)transaction, seam: null));
    }

    public async Task<int> DoAsync(string text, params object?[] values) =>
        (await Session.ExecuteAsync([new Statement("tamper", text, [.. values])], default))[0];

    public async Task<T> OneAsync<T>(string text, Func<Row, T> read, params object?[] values) =>
        (await Session.QueryAsync(new Statement("look", text, [.. values]), read, default))[0];

    public async Task<IReadOnlyList<T>> AllAsync<T>(string text, Func<Row, T> read, params object?[] values) =>
        await Session.QueryAsync(new Statement("look", text, [.. values]), read, default);

    /// <summary>Any entry of any journal.</summary>
    public async Task<(Guid Instance, long Sequence)> EntryAsync(Random random)
    {
        var entries = await AllAsync("select instance, sequence from journal order by instance, sequence", row => (row.Id(0), row.Number(1)));
        return entries[random.Next(entries.Count)];
    }

    public async ValueTask DisposeAsync()
    {
        (Session as IDisposable)?.Dispose();
        await _transaction.RollbackAsync();
        await _transaction.DisposeAsync();
    }
}
