using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
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
            async (session, db, ct) =>
            {
                var sight = new Sight(session, db, viewer);
                var among = await PlacesAsync(session, sight, filter, ListPlace.Read(slice.After, ListOrders.Deadlines.Kinds), ct);
                var look = model.Look();
                var stretch = await ListReading.ReadAsync(
                    among, slice.Size, look, async places => await ShownAsync(db, viewer, filter, await sight.OfWholeAsync(places, ct), ct), ct);
                var ids = stretch.Rows.Select(r => r.Instance).Distinct().ToArray();
                var instances = await db.Instances.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
                var keys = await model.KeysAsync(instances.Values.Select(i => (i.Id, i.KeyId)), ct);
                return new Sliced<DeadlineListing>(
                    [
                        .. from row in stretch.Rows
                           where keys.ContainsKey(row.Instance)
                           let instance = instances[row.Instance]
                           select new DeadlineListing(new(row.Instance), instance.Process, instance.Definition, Open(keys[row.Instance], row)),
                    ],
                    stretch.Next?.ToString());
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

    /// <summary>How many late ones the list shows.</summary>
    internal async Task<Counted> CountLateAsync(IReadSession session, Sight sight, Look look, CancellationToken cancellationToken)
    {
        var among = await PlacesAsync(session, sight, new() { Late = true }, after: null, cancellationToken);
        var way = new CountingWay(among, async places => (await sight.OfWholeAsync(places, cancellationToken)).Count);
        return await ListReading.CountAsync([way], look, cancellationToken);
    }

    private Task<Places> PlacesAsync(
        IReadSession session, Sight sight, DeadlineFilter filter, ListPlace? after, CancellationToken cancellationToken)
    {
        // One that passes at this very moment has passed.
        var ahead = Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks() + 1;
        var range = filter.Late switch { true => new(null, ahead), false => new TimeRange(ahead, null), null => TimeRange.All };
        return ElementSources.OfAsync(
            session, new(sight, filter.Instance, filter.Process) { Range = range, After = after }, [ListOrders.Deadlines], cancellationToken);
    }

    private static async Task<IReadOnlyList<(ListPlace, DeadlineRow)>> ShownAsync(
        WorkflowsDbContext db, Viewer viewer, DeadlineFilter filter, IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        var instances = places.Select(p => p.Id(1)).Distinct().ToArray();
        var deadlines = db.DeadlinesFor(viewer).Where(d => instances.Contains(d.Instance));
        if (filter.Process is { } process)
        {
            deadlines = deadlines.Where(d => db.Instances.Any(i => i.Id == d.Instance && i.Process == process));
        }

        var shown = await deadlines.ToDictionaryAsync(d => (d.Instance, d.Name), cancellationToken);
        return [.. places.Where(p => shown.ContainsKey((p.Id(1), p.Text(2)))).Select(p => (p, shown[(p.Id(1), p.Text(2))]))];
    }

    private static CaseDeadline Open(DataKey key, DeadlineRow row) =>
        SealedJson.Open<CaseDeadline>(key, row.Closed, ElementStatements.PlaceOfDeadline(new(row.Instance), row.Name));
}
