using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>A database that passes everything on, for those that do one thing otherwise.</summary>
internal abstract class PassingDatabase(IDatabase inner) : IDatabase
{
    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public virtual Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync(work, cancellationToken);

    public virtual Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => inner.StoreAsync(write, cancellationToken);

    public virtual Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    /// <summary>What is beneath goes on: it is not this one's.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
