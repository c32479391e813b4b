using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Verifying;

/// <summary>Only who has caught up with all that a kill left says that nothing is missing.</summary>
public abstract partial class AnchorConformance
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task A_stop_before_all_was_caught_up_with_leaves_it_to_the_next_start()
    {
        await AnswerAsync(_one, "head@b", "ben");
        Kill();

        using (var loop = Loop(new Unanswering(_node.Database)))
        {
            await loop.StartAsync(default);
            await loop.StopAsync(default);
            Assert.False(loop.IsCaughtUp);
        }

        Assert.Equal("interval", _log.Last!.Cause);
        Kill();
        using var next = Loop(_node.Database);
        await next.StartAsync(default);
        await UntilAsync(() => next.IsCaughtUp);
        Assert.Equal("start", _log.Last!.Cause);
        Assert.Contains(_log.Last!.Heads, h => h.Instance == _one.Value && h.Number == 3);
        await next.StopAsync(default);
        Assert.Equal("stop", _log.Last!.Cause);
    }

    /// <summary>What was noted and not written down is gone.</summary>
    private void Kill()
    {
        _log.Dispose();
        _writer.Dispose();
        Open();
    }

    private AnchorLoop Loop(IDatabase database) => new(
        _writer,
        _node.Hints,
        database,
        _journal,
        new() { Folder = store.Folder, Anchors = new() { Also = Also, Every = LongEnough } },
        NullLogger<AnchorLoop>.Instance);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var end = new CancellationTokenSource(LongEnough);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo())
        {
            await look.WaitForNextTickAsync(end.Token);
        }
    }

    /// <summary>A database that is read for longer than anybody waits.</summary>
    private sealed class Unanswering(IDatabase inner) : IDatabase
    {
        public SqlDialect Dialect => inner.Dialect;

        public string Description => inner.Description;

        public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
            inner.WriteAsync(work, cancellationToken);

        public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => inner.StoreAsync(write, cancellationToken);

        public async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return await inner.ReadAsync(work, cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
