using Workflows.Runtime.Storage;

namespace Workflows.Faults.Mutants;

/// <summary>A seeded bug: that a step could not be stored, because the disk is full or fails, is taken for stored.</summary>
internal sealed class SwallowErrors(IDatabase inner) : IDatabase
{
    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync(work, cancellationToken);

    public async Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.StoreAsync(write, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return true;
        }
    }

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
