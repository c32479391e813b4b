using System.Collections.Immutable;
using System.Data.Common;

namespace Workflows.Runtime.Storage;

/// <summary>A database that is open and whose tables are in place: SQLite embedded, or PostgreSQL.</summary>
public interface IDatabase : IAsyncDisposable
{
    SqlDialect Dialect { get; }

    /// <summary>What it is and where, for the log: no password.</summary>
    string Description { get; }

    /// <summary>Runs work in one transaction and returns its result once the commit is durable. If the work throws, nothing of it stays.</summary>
    /// <remarks>The work may run more than once, also after a commit whose answer was lost, so it must recognise its own earlier success
    /// (by operation id or key). On SQLite it runs on the one writer thread, between the works of others: it must touch nothing but
    /// its session.</remarks>
    /// <exception cref="StorageUnavailableException">Nothing can be written now.</exception>
    Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Stores a write, perhaps together with others that wait, and answers once the commit is durable.</summary>
    /// <returns>False when a guard held it back: then nothing of it was stored, or it was stored before by a commit whose answer was lost.</returns>
    /// <exception cref="StorageUnavailableException">Nothing can be written now.</exception>
    Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken);

    /// <summary>Runs reads on one snapshot: all see the same committed state.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>The same for reads that find all their rows by keys: they go through indexes whatever the database takes a table to hold. A plan that
    /// was made when it was nearly empty would read it whole.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<T> ReadByKeysAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        ReadAsync(work, cancellationToken);
}

/// <summary>A snapshot to read from.</summary>
public interface IReadSession
{
    SqlDialect Dialect { get; }

    /// <summary>The connection and transaction beneath, for the entity model to query through.</summary>
    (DbConnection Connection, DbTransaction? Transaction) Beneath { get; }

    ValueTask<ImmutableArray<T>> QueryAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellationToken);

    /// <summary>Queries in order, in one round trip where the database can.</summary>
    async ValueTask QueryAsync(IReadOnlyList<Rows> queries, CancellationToken cancellationToken)
    {
        foreach (var rows in queries)
        {
            await QueryAsync(
                rows.Statement,
                row =>
                {
                    rows.Add(row);
                    return 0;
                },
                cancellationToken);
        }
    }
}

/// <summary>A transaction under way.</summary>
public interface IWriteSession : IReadSession
{
    /// <summary>Executes statements in order, in one round trip where the database can.</summary>
    /// <returns>How many rows each one touched.</returns>
    ValueTask<ImmutableArray<int>> ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken);
}

public static class DatabaseExtensions
{
    public static async ValueTask<int> ExecuteAsync(this IWriteSession session, Statement statement, CancellationToken cancellationToken) =>
        (await session.ExecuteAsync([statement], cancellationToken))[0];

    /// <summary>Executes statements in a transaction of their own.</summary>
    public static Task<ImmutableArray<int>> ExecuteAsync(
        this IDatabase database, IReadOnlyList<Statement> statements, CancellationToken cancellationToken) =>
        database.WriteAsync((session, ct) => session.ExecuteAsync(statements, ct), cancellationToken);

    public static Task<ImmutableArray<T>> QueryAsync<T>(
        this IDatabase database, Statement statement, Func<Row, T> read, CancellationToken cancellationToken) =>
        database.ReadAsync((session, ct) => session.QueryAsync(statement, read, ct), cancellationToken);
}
