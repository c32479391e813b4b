using System.Threading.Channels;
using Npgsql;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>Stores writes that wait together in one transaction and one round trip, each answered after the commit.</summary>
/// <remarks>What the writes have in common is one statement for many rows (<see cref="StatementRun"/>). When the
/// transaction of several fails, because of a guard of one of them or otherwise, each is stored again by itself: what
/// fails takes nothing of the others with it. Writes to one row are in the same order in every transaction, that of the line; two nodes
/// that write to the same rows in different orders are a deadlock now and then, which PostgreSQL ends and this runs again.</remarks>
internal sealed class PostgresGroupCommit : IAsyncDisposable
{
    /// <summary>Writes in one commit: past this, a longer transaction gains little and the first write waits too long.</summary>
    private const int WritesACommit = 64;

    /// <summary>Writes that may wait; more callers than that wait for a place.</summary>
    private const int WritesInLine = 4096;

    /// <summary>Transactions under way at once: while one waits for its disk, the next is made.</summary>
    private const int Transactions = 3;

    private readonly Channel<Waiting> _line = Channel.CreateBounded<Waiting>(WritesInLine);
    private readonly PostgresDatabase _database;
    private readonly Task _work;

    public PostgresGroupCommit(PostgresDatabase database)
    {
        _database = database;
        _work = Task.WhenAll(Enumerable.Range(0, Transactions).Select(_ => Task.Run(WorkAsync)));
    }

    /// <returns>False when a guard held the write back.</returns>
    public async Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(write, cancellationToken);
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
        while (await _line.Reader.WaitToReadAsync())
        {
            var together = TakeTogether();
            try
            {
                await CommitAsync(together);
            }
            catch (Exception cause)
            {
                // Whatever it was, the callers must hear of it and the line must go on.
                together.ForEach(w => w.Fail(cause));
            }
        }
    }

    private List<Waiting> TakeTogether()
    {
        var together = new List<Waiting>();
        while (together.Count < WritesACommit && _line.Reader.TryRead(out var next))
        {
            if (!next.WithdrawIfCancelled())
            {
                together.Add(next);
            }
        }

        return together;
    }

    private async Task CommitAsync(List<Waiting> together)
    {
        // Another transaction may have taken all that this one was woken for.
        if (together.Count == 0)
        {
            return;
        }

        if (await TryTogetherAsync(together))
        {
            Meters.Batch.Record(together.Count);
            together.ForEach(w => w.Answer(stored: true));
            return;
        }

        foreach (var one in together)
        {
            await StoreAloneAsync(one);
        }
    }

    /// <returns>False when one of them failed, and nothing was stored.</returns>
    private async Task<bool> TryTogetherAsync(List<Waiting> together)
    {
        try
        {
            return await _database.StoreTogetherAsync([.. together.Select(w => w.Write)]);
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
            one.Answer(await one.Write.StoreAloneAsync(_database, CancellationToken.None));
        }
        catch (Exception cause)
        {
            // It failed by itself: the others of the transaction go on.
            one.Fail(cause);
        }
    }

    private sealed class Waiting(GuardedWrite write, CancellationToken cancellationToken)
    {
        private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public GuardedWrite Write => write;

        public Task<bool> Stored => _answer.Task;

        public void Answer(bool stored) => _answer.TrySetResult(stored);

        public void Fail(Exception cause) => _answer.TrySetException(cause);

        // Once it is being stored, a write is not cancelled: its caller could not know whether it was stored.
        public bool WithdrawIfCancelled() => cancellationToken.IsCancellationRequested && _answer.TrySetCanceled(cancellationToken);
    }
}
