using Microsoft.EntityFrameworkCore;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Something that went wrong and waits for an administrator.</summary>
public sealed record IncidentListing(InstanceId Instance, string Process, Incident Incident);

/// <summary>Reads open incidents.</summary>
public sealed class IncidentQueries(ReadModel model)
{
    /// <summary>The oldest first.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="process">Only those of this process.</param>
    /// <param name="instance">Only those of this instance.</param>
    /// <param name="slice">Which stretch.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<Sliced<IncidentListing>> ListAsync(
        Viewer viewer, string? process, InstanceId? instance, Slice slice, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (session, db, ct) =>
            {
                var sight = new Sight(session, db, viewer);
                var scope = new ElementScope(sight, instance, process) { After = ListPlace.Read(slice.After, ListOrders.Incidents.Kinds) };
                var among = await ElementSources.OfAsync(session, scope, [ListOrders.Incidents], ct);
                var look = model.Look();
                var stretch = await ListReading.ReadAsync(
                    among, slice.Size, look, async places => await ShownAsync(db, viewer, process, await sight.OfWholeAsync(places, ct), ct), ct);
                return new Sliced<IncidentListing>(stretch.Rows, stretch.Next?.ToString());
            },
            cancellationToken);

    /// <summary>How many the list shows.</summary>
    internal static async Task<Counted> CountAsync(IReadSession session, Sight sight, Look look, CancellationToken cancellationToken)
    {
        var among = await ElementSources.OfAsync(session, new(sight, null, null), [ListOrders.Incidents], cancellationToken);
        var way = new CountingWay(among, async places => (await sight.OfWholeAsync(places, cancellationToken)).Count);
        return await ListReading.CountAsync([way], look, cancellationToken);
    }

    private static async Task<IReadOnlyList<(ListPlace, IncidentListing)>> ShownAsync(
        WorkflowsDbContext db, Viewer viewer, string? process, IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        // Ids count up within an instance, so these sets hold a few incidents too many and never one too few.
        var instances = places.Select(p => p.Id(1)).Distinct().ToArray();
        var ids = places.Select(p => p.Number(2)).Distinct().ToArray();
        var rows = await db.IncidentsFor(viewer)
            .Where(n => instances.Contains(n.Instance) && ids.Contains(n.Id))
            .Select(n => new { Row = n, db.Instances.First(i => i.Id == n.Instance).Process })
            .Where(n => process == null || n.Process == process)
            .ToDictionaryAsync(n => (n.Row.Instance, n.Row.Id), cancellationToken);
        return
        [
            .. from place in places
               let row = rows.GetValueOrDefault((place.Id(1), place.Number(2)))
               where row is not null
               select (place, new IncidentListing(new(row.Row.Instance), row.Process, Open(row.Row))),
        ];
    }

    private static Incident Open(IncidentRow row) => new(
        new(row.Id),
        row.Token is { } token ? new(token) : null,
        row.Task is { } task ? new(task) : null,
        row.Node,
        row.Code,
        row.Message,
        row.RaisedAt);
}
