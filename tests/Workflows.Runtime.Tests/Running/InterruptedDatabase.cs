using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Storage;

namespace Workflows.Runtime.Tests.Running;

/// <summary>The database as a node sees it that is interrupted: something else happens between what it reads and what it writes.</summary>
internal sealed class InterruptedDatabase(IDatabase inner) : PassingDatabase(inner)
{
    private Func<Task>? _afterRead;
    private Func<Task>? _beforeWrite;

    /// <summary>Happens once, when the next read has ended.</summary>
    public void AfterRead(Func<Task> happens) => _afterRead = happens;

    /// <summary>Happens once, before the next write begins.</summary>
    public void BeforeWrite(Func<Task> happens) => _beforeWrite = happens;

    public override async Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await HappenAsync(Interlocked.Exchange(ref _beforeWrite, null));
        return await base.WriteAsync(work, cancellationToken);
    }

    public override async Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken)
    {
        await HappenAsync(Interlocked.Exchange(ref _beforeWrite, null));
        return await base.StoreAsync(write, cancellationToken);
    }

    public override async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var read = await base.ReadAsync(work, cancellationToken);
        await HappenAsync(Interlocked.Exchange(ref _afterRead, null));
        return read;
    }

    private static Task HappenAsync(Func<Task>? happens) => happens?.Invoke() ?? Task.CompletedTask;
}
