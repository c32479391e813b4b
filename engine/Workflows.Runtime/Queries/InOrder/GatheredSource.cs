using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>The places of what belongs to a few cases, gathered and put in order.</summary>
internal sealed class GatheredSource : IListSource
{
    /// <summary>Ids in one statement: a number that is always the same keeps the statement prepared.</summary>
    private const int IdsAStatement = 250;

    private readonly IReadOnlyList<ListPlace> _places;
    private int _next;

    private GatheredSource(IReadOnlyList<ListPlace> places) => _places = places;

    /// <summary>Reads all of them.</summary>
    /// <param name="session">The snapshot.</param>
    /// <param name="order">The list, of which the index is not used.</param>
    /// <param name="instances">The cases.</param>
    /// <param name="range">Which times.</param>
    /// <param name="after">Where to begin; null: at the start.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<GatheredSource> OfAsync(
        IReadSession session,
        ListOrder order,
        IReadOnlyCollection<Guid> instances,
        TimeRange range,
        ListPlace? after,
        CancellationToken cancellationToken)
    {
        var queries = instances
            .Chunk(instances.Count == 1 ? 1 : IdsAStatement)
            .Select(ids => new Rows<ListPlace>(order.ReadOf(ids.Length is 1 or IdsAStatement ? ids : Filled(ids)), order.ReadPlace))
            .ToList();
        await session.QueryAsync([.. queries], cancellationToken);
        var places = queries.SelectMany(q => q.Found).Where(p => range.Holds(p.Time) && (after is not { } from || order.IsBefore(from, p))).ToList();
        places.Sort((one, other) => order.Descending ? other.CompareTo(one) : one.CompareTo(other));
        return new(places);
    }

    public ValueTask<IReadOnlyList<ListPlace>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        IReadOnlyList<ListPlace> stretch = [.. _places.Skip(_next).Take(most)];
        _next += stretch.Count;
        return new(stretch);
    }

    private static Guid[] Filled(Guid[] ids) => [.. ids, .. Enumerable.Repeat(ids[^1], IdsAStatement - ids.Length)];
}
