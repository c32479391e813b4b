using System.Collections.Immutable;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Reads places from an index, as far as is asked and no further.</summary>
/// <param name="session">The snapshot.</param>
/// <param name="order">Which index.</param>
/// <param name="of">The values of the index's first columns.</param>
/// <param name="range">Which times.</param>
/// <param name="after">Where to begin; null: at the start.</param>
internal sealed class IndexSource(IReadSession session, ListOrder order, ImmutableArray<object> of, TimeRange range, ListPlace? after) : IListSource
{
    private ListPlace? _after = after;

    public async ValueTask<IReadOnlyList<ListPlace>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        if (order.Timeless is { } time && (!range.Holds(time) || _after?.Time > time))
        {
            return [];
        }

        // What lies before all that have no time says nothing of where to begin among them.
        var from = order.Timeless is { } all && _after?.Time != all ? null : _after;
        var found = await session.QueryAsync(order.Read(of, range, from, most), order.ReadPlace, cancellationToken);
        _after = found.IsEmpty ? _after : found[^1];
        return found;
    }
}
