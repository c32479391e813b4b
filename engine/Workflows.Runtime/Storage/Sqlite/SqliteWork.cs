namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>Something that waits for the one thread that writes.</summary>
internal abstract class SqliteWork
{
    /// <summary>True when what it did cannot be told from what others did, should it fail.</summary>
    public abstract bool NeedsSavepoint { get; }

    /// <summary>Does it; may be called again after what it did was taken back.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>Answers with what came of it, once that is on the disk.</summary>
    public abstract void Acknowledge();

    public abstract void Fail(Exception cause);

    public abstract bool WithdrawIfCancelled();
}

internal abstract class SqliteWork<T>(CancellationToken cancellationToken) : SqliteWork
{
    // Callers go on elsewhere: their code must not run on the writer's thread.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Answer => _answer.Task;

    public sealed override void Run(SqliteSession session) => _result = Do(session);

    public sealed override void Acknowledge() => _answer.TrySetResult(_result);

    public override void Fail(Exception cause) => _answer.TrySetException(cause);

    // Once begun, a work is not cancelled: its caller could not know whether it was stored.
    public sealed override bool WithdrawIfCancelled() => cancellationToken.IsCancellationRequested && _answer.TrySetCanceled(cancellationToken);

    protected abstract T Do(SqliteSession session);

    protected void Give(T answer) => _answer.TrySetResult(answer);
}

/// <summary>May do anything with its session.</summary>
internal sealed class SqliteFreeWork<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken)
    : SqliteWork<T>(cancellationToken)
{
    public override bool NeedsSavepoint => true;

    protected override T Do(SqliteSession session) => run(session, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}

/// <summary>Stores a write that says beforehand what it does.</summary>
internal sealed class SqliteGuardedWork(GuardedWrite write, CancellationToken cancellationToken) : SqliteWork<bool>(cancellationToken)
{
    public override bool NeedsSavepoint => false;

    public override void Fail(Exception cause)
    {
        if (cause is GuardedWrite.HeldBackException)
        {
            Give(false);
        }
        else
        {
            base.Fail(cause);
        }
    }

    /// <exception cref="GuardedWrite.HeldBackException">A guard held it back after another had done its part, which is to be taken
    /// back.</exception>
    protected override bool Do(SqliteSession session)
    {
        for (var i = 0; i < write.Guards.Length; i++)
        {
            var touched = session.Execute(write.Guards[i]);
            if (touched == 0 && i == 0)
            {
                return false;
            }

            if (touched != 1)
            {
                throw new GuardedWrite.HeldBackException();
            }
        }

        foreach (var statement in write.Rest)
        {
            session.Execute(statement);
        }

        return true;
    }
}
