using Workflows.Runtime.Storage;

namespace Workflows.Benchmarks.Waiting;

/// <summary>Writes the rows that steps yield many steps at a time: for filling a store that nobody uses yet.</summary>
/// <remarks>What it says is stored is not, until it has written: whoever fills a store ends with <see cref="WriteAsync"/>.</remarks>
internal sealed class TogetherDatabase(IDatabase inner) : IDatabase
{
    private const int StepsACommit = 2_000;

    private readonly SemaphoreSlim _writing = new(1);
    private readonly Lock _gate = new();
    private List<GuardedWrite> _waiting = [];

    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync(work, cancellationToken);

    public async Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _waiting.Add(write);
            if (_waiting.Count < StepsACommit)
            {
                return true;
            }
        }

        await WriteAsync(cancellationToken);
        return true;
    }

    /// <summary>Writes all that waits.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            List<GuardedWrite> together;
            lock (_gate)
            {
                (together, _waiting) = (_waiting, []);
            }

            var statements = together.SelectMany(w => w.Guards.AddRange(w.Rest)).ToList();
            await inner.WriteAsync((session, ct) => session.ExecuteAsync(statements, ct), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    public Task<T> ReadByKeysAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadByKeysAsync(work, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _writing.Dispose();
        return ValueTask.CompletedTask;
    }
}
