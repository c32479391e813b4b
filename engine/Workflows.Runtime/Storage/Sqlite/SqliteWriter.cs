using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>The one thread with the one connection that writes. Works that wait together are committed together.</summary>
/// <remarks>Each work runs in a savepoint of a shared transaction, so that one that fails takes nothing of the others with it, and is
/// answered only after the commit has reached the disk. When the commit fails, all works of the transaction fail and the connection is
/// opened anew: what SQLite keeps of a transaction after an I/O error is not to be built on.</remarks>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Works in one commit: past this, a longer commit gains little and the first work waits too long.</summary>
    private const int WorksACommit = 256;

    /// <summary>Works that may wait; more callers than that wait for a place.</summary>
    private const int WorksInLine = 4096;

    private readonly Channel<Work> _line =
        Channel.CreateBounded<Work>(new BoundedChannelOptions(WorksInLine) { SingleReader = true });

    private readonly Func<SqliteConnection> _connect;
    private readonly Func<IStatementSeam?> _seam;
    private readonly Task _thread;
    private SqliteConnection? _connection;
    private SqliteSession? _session;

    /// <param name="opened">The connection to start with; the writer owns it from here on.</param>
    /// <param name="connect">Opens another after a failed commit.</param>
    /// <param name="seam">What fault tests have set.</param>
    public SqliteWriter(SqliteConnection opened, Func<SqliteConnection> connect, Func<IStatementSeam?> seam)
    {
        _connect = connect;
        _seam = seam;
        _connection = opened;
        _thread = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public async Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken)
    {
        var work = new Work<T>(run, cancellationToken);
        try
        {
            await _line.Writer.WriteAsync(work, cancellationToken);
        }
        catch (ChannelClosedException cause)
        {
            throw new StorageUnavailableException("The program is stopping and takes no more work.", cause);
        }

        return await work.Result;
    }

    /// <summary>Lets the works in line finish, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _line.Writer.TryComplete();
        await _thread;
        Close();
    }

    private void Run()
    {
        while (_line.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var together = new List<Work>();
            try
            {
                CommitTogether(together);
            }
            catch (Exception cause)
            {
                // Whatever it was, the callers must hear of it and the thread must go on.
                Close();
                var unavailable = new StorageUnavailableException(
                    "The database cannot write now (a full disk, or a failing one): nothing of this was stored.", cause);
                together.ForEach(work => work.Fail(unavailable));
            }
        }
    }

    private void CommitTogether(List<Work> together)
    {
        SqliteSession? session = null;
        while (together.Count < WorksACommit && TakeNext() is { } next)
        {
            // Noted before anything is tried, so that there is someone to tell when it fails.
            together.Add(next);
            session ??= Begin();
            if (!RunOne(session, next))
            {
                together.RemoveAt(together.Count - 1);
            }
        }

        if (session is null)
        {
            return;
        }

        if (_seam()?.Before("commit") != false)
        {
            session.Execute("commit");
        }

        _seam()?.After("commit");
        Meters.Batch.Record(together.Count);
        together.ForEach(work => work.Acknowledge());
    }

    /// <returns>False when the work failed by itself and was answered; the transaction goes on without it.</returns>
    private bool RunOne(SqliteSession session, Work work)
    {
        session.Execute("savepoint work");
        try
        {
            work.Run(session);
            session.Execute("release work");
            return true;
        }
        catch (Exception cause) when (!TransactionIsLost(cause))
        {
            session.Execute("rollback to work");
            session.Execute("release work");
            work.Fail(cause);
            return false;
        }
    }

    /// <summary>SQLite gives a whole transaction up on some errors (https://sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction);
    /// after others that come from the disk it is not to be trusted either.</summary>
    private bool TransactionIsLost(Exception cause) =>
        raw.sqlite3_get_autocommit(_connection!.Handle) != 0
        || (cause is SqliteException sqlite && sqlite.SqliteErrorCode is
            raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CORRUPT or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN
            or raw.SQLITE_NOTADB or raw.SQLITE_INTERRUPT);

    private Work? TakeNext()
    {
        while (_line.Reader.TryRead(out var work))
        {
            if (!work.WithdrawIfCancelled())
            {
                return work;
            }
        }

        return null;
    }

    private SqliteSession Begin()
    {
        _connection ??= _connect();
        _session ??= new(_connection, transaction: null, _seam);
        _session.Execute("begin immediate");
        return _session;
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
        _connection?.Dispose();
        _connection = null;
    }

    private abstract class Work
    {
        public abstract void Run(SqliteSession session);

        public abstract void Acknowledge();

        public abstract void Fail(Exception cause);

        public abstract bool WithdrawIfCancelled();
    }

    private sealed class Work<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken) : Work
    {
        // Callers go on elsewhere: their code must not run on the writer's thread.
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Result => _answer.Task;

        // Once begun, a work is not cancelled: its caller could not know whether it was stored.
        public override void Run(SqliteSession session) => _result = run(session, CancellationToken.None).AsTask().GetAwaiter().GetResult();

        public override void Acknowledge() => _answer.TrySetResult(_result);

        public override void Fail(Exception cause) => _answer.TrySetException(cause);

        public override bool WithdrawIfCancelled() => cancellationToken.IsCancellationRequested && _answer.TrySetCanceled(cancellationToken);
    }
}
