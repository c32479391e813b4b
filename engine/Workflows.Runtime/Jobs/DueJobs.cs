using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Jobs;

/// <summary>A call whose next attempt may begin.</summary>
internal readonly record struct DueJob(InstanceId Instance, WaitId Job, int Attempt);

/// <summary>Finds calls that are due.</summary>
/// <remarks>On PostgreSQL a node leases what it is about to begin, so that others leave it alone; on SQLite there is one node. The
/// lease only saves work: whoever begins an attempt first has it.</remarks>
public sealed class DueJobs(IDatabase database, KeyStore keys, TimeProvider time)
{
    private static readonly Duration Lease = Duration.FromSeconds(15);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    internal Task<ImmutableArray<DueJob>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = Now;
        return database.Dialect is SqlDialect.Postgres
            ? database.WriteAsync(
                (session, ct) => session.QueryAsync(
                    new(
                        "job.claim",
                        """
                        update wait set claimed_until = $3 where (instance, id) in (
                            select instance, id from wait
                            where try_at <= $1 and (claimed_until is null or claimed_until < $1)
                            order by try_at limit $2 for update skip locked)
                        returning instance, id, attempt
                        """,
                        now,
                        (long)most,
                        now + Lease),
                    Read,
                    ct),
                cancellationToken)
            : database.QueryAsync(
                new("job.due", "select instance, id, attempt from wait where try_at <= $1 order by try_at limit $2", now, (long)most),
                Read,
                cancellationToken);
    }

    /// <summary>When the next call is due that is not yet; null when there is none.</summary>
    internal async Task<Instant?> NextAsync(CancellationToken cancellationToken)
    {
        var next = await database.QueryAsync(
            new("job.next", "select min(try_at) from wait where try_at > $1", Now), row => row.TimeOrNull(0), cancellationToken);
        return next[0];
    }

    /// <summary>The call as it is stored now; null when it is over, or its case was erased.</summary>
    internal async Task<JobWait?> FindAsync(DueJob due, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            new(
                "job.read",
                "select w.closed, i.key_id from wait w join instance i on i.id = w.instance where w.instance = $1 and w.id = $2",
                due.Instance.Value,
                due.Job.Value),
            row => (Closed: row.Bytes(0), Key: new DataKeyId(row.Id(1))),
            cancellationToken);
        return found is [var (closed, id)] && await keys.FindAsync(id, cancellationToken) is { } key
            ? SealedJson.Open<JobWait>(key, closed, ElementStatements.PlaceOfWait(due.Instance, due.Job))
            : null;
    }

    private static DueJob Read(Row row) => new(new(row.Id(0)), new(row.Number(1)), row.Small(2));
}
