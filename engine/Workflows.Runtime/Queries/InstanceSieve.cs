using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Tells which of some instances a list shows to a viewer. It reads no more of each than where its place came from leaves open.</summary>
/// <param name="session">The snapshot.</param>
/// <param name="db">The same.</param>
/// <param name="viewer">Who asks.</param>
/// <param name="filter">For what.</param>
/// <param name="now">What is late at this time.</param>
/// <param name="late">All cases that are late, whoever may see why; null when they are too many to be known.</param>
internal sealed class InstanceSieve(
    IReadSession session, WorkflowsDbContext db, Viewer viewer, InstanceFilter filter, Instant now, IReadOnlySet<Guid>? late)
{
    private readonly Sight _sight = new(session, db, viewer);

    public Way<Guid> Over(IListSource source, LeftOpen open, CancellationToken cancellationToken) => new(
        new(source, MayShow()), places => ShownAsync(places, open, cancellationToken));

    private Func<ListPlace, bool>? MayShow() => (filter.Late, late) switch
    {
        (true, { } known) => place => known.Contains(place.Id(1)),
        (false, { } known) when viewer.IsAdministrator => place => !known.Contains(place.Id(1)),
        _ => null,
    };

    private async Task<IReadOnlyList<(ListPlace, Guid)>> ShownAsync(
        IReadOnlyList<ListPlace> places, LeftOpen open, CancellationToken cancellationToken)
    {
        var ids = places.Select(p => p.Id(1)).ToHashSet();
        if (!viewer.IsAdministrator && (open.HasFlag(LeftOpen.Viewer) || (filter.Late is not null && late is not null)))
        {
            var extents = await _sight.ExtentsAsync(ids, cancellationToken);
            ids.IntersectWith(extents.Keys);
            if (filter.Late is { } asked && late is not null)
            {
                // Who may read the whole case sees all that makes it late; who may not is asked for each.
                var partly = ids.Where(id => late.Contains(id) && extents[id] is not AccessExtent.Case).ToArray();
                var seen = partly.Length == 0 ? [] : await LateAmongAsync(partly, cancellationToken);
                ids.RemoveWhere(id => (late.Contains(id) && (extents[id] is AccessExtent.Case || seen.Contains(id))) != asked);
            }
        }

        if (open.HasFlag(LeftOpen.Row) && ids.Count > 0)
        {
            ids.IntersectWith(await Narrow(AmongKeys(ids)).Select(i => i.Id).ToListAsync(cancellationToken));
        }

        if (filter.Late is { } wanted && late is null && ids.Count > 0)
        {
            var found = await LateAmongAsync(ids, cancellationToken);
            ids.RemoveWhere(id => found.Contains(id) != wanted);
        }

        return [.. places.Where(p => ids.Contains(p.Id(1))).Select(p => (p, p.Id(1)))];
    }

    private IQueryable<InstanceRow> AmongKeys(IEnumerable<Guid> instances)
    {
        var ids = instances.ToArray();
        return db.Instances.Where(i => ids.Contains(i.Id)).ByKeysAlone();
    }

    private Task<HashSet<Guid>> LateAmongAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var tasks = db.LateTasksFor(viewer, now);
        var missed = db.MissedDeadlinesFor(viewer, now);
        return AmongKeys(ids)
            .Where(i => tasks.Any(t => t.Instance == i.Id) || missed.Any(d => d.Instance == i.Id))
            .Select(i => i.Id)
            .ToHashSetAsync(cancellationToken);
    }

    private IQueryable<InstanceRow> Narrow(IQueryable<InstanceRow> instances)
    {
        if (filter.Status is { } status)
        {
            var name = SealedJson.NameOf(status);
            instances = instances.Where(i => i.Status == name);
        }

        if (filter.Process is { } process)
        {
            instances = instances.Where(i => i.Process == process);
        }

        if (filter.Text is not { Length: > 0 } text || Guid.TryParse(text, out _))
        {
            return instances;
        }

#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, which knows no StringComparison.
        var lower = text.ToLowerInvariant();
        return instances.Where(i =>
            i.Process.ToLower().Contains(lower) || db.Definitions.Any(d => d.Hash == i.Definition && d.Title.ToLower().Contains(lower)));
#pragma warning restore CA1304, CA1311, CA1862
    }
}
