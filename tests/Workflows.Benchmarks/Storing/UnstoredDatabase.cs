using Workflows.Runtime.Storage;

namespace Workflows.Benchmarks.Storing;

/// <summary>Says of every step that it is stored, and stores none: what is left is the engine's own work.</summary>
internal sealed class UnstoredDatabase(IDatabase inner) : IDatabase
{
    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync(work, cancellationToken);

    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
