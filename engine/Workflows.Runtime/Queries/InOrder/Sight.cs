using Microsoft.EntityFrameworkCore;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Tells which cases a viewer has anything to do with, by one look into <c>access</c> for each: what is theirs is narrower than a row of
/// anything else, so that only rows are read that may be shown. What is shown of them is decided by <see cref="Visibility"/>.</summary>
internal sealed class Sight(IReadSession session, WorkflowsDbContext db, Viewer viewer)
{
    private Task<IReadOnlyCollection<Guid>?>? _assigned;
    private Task<IReadOnlySet<Guid>?>? _known;

    public Viewer Viewer => viewer;

    /// <summary>All cases that the viewer has anything to do with; null when they are too many to be known, or all.</summary>
    public Task<IReadOnlySet<Guid>?> KnownAsync(CancellationToken cancellationToken) =>
        _known ??= KnownCases.OfViewerAsync(session, viewer, cancellationToken);

    /// <summary>The places of cases that the viewer may read as a whole.</summary>
    public async Task<IReadOnlyList<ListPlace>> OfWholeAsync(IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        if (viewer.IsAdministrator)
        {
            return places;
        }

        var extents = await ExtentsAsync(places.Select(p => p.Id(1)), cancellationToken);
        return [.. places.Where(p => extents.GetValueOrDefault(p.Id(1)) is AccessExtent.Case)];
    }

    /// <summary>The places of cases of which the viewer may read anything: all, or their tasks.</summary>
    public async Task<SeenPlaces> OfAnyAsync(IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        if (viewer.IsAdministrator)
        {
            return new(places, [], places);
        }

        var extents = await ExtentsAsync(places.Select(p => p.Id(1)), cancellationToken);
        var assigned = await AssignedAsync(cancellationToken);
        IReadOnlyList<ListPlace> seen = [.. places.Where(p => extents.ContainsKey(p.Id(1)) || assigned?.Contains(p.Id(1)) != false)];
        var ofWhole = seen.ToLookup(p => extents.GetValueOrDefault(p.Id(1)) is AccessExtent.Case);
        return new([.. ofWhole[true]], [.. ofWhole[false]], seen);
    }

    /// <summary>How much of some cases the viewer may read; of which nothing, are missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, AccessExtent>> ExtentsAsync(IEnumerable<Guid> instances, CancellationToken cancellationToken)
    {
        var ids = instances.Distinct().ToArray();
        var principals = viewer.Principals.ToArray();
        var found = new Dictionary<Guid, AccessExtent>();
        if (ids.Length == 0)
        {
            return found;
        }

        var rows = await db.Access
            .Where(a => ids.Contains(a.Instance) && principals.Contains(a.Principal))
            .Select(a => new { a.Instance, a.Extent })
            .ToListAsync(cancellationToken);
        foreach (var row in rows.Where(r => (AccessExtent)r.Extent > found.GetValueOrDefault(r.Instance)))
        {
            found[row.Instance] = (AccessExtent)row.Extent;
        }

        return found;
    }

    /// <summary>Cases with a task that the viewer has, also after they have lost what they had it by; null when they are many.</summary>
    private Task<IReadOnlyCollection<Guid>?> AssignedAsync(CancellationToken cancellationToken) =>
        _assigned ??= FewCases.OfAssigneeAsync(session, viewer, cancellationToken);
}

/// <summary>Places of which a viewer may see something.</summary>
/// <param name="Whole">Of cases that they may read as a whole; for an administrator, all.</param>
/// <param name="Partly">Of cases of which they may see their tasks and no more; or of which it is not known.</param>
/// <param name="All">Both, in the order of the list.</param>
internal sealed record SeenPlaces(IReadOnlyList<ListPlace> Whole, IReadOnlyList<ListPlace> Partly, IReadOnlyList<ListPlace> All);
