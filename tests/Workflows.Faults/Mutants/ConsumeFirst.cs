using System.Collections.Immutable;
using System.Data.Common;
using Workflows.Runtime.Storage;

namespace Workflows.Faults.Mutants;

/// <summary>A seeded bug: consumes waits in a transaction of their own, before that of the step. A kill in between loses the reminder.</summary>
/// <remarks>Shows that the campaign can fail: what it counts as lost here is what one transaction keeps.</remarks>
internal sealed class ConsumeFirst(IDatabase inner) : IDatabase
{
    private const string Consume = "wait.consume";

    /// <summary>How long consumed and carried out are apart: as on a slow disk.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public async Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (await ConsumedByAsync(work, cancellationToken) is [_, ..] consumed)
        {
            await inner.ExecuteAsync(consumed, cancellationToken);
            await Task.Delay(Between, cancellationToken);
        }

        return await inner.WriteAsync((session, ct) => work(new Without(session), ct), cancellationToken);
    }

    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => write.StoreAloneAsync(this, cancellationToken);

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>Runs the work once and takes it back, to see which waits it consumes.</summary>
    private async Task<ImmutableArray<Statement>> ConsumedByAsync<T>(
        Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var consumed = ImmutableArray<Statement>.Empty;
        try
        {
            await inner.WriteAsync<int>(
                async (session, ct) =>
                {
                    var watched = new Without(session);
                    await work(watched, ct);
                    consumed = [.. watched.Consumed];
                    throw new TakenBackException();
                },
                cancellationToken);
        }
        catch (TakenBackException)
        {
            // Only looked.
        }

        return consumed;
    }

    private sealed class TakenBackException : Exception;

    /// <summary>A session that leaves the consuming out.</summary>
    private sealed class Without(IWriteSession session) : IWriteSession
    {
        public List<Statement> Consumed { get; } = [];

        public SqlDialect Dialect => session.Dialect;

        public (DbConnection Connection, DbTransaction? Transaction) Beneath => session.Beneath;

        public ValueTask<ImmutableArray<T>> QueryAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellationToken) =>
            session.QueryAsync(statement, read, cancellationToken);

        public async ValueTask<ImmutableArray<int>> ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
        {
            Consumed.AddRange(statements.Where(s => s.Name == Consume));
            var others = statements.Where(s => s.Name != Consume).ToList();
            var touched = new Queue<int>(await session.ExecuteAsync(others, cancellationToken));
            return [.. statements.Select(s => s.Name == Consume ? 1 : touched.Dequeue())];
        }
    }
}
