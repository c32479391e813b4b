using Workflows.Runtime.Storage;

namespace Workflows.Faults.Mutants;

/// <summary>A seeded bug: PostgreSQL answers a commit before it is on the disk. A crash of PostgreSQL loses what was acknowledged
/// last.</summary>
internal sealed class Unsynced(IDatabase inner) : IDatabase
{
    private static readonly Statement WithoutWaiting = new("unsynced", "set local synchronous_commit = off");

    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync(
            async (session, ct) =>
            {
                await session.ExecuteAsync(WithoutWaiting, ct);
                return await work(session, ct);
            },
            cancellationToken);

    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => write.StoreAloneAsync(this, cancellationToken);

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
