using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Tests.Running;

/// <summary>The database as a node sees it that is interrupted: something else happens between what it reads and what it writes.</summary>
internal sealed class InterruptedDatabase(IDatabase inner) : IDatabase
{
    private Func<Task>? _afterRead;
    private Func<Task>? _beforeWrite;

    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    /// <summary>Happens once, when the next read has ended.</summary>
    public void AfterRead(Func<Task> happens) => _afterRead = happens;

    /// <summary>Happens once, before the next write begins.</summary>
    public void BeforeWrite(Func<Task> happens) => _beforeWrite = happens;

    public async Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await HappenAsync(Interlocked.Exchange(ref _beforeWrite, null));
        return await inner.WriteAsync(work, cancellationToken);
    }

    public async Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken)
    {
        await HappenAsync(Interlocked.Exchange(ref _beforeWrite, null));
        return await inner.StoreAsync(write, cancellationToken);
    }

    public async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(work, cancellationToken);
        await HappenAsync(Interlocked.Exchange(ref _afterRead, null));
        return read;
    }

    /// <summary>The store that it is of ends it.</summary>
    public ValueTask DisposeAsync() => default;

    private static Task HappenAsync(Func<Task>? happens) => happens?.Invoke() ?? Task.CompletedTask;
}
