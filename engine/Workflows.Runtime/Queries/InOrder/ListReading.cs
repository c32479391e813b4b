using System.Collections.Immutable;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Reads a stretch of a list: takes places from a source, and of them those that are shown, until there are enough.</summary>
/// <remarks>It looks at so many places and no more, whatever there is: a stretch may then be shorter than was asked for, and says where to
/// go on (decision 0022).</remarks>
internal static class ListReading
{
    /// <summary>Places looked at for one stretch, at most and about: some tens of milliseconds.</summary>
    public const int MostLookedAt = 1_000;

    /// <summary>Places shown at a time.</summary>
    private const int LargestBite = 200;

    /// <param name="source">Where places come from.</param>
    /// <param name="size">How many rows are wanted.</param>
    /// <param name="show">Tells which of some places are shown, and what is shown of them, in their order.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Stretch<T>> ReadAsync<T>(
        IListSource source, int size, Func<IReadOnlyList<ListPlace>, Task<IReadOnlyList<(ListPlace Place, T Row)>>> show, CancellationToken cancellationToken)
    {
        var found = new List<(ListPlace Place, T Row)>();
        var bite = size + 1;
        for (var lookedAt = 0; ; bite = Math.Clamp(bite * 4, bite, Math.Max(LargestBite, size + 1)))
        {
            var places = await source.ReadAsync(bite, cancellationToken);
            if (places.Count > 0)
            {
                found.AddRange(await show(places));
            }

            if (found.Count > size)
            {
                return new([.. found.Take(size).Select(f => f.Row)], found[size - 1].Place, LookedThrough: false);
            }

            lookedAt += places.Count;
            if (places.Count < bite || lookedAt >= MostLookedAt)
            {
                return new([.. found.Select(f => f.Row)], places.Count < bite ? null : places[^1], LookedThrough: places.Count < bite);
            }
        }
    }

    /// <summary>Counts what is shown, up to a number.</summary>
    public static async Task<Counted> CountAsync(
        IListSource source, Func<IReadOnlyList<ListPlace>, Task<int>> count, CancellationToken cancellationToken)
    {
        var (number, lookedAt) = (0, 0);
        while (true)
        {
            var places = await source.ReadAsync(LargestBite, cancellationToken);
            number += places.Count == 0 ? 0 : await count(places);
            lookedAt += places.Count;
            if (number > Counted.Most || places.Count < LargestBite || lookedAt >= MostLookedAt)
            {
                return new(Math.Min(number, Counted.Most), IsAll: number <= Counted.Most && places.Count < LargestBite);
            }
        }
    }
}

/// <summary>A stretch that was read.</summary>
/// <param name="Rows">In the order of the list.</param>
/// <param name="Next">The place after which the next stretch begins; null at the end of the list.</param>
/// <param name="LookedThrough">True when the list was read to its end.</param>
internal sealed record Stretch<T>(ImmutableArray<T> Rows, ListPlace? Next, bool LookedThrough);
