using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>What a list of tasks, timers and the like is narrowed to, as far as it bears on where its rows are looked for.</summary>
/// <param name="Sight">What the viewer may see.</param>
/// <param name="Instance">One case; null: all.</param>
/// <param name="Process">One process; null: all.</param>
internal sealed record ElementScope(Sight Sight, InstanceId? Instance, string? Process)
{
    /// <summary>Which times.</summary>
    public TimeRange Range { get; init; }

    /// <summary>True when places are looked for among what is the viewer's own.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Where to begin; null: at the start.</summary>
    public ListPlace? After { get; init; }
}

/// <summary>Where rows are looked for.</summary>
/// <param name="Source">Yields all that a list may show, and more.</param>
/// <param name="MayShow">False for places that it cannot show; null: there are none such.</param>
internal sealed record Places(IListSource Source, Func<ListPlace, bool>? MayShow);

/// <summary>Where the rows of a list come from: gathered from a few cases, or in the order of an index over all of them. Both yield all that a
/// viewer may see, and more: what is shown is decided by <see cref="Visibility"/>.</summary>
internal static class ElementSources
{
    /// <param name="session">The snapshot.</param>
    /// <param name="scope">What is asked for.</param>
    /// <param name="orders">The list, in one part or more that follow one another.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Task<Places> OfAsync(
        IReadSession session, ElementScope scope, ImmutableArray<ListOrder> orders, CancellationToken cancellationToken) =>
        OfAsync(
            session,
            scope,
            orders,
            [.. orders.Select(order => new IndexSource(session, order, [], scope.Range, scope.After))],
            cancellationToken);

    /// <param name="session">The snapshot.</param>
    /// <param name="scope">What is asked for.</param>
    /// <param name="orders">The list, in one part or more.</param>
    /// <param name="among">Where the rows are looked for when they are many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Places> OfAsync(
        IReadSession session,
        ElementScope scope,
        ImmutableArray<ListOrder> orders,
        IReadOnlyList<IListSource> among,
        CancellationToken cancellationToken)
    {
        if (await FewAsync(session, scope, cancellationToken) is not { } few)
        {
            return new(MergedSource.Of(orders[0], among), await MayShowAsync(session, scope, cancellationToken));
        }

        var gathered = new List<IListSource>();
        foreach (var order in orders)
        {
            gathered.Add(await GatheredSource.OfAsync(session, order, few, scope.Range, scope.After, cancellationToken));
        }

        return new(MergedSource.Of(orders[0], gathered), null);
    }

    private static async Task<Func<ListPlace, bool>?> MayShowAsync(IReadSession session, ElementScope scope, CancellationToken cancellationToken)
    {
        // One set is enough: what it lets pass is few.
        var known = scope.Process is { } process ? await scope.Sight.Cases.OfProcessAsync(session, process, cancellationToken) : null;
        known ??= scope.IsOwn ? null : await scope.Sight.KnownAsync(cancellationToken);
        return known is null ? null : place => known.Contains(place.Id(1));
    }

    private static async Task<IReadOnlyCollection<Guid>?> FewAsync(IReadSession session, ElementScope scope, CancellationToken cancellationToken)
    {
        if (scope.Instance is { } instance)
        {
            return [instance.Value];
        }

        if (scope.Process is { } process
            && !scope.Sight.Cases.AreTooMany(process)
            && await FewCases.OfProcessAsync(session, process, cancellationToken) is { } ofProcess)
        {
            return ofProcess;
        }

        return await scope.Sight.FewAsync(cancellationToken);
    }
}
