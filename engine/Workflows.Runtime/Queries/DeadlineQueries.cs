using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Which deadlines to list.</summary>
public sealed record DeadlineFilter
{
    /// <summary>True: only those that have passed and are not met; false: only those that have not passed.</summary>
    public bool? Late { get; init; }

    public string? Process { get; init; }

    public InstanceId? Instance { get; init; }
}

/// <summary>A deadline of a case whose clock has not been stopped.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Definition">The content hash of the definition.</param>
/// <param name="Deadline">What it is.</param>
public sealed record DeadlineListing(InstanceId Instance, string Process, string Definition, CaseDeadline Deadline);

/// <summary>Reads deadlines.</summary>
public sealed class DeadlineQueries(ReadModel model, TimeProvider time)
{
    /// <summary>Running and missed ones, in order of time.</summary>
    public Task<Sliced<DeadlineListing>> ListAsync(Viewer viewer, DeadlineFilter filter, Slice slice, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (db, ct) =>
            {
                var deadlines = Narrow(db, db.DeadlinesFor(viewer).Where(d => d.Standing == "running" || d.Standing == "missed"), filter);
                var cursor = TimeCursor.Read(slice.After);
                if (cursor.At is { } from)
                {
                    deadlines = deadlines.Where(d => d.DueAt >= from);
                }

                var rows = await deadlines
                    .OrderBy(d => d.DueAt).ThenBy(d => d.Instance).ThenBy(d => d.Name)
                    .Skip(cursor.Given).Take(slice.Size + 1)
                    .ToListAsync(ct);
                var cut = cursor.Cut(rows, slice.Size, d => d.DueAt!.Value);
                var ids = cut.Items.Select(r => r.Instance).Distinct().ToArray();
                var instances = await db.Instances.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
                var keys = await model.KeysAsync(instances.Values.Select(i => (i.Id, i.KeyId)), ct);
                return new Sliced<DeadlineListing>(
                    [
                        .. from row in cut.Items
                           where keys.ContainsKey(row.Instance)
                           let instance = instances[row.Instance]
                           select new DeadlineListing(new(row.Instance), instance.Process, instance.Definition, Open(keys[row.Instance], row)),
                    ],
                    cut.Next);
            },
            cancellationToken);

    /// <summary>The deadlines of instances, of whatever standing; those of erased ones are missing. Who asks has to see the instances.</summary>
    public Task<ILookup<InstanceId, CaseDeadline>> OfAsync(IEnumerable<InstanceId> instances, CancellationToken cancellationToken) => model.ReadAsync(
        async (db, ct) =>
        {
            var ids = instances.Select(i => i.Value).Distinct().ToArray();
            var rows = await db.Deadlines.Where(d => ids.Contains(d.Instance)).ToListAsync(ct);
            var withDeadlines = rows.Select(r => r.Instance).Distinct().ToArray();
            var owners = await db.Instances.Where(i => withDeadlines.Contains(i.Id)).Select(i => new { i.Id, i.KeyId }).ToListAsync(ct);
            var keys = await model.KeysAsync(owners.Select(o => (o.Id, o.KeyId)), ct);
            return rows.Where(r => keys.ContainsKey(r.Instance)).ToLookup(r => new InstanceId(r.Instance), r => Open(keys[r.Instance], r));
        },
        cancellationToken);

    private IQueryable<DeadlineRow> Narrow(WorkflowsDbContext db, IQueryable<DeadlineRow> deadlines, DeadlineFilter filter)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        if (filter.Late is { } late)
        {
            deadlines = late ? deadlines.Where(d => d.DueAt <= now) : deadlines.Where(d => d.DueAt > now);
        }

        if (filter.Instance is { } instance)
        {
            deadlines = deadlines.Where(d => d.Instance == instance.Value);
        }

        return filter.Process is { } process ? deadlines.Where(d => db.Instances.Any(i => i.Id == d.Instance && i.Process == process)) : deadlines;
    }

    private static CaseDeadline Open(DataKey key, DeadlineRow row) =>
        SealedJson.Open<CaseDeadline>(key, row.Closed, ElementStatements.PlaceOfDeadline(new(row.Instance), row.Name));
}
