using System.Threading.Channels;
using Npgsql;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>Stores writes that wait together in one transaction and one round trip, each answered after the commit.</summary>
/// <remarks>What the writes have in common is one statement for many rows (<see cref="StatementRun"/>). When the
/// transaction of several fails, because of a guard of one of them or otherwise, each is stored again by itself: what
/// fails takes nothing of the others with it. Writes to one row are in the same order in every transaction, that of the line; two nodes
/// that write to the same rows in different orders are a deadlock now and then, which PostgreSQL ends and this runs again. Once the server was
/// found to be away, nobody in line waits for more than one of the others: who has waited too long is told so, and was not stored.</remarks>
internal sealed class PostgresGroupCommit : IAsyncDisposable
{
    /// <summary>Writes in one commit: past this, a longer transaction gains little and the first write waits too long.</summary>
    private const int WritesACommit = 64;

    /// <summary>Writes that may wait; more callers than that wait for a place.</summary>
    private const int WritesInLine = 4096;

    /// <summary>Transactions under way at once, where one takes long: it waits for a row that another node has, or for a slow disk.</summary>
    private const int Transactions = 3;

    /// <summary>So long writes wait for a transaction that is under way, before one of their own begins beside it: two small ones cost the
    /// server more than one that is twice as long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    /// <summary>So long a write waits in line while the server is away.</summary>
    internal static readonly TimeSpan LongestInLine = TimeSpan.FromSeconds(15);

    private readonly Channel<Waiting> _line = Channel.CreateBounded<Waiting>(WritesInLine);
    private readonly IGroupStore _store;
    private readonly TimeProvider _time;
    private readonly Task _work;

    /// <summary>Why the last transaction was not stored, when it was because the server is away.</summary>
    private volatile StorageUnavailableException? _away;

    public PostgresGroupCommit(IGroupStore store, TimeProvider time)
    {
        (_store, _time) = (store, time);
        _work = Task.Run(WorkAsync);
    }

    /// <summary>Stores a write: at once where nothing is under way, otherwise with those that come until that has ended.</summary>
    /// <returns>False when a guard held the write back.</returns>
    public async Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(write, _time.GetTimestamp(), cancellationToken);
        try
        {
            await _line.Writer.WriteAsync(waiting, cancellationToken);
        }
        catch (ChannelClosedException cause)
        {
            throw new StorageUnavailableException("The program is stopping and takes no more work.", cause);
        }

        return await waiting.Stored;
    }

    /// <summary>Lets the writes in line finish.</summary>
    public async ValueTask DisposeAsync()
    {
        _line.Writer.TryComplete();
        await _work;
    }

    private async Task WorkAsync()
    {
        var underWay = new List<Task>();
        while (await _line.Reader.WaitToReadAsync())
        {
            await WaitForOthersAsync(underWay);
            if (TakeTogether() is { Count: > 0 } together)
            {
                underWay.Add(CommitAsync(together));
            }
        }

        await Task.WhenAll(underWay);
    }

    /// <summary>Waits until one of those under way has ended, or, where another may go beside them, no longer than patience lasts.</summary>
    private static async Task WaitForOthersAsync(List<Task> underWay)
    {
        underWay.RemoveAll(t => t.IsCompleted);
        if (underWay.Count > 0)
        {
            var oneEnds = Task.WhenAny(underWay);
            await (underWay.Count < Transactions ? Task.WhenAny(oneEnds, Task.Delay(Patience)) : oneEnds);
            underWay.RemoveAll(t => t.IsCompleted);
        }
    }

    private List<Waiting> TakeTogether()
    {
        var together = new List<Waiting>();
        while (together.Count < WritesACommit && _line.Reader.TryRead(out var next))
        {
            if (_away is { } cause && _time.GetElapsedTime(next.Since) > LongestInLine)
            {
                next.Fail(cause);
            }
            else if (!next.WithdrawIfCancelled())
            {
                together.Add(next);
            }
        }

        return together;
    }

    /// <summary>Stores writes and answers each; it does not fail.</summary>
    private async Task CommitAsync(List<Waiting> together)
    {
        try
        {
            // Where something stands between the statements, they go one by one.
            if (!_store.IsOneByOne && await TryTogetherAsync(together))
            {
                Meters.Batch.Record(together.Count);
                together.ForEach(w => w.Answer(stored: true));
            }
            else
            {
                foreach (var one in together)
                {
                    await StoreAloneAsync(one);
                }
            }

            _away = null;
        }
        catch (StorageUnavailableException cause)
        {
            // None of the others is tried for as long again.
            _away = cause;
            together.ForEach(w => w.Fail(cause));
        }
        catch (Exception cause)
        {
            // Whatever it was, the callers must hear of it and the line must go on.
            together.ForEach(w => w.Fail(cause));
        }
    }

    /// <returns>False when one of them was held back or failed, and nothing was stored.</returns>
    private async Task<bool> TryTogetherAsync(List<Waiting> together)
    {
        try
        {
            await _store.StoreTogetherAsync([.. together.Select(w => w.Write)]);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    private async Task StoreAloneAsync(Waiting one)
    {
        try
        {
            one.Answer(await _store.StoreAloneAsync(one.Write));
        }
        catch (Exception cause) when (cause is not StorageUnavailableException)
        {
            // It failed by itself: the others of the transaction go on.
            one.Fail(cause);
        }
    }

    private sealed class Waiting(GuardedWrite write, long since, CancellationToken cancellationToken)
    {
        private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public GuardedWrite Write => write;

        /// <summary>When it was asked for, as a timestamp.</summary>
        public long Since => since;

        public Task<bool> Stored => _answer.Task;

        public void Answer(bool stored) => _answer.TrySetResult(stored);

        public void Fail(Exception cause) => _answer.TrySetException(cause);

        // Once it is being stored, a write is not cancelled: its caller could not know whether it was stored.
        public bool WithdrawIfCancelled() => cancellationToken.IsCancellationRequested && _answer.TrySetCanceled(cancellationToken);
    }
}
