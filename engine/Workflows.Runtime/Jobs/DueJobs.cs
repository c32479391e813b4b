using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.Claiming;
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
    private readonly DueRows<DueJob> _rows = new(database, Table, Read, time);

    internal static DueTable Table { get; } = new()
    {
        Queue = new("calls", "wait", "try_at"),
        Name = "job",
        Key = "instance, id",
        Columns = "d.instance, d.id, d.attempt",
        Lease = Duration.FromSeconds(15),
    };

    /// <param name="most">How many may be begun.</param>
    /// <param name="underWay">How many this node has begun or is about to.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    internal async Task<ImmutableArray<DueJob>> ClaimAsync(int most, int underWay, CancellationToken cancellationToken) =>
        (await _rows.TakeAsync(most, underWay, cancellationToken)).Items;

    /// <summary>When the next call is due that is not yet; null when there is none.</summary>
    internal Task<Instant?> NextAsync(CancellationToken cancellationToken) => _rows.NextAheadAsync(cancellationToken);

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
