using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
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

    [SkippableFact]
    public async Task A_step_whose_answer_was_lost_is_written_down_once_it_is_decided_and_nobody_vouches_for_it_before()
    {
        using var losing = _node.Over(new Losing(_node.Database), _node.Keys);
        await StopAsync("stop");
        using (var loop = Loop(_node.Database, losing.Hints))
        {
            await loop.StartAsync(default);
            await AnswerAsync(losing, _one, "head@b", "ben");
            await loop.StopAsync(default);
        }

        Assert.Equal("interval", _log.Last!.Cause);
        Assert.DoesNotContain(_log.Last.Heads, h => h.Instance == _one.Value);

        await StopAsync("stop");
        using (var loop = Loop(_node.Database, losing.Hints))
        {
            await loop.StartAsync(default);
            await AnswerAsync(losing, _other, "head@b", "ben");
            _node.Time.Advance(Duration.FromMinutes(1));
            await loop.StopAsync(default);
        }

        Assert.Equal("stop", _log.Last!.Cause);
        Assert.Contains(_log.Last.Heads, h => h.Instance == _other.Value && h.Number == 2);

        async Task StopAsync(string cause)
        {
            using var loop = Loop(_node.Database, _node.Hints);
            await loop.StartAsync(default);
            await UntilAsync(() => loop.IsCaughtUp);
            await loop.StopAsync(default);
            Assert.Equal(cause, _log.Last!.Cause);
        }

        async Task AnswerAsync(TestNode node, InstanceId id, string role, string person)
        {
            var task = await node.TaskOfAsync(id, role);
            await Assert.ThrowsAsync<StorageUnavailableException>(() => node.AnswerAsync(id, task.Id, person));
        }
    }

    /// <summary>What was noted and not written down is gone.</summary>
    private void Kill()
    {
        _log.Dispose();
        _writer.Dispose();
        Open();
    }

    private AnchorLoop Loop(IDatabase database) => Loop(database, _node.Hints);

    private AnchorLoop Loop(IDatabase database, CommitHints hints) => new(
        _writer,
        hints,
        database,
        _journal,
        new() { Folder = store.Folder, Anchors = new() { Also = Also, Every = LongEnough } },
        _node.Time,
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

    /// <summary>A database that stores, and whose answer is lost.</summary>
    private sealed class Losing(IDatabase inner) : PassingDatabase(inner)
    {
        public override async Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken)
        {
            await base.StoreAsync(write, cancellationToken);
            throw new StorageUnavailableException("The answer was lost.");
        }
    }

    /// <summary>A database that is read for longer than anybody waits.</summary>
    private sealed class Unanswering(IDatabase inner) : PassingDatabase(inner)
    {
        public override async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return await base.ReadAsync(work, cancellationToken);
        }
    }
}
