using Microsoft.EntityFrameworkCore;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>What the source of a place of an instance leaves open.</summary>
[Flags]
internal enum LeftOpen
{
    Nothing = 0,

    /// <summary>Whether the viewer has anything to do with it.</summary>
    Viewer = 1,

    /// <summary>Which status and which process it has.</summary>
    Row = 2,
}

/// <summary>Where the rows of a list of instances come from. Each source yields all that the list may show, and more.</summary>
/// <remarks>For who sees much and asks for a status that is rare among it, the one source is quick where the other is not: their own cases, or
/// the cases of that status.</remarks>
internal sealed class InstanceSources(IReadSession session, WorkflowsDbContext db, Viewer viewer, InstanceFilter filter)
{
    /// <summary>Processes whose parts of an index are read side by side; of more, the list is read as a whole.</summary>
    private const int MostProcesses = 12;

    private static readonly InstanceStatus[] Statuses = [.. Enum.GetValues<InstanceStatus>().Where(s => s is not InstanceStatus.None)];

    /// <summary>That of all of them.</summary>
    public static ListOrder Order => ListOrders.InstancesOfStatus;

    /// <summary>Where to begin; null: at the start.</summary>
    public ListPlace? After { get; init; }

    /// <param name="late">All cases that are late; null when they are too many to be known.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<(IListSource Source, LeftOpen Open)>> FindAsync(IReadOnlySet<Guid>? late, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(filter.Text, out var id))
        {
            return [(await GatheredAsync([id], cancellationToken), LeftOpen.Viewer | LeftOpen.Row)];
        }

        string[]? processes = filter.Process is { } process ? [process] : null;
        var open = LeftOpen.Nothing;
        if (filter.Text is { Length: > 0 } text)
        {
            var named = await NamedAsync(text, cancellationToken);
            processes = processes is null ? named : [.. processes.Intersect(named, StringComparer.Ordinal)];
            if (processes.Length == 0)
            {
                return [];
            }

            // A title that one revision of a process has, another may not have.
            (processes, open) = (processes.Length > MostProcesses ? null : processes, LeftOpen.Row);
        }

        if (filter.Late == true && late?.Count <= FewCases.Most)
        {
            return [(await GatheredAsync(late, cancellationToken), LeftOpen.Viewer | LeftOpen.Row)];
        }

        if (viewer.IsAdministrator)
        {
            return [(OfStatuses(filter.Status is { } one ? [one] : Statuses, processes), open)];
        }

        return filter.Status is { } status
            ? [(OfViewer(processes), open | LeftOpen.Row), (OfStatuses([status], processes), open | LeftOpen.Viewer)]
            : [(OfViewer(processes), open)];
    }

    /// <summary>The cases that the viewer has anything to do with.</summary>
    public IListSource OfViewer(string[]? processes) => MergedSource.Of(
        Order,
        [
            .. from principal in viewer.Principals
               from source in processes is null
                   ? [Index(ListOrders.InstancesOfPrincipal, principal)]
                   : processes.Select(p => Index(ListOrders.InstancesOfPrincipalAndProcess, principal, p))
               select source,
        ]);

    public IListSource OfStatuses(InstanceStatus[] statuses, string[]? processes) => MergedSource.Of(
        Order,
        [
            .. from status in statuses.Select(SealedJson.NameOf)
               from source in processes is null
                   ? [Index(ListOrders.InstancesOfStatus, status)]
                   : processes.Select(p => Index(ListOrders.InstancesOfProcess, p, status))
               select source,
        ]);

    private IndexSource Index(ListOrder order, params object[] of) => new(session, order, [.. of], TimeRange.All, After);

    private Task<GatheredSource> GatheredAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        GatheredSource.OfAsync(session, Order, ids, TimeRange.All, After, cancellationToken);

    /// <summary>The processes that a text names, by their id or by a title that they have or had.</summary>
    private async Task<string[]> NamedAsync(string text, CancellationToken cancellationToken)
    {
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, which knows no StringComparison.
        var lower = text.ToLowerInvariant();
        return await db.Definitions
            .Where(d => d.Process.ToLower().Contains(lower) || d.Title.ToLower().Contains(lower))
            .Select(d => d.Process)
            .Distinct()
            .ToArrayAsync(cancellationToken);
#pragma warning restore CA1304, CA1311, CA1862
    }
}
