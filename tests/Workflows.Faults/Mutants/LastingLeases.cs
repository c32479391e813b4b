using System.Collections.Immutable;
using System.Data.Common;
using Workflows.Runtime.Storage;

namespace Workflows.Faults.Mutants;

/// <summary>A seeded bug: what a node takes to do it keeps for a day, so that nobody takes over from one that is killed or cut
/// off.</summary>
internal sealed class LastingLeases(IDatabase inner) : IDatabase
{
    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync((session, ct) => work(new Keeping(session), ct), cancellationToken);

    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => inner.StoreAsync(write, cancellationToken);

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Keeping(IWriteSession session) : IWriteSession
    {
        private const string Until = "claimed_until = $3";
        private const string UntilTomorrow = "claimed_until = $3 + 864000000000";

        public SqlDialect Dialect => session.Dialect;

        public (DbConnection Connection, DbTransaction? Transaction) Beneath => session.Beneath;

        public ValueTask<ImmutableArray<T>> QueryAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellationToken) =>
            session.QueryAsync(
                statement.Name.EndsWith(".claim", StringComparison.Ordinal)
                    ? statement with { Text = statement.Text.Replace(Until, UntilTomorrow, StringComparison.Ordinal) }
                    : statement,
                read,
                cancellationToken);

        public ValueTask<ImmutableArray<int>> ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken) =>
            session.ExecuteAsync(statements, cancellationToken);
    }
}
