using System.Collections.Immutable;
using System.Data.Common;
using Workflows.Runtime.Storage;

namespace Workflows.Faults.Mutants;

/// <summary>A seeded bug: looks for no operation that was carried out before. What is sent again takes effect again, or is refused.</summary>
internal sealed class ForgetOperations(IDatabase inner) : IDatabase
{
    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync(work, cancellationToken);

    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => inner.StoreAsync(write, cancellationToken);

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync((session, ct) => work(new Forgetful(session), ct), cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Forgetful(IReadSession session) : IReadSession
    {
        public SqlDialect Dialect => session.Dialect;

        public (DbConnection Connection, DbTransaction? Transaction) Beneath => session.Beneath;

        public async ValueTask<ImmutableArray<T>> QueryAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellationToken) =>
            statement.Name == "journal.find" ? [] : await session.QueryAsync(statement, read, cancellationToken);
    }
}
