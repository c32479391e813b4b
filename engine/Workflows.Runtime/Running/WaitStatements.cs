using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Running;

/// <summary>The rows of timers, calls, messages and whatever else is waited for, that follow from what changed.</summary>
internal sealed class WaitStatements(InstanceId instance, DataKey key, MessageIndex messages)
{
    private readonly Guid _id = instance.Value;

    public void AddTo(ImmutableArray<Statement>.Builder statements, Changes<WaitId, Wait> changes)
    {
        foreach (var wait in changes.Removed)
        {
            statements.Add(new("wait.consume", "delete from wait where instance = $1 and id = $2", _id, wait.Value));
        }

        foreach (var wait in changes.Added)
        {
            statements.Add(Write(wait));
        }

        foreach (var wait in changes.Changed)
        {
            statements.Add(Change(wait));
        }
    }

    private Statement Write(Wait wait)
    {
        var (kind, closed) = Close(wait);
        return wait is JobWait job
            ? new(
                "wait.write",
                "insert into wait (instance, id, kind, try_at, attempt, host, failure, closed) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                _id,
                job.Id.Value,
                kind,
                job.DueAt,
                job.Attempt,
                job.Request.Host,
                job.Failure,
                closed)
            : new(
                "wait.write",
                "insert into wait (instance, id, kind, due_at, purpose, task, closed, correlation) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                _id,
                wait.Id.Value,
                kind,
                (wait as TimerWait)?.DueAt,
                wait is TimerWait timer ? SealedJson.NameOf(timer.Purpose) : null,
                (wait as TimerWait)?.Task?.Value,
                closed,
                CorrelationOf(wait));
    }

    /// <summary>A new time for a call takes back the lease under which a node has looked at it.</summary>
    private Statement Change(Wait wait) => wait is JobWait job
        ? new(
            "wait.change",
            "update wait set try_at = $3, attempt = $4, failure = $5, claimed_until = null, closed = $6 where instance = $1 and id = $2",
            _id,
            job.Id.Value,
            job.DueAt,
            job.Attempt,
            job.Failure,
            Close(job).Closed)
        : new(
            "wait.change",
            "update wait set due_at = $3, closed = $4, correlation = $5 where instance = $1 and id = $2",
            _id,
            wait.Id.Value,
            (wait as TimerWait)?.DueAt,
            Close(wait).Closed,
            CorrelationOf(wait));

    private byte[]? CorrelationOf(Wait wait) => wait is MessageWait message ? messages.Of(message.Name, message.Key) : null;

    private (string Kind, byte[] Closed) Close(Wait wait)
    {
        var place = ElementStatements.PlaceOfWait(instance, wait.Id);
        return wait switch
        {
            TimerWait timer => ("timer", SealedJson.Close(key, timer, place)),
            MessageWait message => ("message", SealedJson.Close(key, message, place)),
            JobWait job => ("job", SealedJson.Close(key, job, place)),
            HoldWait hold => ("hold", SealedJson.Close(key, hold, place)),
            CallWait call => ("case", SealedJson.Close(key, call, place)),
            _ => throw new InvalidOperationException($"No wait {wait.GetType().Name}: the set is closed."),
        };
    }
}
