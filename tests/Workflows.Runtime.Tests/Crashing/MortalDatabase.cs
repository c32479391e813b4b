using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Tests.Crashing;

/// <summary>The database as one node sees it: once the node is dead, nothing of it gets through any more, however late it comes back.</summary>
internal sealed class MortalDatabase(IDatabase inner) : IDatabase
{
    private volatile bool _dead;

    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public void Die() => _dead = true;

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        Living.WriteAsync(work, cancellationToken);

    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => Living.StoreAsync(write, cancellationToken);

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        Living.ReadAsync(work, cancellationToken);

    /// <summary>The store that it is of ends it.</summary>
    public ValueTask DisposeAsync() => default;

    private IDatabase Living => _dead ? throw new InvalidOperationException("This node is dead.") : inner;
}
