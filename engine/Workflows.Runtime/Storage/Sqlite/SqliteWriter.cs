using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workflows.Runtime.Telemetry;

namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>The one thread with the one connection that writes. Works that wait together are committed together.</summary>
/// <remarks>Works share a transaction, and each is answered only after the commit has reached the disk. One that fails takes nothing of the
/// others with it: works that may do anything run in a savepoint; writes that say beforehand what they do run without one, which is
/// cheaper, and when one of them fails halfway the transaction is made again with a savepoint each. When the commit fails, all works of
/// the transaction fail and the connection is opened anew: what SQLite keeps of a transaction after an I/O error is not to be built
/// on.</remarks>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Works in one commit: past this, a longer commit gains little and the first work waits too long.</summary>
    private const int WorksACommit = 256;

    /// <summary>Works that may wait; more callers than that wait for a place.</summary>
    private const int WorksInLine = 4096;

    private readonly Channel<SqliteWork> _line =
        Channel.CreateBounded<SqliteWork>(new BoundedChannelOptions(WorksInLine) { SingleReader = true });

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

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken) =>
        DoAsync(new SqliteFreeWork<T>(run, cancellationToken), cancellationToken);

    /// <returns>False when a guard held the write back.</returns>
    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) =>
        DoAsync(new SqliteGuardedWork(write, cancellationToken), cancellationToken);

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
            var together = new List<SqliteWork>();
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

    private async Task<T> DoAsync<T>(SqliteWork<T> work, CancellationToken cancellationToken)
    {
        try
        {
            await _line.Writer.WriteAsync(work, cancellationToken);
        }
        catch (ChannelClosedException cause)
        {
            throw new StorageUnavailableException("The program is stopping and takes no more work.", cause);
        }

        return await work.Answer;
    }

    private void CommitTogether(List<SqliteWork> together)
    {
        SqliteSession? session = null;
        while (together.Count < WorksACommit && TakeNext() is { } next)
        {
            // Noted before anything is tried, so that there is someone to tell when it fails.
            together.Add(next);
            session ??= Begin();
            if (next.NeedsSavepoint)
            {
                RunApart(session, together, next);
            }
            else if (!TryRun(session, next))
            {
                session.Execute("rollback");
                session.Execute("begin immediate");
                foreach (var work in together.ToList())
                {
                    RunApart(session, together, work);
                }
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

    /// <returns>False when it failed, perhaps halfway.</returns>
    private bool TryRun(SqliteSession session, SqliteWork work)
    {
        try
        {
            work.Run(session);
            return true;
        }
        catch (Exception cause) when (cause is GuardedWrite.HeldBackException or SqliteException && !TransactionIsLost(cause))
        {
            return false;
        }
    }

    /// <summary>Runs a work in a savepoint. One that fails by itself is answered, and the transaction goes on without it.</summary>
    private void RunApart(SqliteSession session, List<SqliteWork> together, SqliteWork work)
    {
        session.Execute("savepoint work");
        try
        {
            work.Run(session);
            session.Execute("release work");
        }
        catch (Exception cause) when (!TransactionIsLost(cause))
        {
            session.Execute("rollback to work");
            session.Execute("release work");
            work.Fail(cause);
            together.Remove(work);
        }
    }

    /// <summary>SQLite gives a whole transaction up on some errors
    /// (https://sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction);
    /// after others that come from the disk it is not to be trusted either.</summary>
    private bool TransactionIsLost(Exception cause) =>
        raw.sqlite3_get_autocommit(_connection!.Handle) != 0
        || (cause is SqliteException sqlite && sqlite.SqliteErrorCode is
            raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CORRUPT or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN
            or raw.SQLITE_NOTADB or raw.SQLITE_INTERRUPT);

    private SqliteWork? TakeNext()
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
        _session ??= new(_connection, _seam);
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
}
