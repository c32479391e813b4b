using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Where the rows of a list of instances come from. Each source yields all that the list may show, and more; what a viewer is shown is
/// decided by <see cref="Visibility"/>.</summary>
/// <remarks>For who sees much and asks for what is rare among it, the one source is quick where the other is not: their own cases, or the cases
/// of that status. Both are tried, each as far as a look may take.</remarks>
internal sealed class InstanceSources(IReadSession session, WorkflowsDbContext db, Viewer viewer, InstanceFilter filter, Instant now)
{
    /// <summary>Processes whose parts of an index are read side by side; of more, the list is read as a whole.</summary>
    private const int MostProcesses = 12;

    private static readonly InstanceStatus[] Statuses = [.. Enum.GetValues<InstanceStatus>().Where(s => s is not InstanceStatus.None)];

    /// <summary>That of all of them.</summary>
    public static ListOrder Order => ListOrders.InstancesOfStatus;

    /// <summary>Where to begin; null: at the start.</summary>
    public ListPlace? After { get; init; }

    public async Task<Stretch<Guid>> ReadAsync(
        int size, Func<IReadOnlyList<ListPlace>, Task<IReadOnlyList<(ListPlace, Guid)>>> show, CancellationToken cancellationToken)
    {
        Stretch<Guid>? furthest = null;
        await foreach (var source in InTurnAsync(cancellationToken))
        {
            var read = await ListReading.ReadAsync(source, size, show, cancellationToken);
            if (read.LookedThrough || read.Rows.Length == size)
            {
                return read;
            }

            furthest = furthest is null || Order.IsBefore(furthest.Next!.Value, read.Next!.Value) ? read : furthest;
        }

        return furthest ?? new([], null, LookedThrough: true);
    }

    /// <summary>Counts those that are open.</summary>
    public async Task<Counted> CountOpenAsync(Func<IReadOnlyList<ListPlace>, Task<int>> count, CancellationToken cancellationToken)
    {
        InstanceStatus[] open = [InstanceStatus.Running, InstanceStatus.Cancelling];
        if (viewer.IsAdministrator)
        {
            return await ListReading.CountAsync(OfStatuses(open, null), places => Task.FromResult(places.Count), cancellationToken);
        }

        var own = await ListReading.CountAsync(OfViewer(null), count, cancellationToken);
        if (own.IsAll || own.Number == Counted.Most)
        {
            return own;
        }

        var all = await ListReading.CountAsync(OfStatuses(open, null), count, cancellationToken);
        return all.IsAll || all.Number > own.Number ? all : own;
    }

    private async IAsyncEnumerable<IListSource> InTurnAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[]? processes = filter.Process is { } process ? [process] : null;
        if (Guid.TryParse(filter.Text, out var id))
        {
            yield return await GatheredSource.OfAsync(session, Order, [id], TimeRange.All, After, cancellationToken);
            yield break;
        }

        if (filter.Text is { Length: > 0 } text)
        {
            var named = await NamedAsync(text, cancellationToken);
            processes = processes is null ? named : [.. processes.Intersect(named, StringComparer.Ordinal)];
            if (processes.Length == 0)
            {
                yield break;
            }

            processes = processes.Length > MostProcesses ? null : processes;
        }

        if (filter.Late == true && await FewLateAsync(cancellationToken) is { } late)
        {
            yield return await GatheredSource.OfAsync(session, Order, late, TimeRange.All, After, cancellationToken);
            yield break;
        }

        if (!viewer.IsAdministrator)
        {
            yield return OfViewer(processes);
        }

        if (viewer.IsAdministrator || filter.Status is not null || filter.Late is not null)
        {
            yield return OfStatuses(filter.Status is { } status ? [status] : Statuses, processes);
        }
    }

    private IListSource OfViewer(string[]? processes) => MergedSource.Of(
        Order,
        [
            .. from principal in viewer.Principals
               from source in processes is null
                   ? [Index(ListOrders.InstancesOfPrincipal, principal)]
                   : processes.Select(p => Index(ListOrders.InstancesOfPrincipalAndProcess, principal, p))
               select source,
        ]);

    private IListSource OfStatuses(InstanceStatus[] statuses, string[]? processes) => MergedSource.Of(
        Order,
        [
            .. from status in statuses.Select(SealedJson.NameOf)
               from source in processes is null
                   ? [Index(ListOrders.InstancesOfStatus, status)]
                   : processes.Select(p => Index(ListOrders.InstancesOfProcess, p, status))
               select source,
        ]);

    private IndexSource Index(ListOrder order, params object[] of) => new(session, order, [.. of], TimeRange.All, After);

    /// <summary>The cases with late tasks or missed deadlines, whoever may see them; null when they are many.</summary>
    private Task<IReadOnlyCollection<Guid>?> FewLateAsync(CancellationToken cancellationToken) => FewCases.OfAsync(
        [
            new IndexSource(session, ListOrders.Tasks, [], new(null, now.ToUnixTimeTicks()), null),
            new IndexSource(session, ListOrders.Deadlines, [], new(null, now.ToUnixTimeTicks() + 1), null),
        ],
        cancellationToken);

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
