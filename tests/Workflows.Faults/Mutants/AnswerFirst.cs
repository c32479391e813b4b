using Workflows.Runtime.Storage;

namespace Workflows.Faults.Mutants;

/// <summary>A seeded bug: answers before the commit. A kill in between loses what was acknowledged.</summary>
internal sealed class AnswerFirst(IDatabase inner) : IDatabase
{
    /// <summary>How long answer and commit are apart: as on a slow disk.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    public SqlDialect Dialect => inner.Dialect;

    public string Description => inner.Description;

    public async Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var stored = inner.WriteAsync(
            async (session, ct) =>
            {
                var result = await work(session, ct);
                answer.TrySetResult(result);
                await Task.Delay(Between, CancellationToken.None);
                return result;
            },
            cancellationToken);
        return await await Task.WhenAny(answer.Task, stored);
    }

    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => write.StoreAloneAsync(this, cancellationToken);

    public Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
