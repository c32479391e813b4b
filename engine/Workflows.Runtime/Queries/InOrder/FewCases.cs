using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Finds the cases that a list can only be about, where they are few: then what belongs to them is gathered, instead of being looked
/// for among what belongs to all.</summary>
internal static class FewCases
{
    /// <summary>More than these are not few. As long as they are no fewer than one in twenty of all, a look at
    /// <see cref="Look.MostPlaces"/> finds a page of them.</summary>
    public const int Most = 1_000;

    public static readonly IReadOnlyList<string> OpenStatuses =
        [SealedJson.NameOf(InstanceStatus.Running), SealedJson.NameOf(InstanceStatus.Cancelling)];

    /// <summary>Those that a viewer has anything to do with; null when they are many.</summary>
    public static async Task<IReadOnlyCollection<Guid>?> OfViewerAsync(IReadSession session, Viewer viewer, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var principal in viewer.Principals)
        {
            if (!await AddAsync(session, ListOrders.InstancesOfPrincipal, [principal], found, cancellationToken))
            {
                return null;
            }
        }

        return await OfAssigneeAsync(session, viewer, cancellationToken) is { } assigned && found.Union(assigned).Count() <= Most
            ? [.. found.Union(assigned)]
            : null;
    }

    /// <summary>Those with an open task that a viewer has; null when they are many.</summary>
    public static async Task<IReadOnlyCollection<Guid>?> OfAssigneeAsync(IReadSession session, Viewer viewer, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        return viewer.Person is not { } person || await AddAsync(session, ListOrders.TasksOfAssignee, [person], found, cancellationToken)
            ? found
            : null;
    }

    /// <summary>Those that a viewer has anything to do with, and those of which they have a copy of a document; null when they are many.</summary>
    public static async Task<IReadOnlyCollection<Guid>?> WithCopiesOfAsync(IReadSession session, Viewer viewer, CancellationToken cancellationToken)
    {
        if (await OfViewerAsync(session, viewer, cancellationToken) is not { } own)
        {
            return null;
        }

        var found = own.ToHashSet();
        foreach (var principal in viewer.Principals)
        {
            found.UnionWith(await session.QueryAsync(
                new("document_copy.few", "select instance from document_copy where principal = $1 order by instance limit $2", principal, Most + 1L),
                row => row.Id(0),
                cancellationToken));
        }

        return found.Count <= Most ? found : null;
    }

    /// <summary>The open ones of a process: no others have anything open; null when they are many.</summary>
    public static async Task<IReadOnlyCollection<Guid>?> OfProcessAsync(IReadSession session, string process, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var status in OpenStatuses)
        {
            if (!await AddAsync(session, ListOrders.InstancesOfProcess, [process, status], found, cancellationToken))
            {
                return null;
            }
        }

        return found;
    }

    private static async Task<bool> AddAsync(
        IReadSession session, ListOrder order, object[] of, HashSet<Guid> found, CancellationToken cancellationToken)
    {
        var places = await new IndexSource(session, order, [.. of], TimeRange.All, null).ReadAsync(Most + 1, cancellationToken);
        found.UnionWith(places.Select(p => p.Id(1)));
        return found.Count <= Most;
    }
}
