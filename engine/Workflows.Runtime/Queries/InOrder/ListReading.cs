using System.Collections.Immutable;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Reads a stretch of a list: takes places from a source, and of them those that are shown, until there are enough.</summary>
/// <remarks>It goes as far as a look does, whatever there is: a stretch may then be shorter than was asked for, and says where to go on
/// (decision 0022). Where there are several ways, a bite is taken of each in turn: that takes twice as long as the quickest of two, and nobody
/// has to know which that is.</remarks>
internal static class ListReading
{
    /// <summary>Places shown at a time: few, so that a look does not last much longer than it may.</summary>
    private const int LargestBite = 100;

    /// <summary>Places taken at a time where most need no look at their rows.</summary>
    private const int LargestPass = 1_000;

    /// <summary>The fewest places taken at first: a list of no more is always read to its end at once, however slow the machine is.</summary>
    private const int LeastBite = 51;

    public static Task<Stretch<T>> ReadAsync<T>(
        Places places,
        int size,
        Look look,
        Func<IReadOnlyList<ListPlace>, Task<IReadOnlyList<(ListPlace Place, T Row)>>> show,
        CancellationToken cancellationToken) =>
        ReadAsync([new Way<T>(places, show)], (_, _) => false, size, look, cancellationToken);

    /// <param name="ways">Ways to read the same list.</param>
    /// <param name="isBefore">Whether one place comes before another.</param>
    /// <param name="size">How many rows are wanted.</param>
    /// <param name="look">How far it goes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Stretch<T>> ReadAsync<T>(
        IReadOnlyList<Way<T>> ways, Func<ListPlace, ListPlace, bool> isBefore, int size, Look look, CancellationToken cancellationToken)
    {
        look.Begin();
        var readings = ways.Select(w => new Reading<T>(w, size)).ToList();
        while (readings.Count > 0)
        {
            foreach (var reading in readings)
            {
                if (await reading.GoOnAsync(look, cancellationToken) is { } whole)
                {
                    return whole;
                }
            }

            if (look.IsOver)
            {
                return readings.Select(r => r.SoFar()).Aggregate((one, other) => isBefore(one.Next!.Value, other.Next!.Value) ? other : one);
            }
        }

        return new([], null);
    }

    /// <summary>Counts what is shown, up to a number; where there are several ways, by all of them in turn.</summary>
    public static async Task<Counted> CountAsync(IReadOnlyList<CountingWay> ways, Look look, CancellationToken cancellationToken)
    {
        look.Begin();
        var numbers = new int[ways.Count];
        while (true)
        {
            foreach (var (i, way) in ways.Index())
            {
                var bite = way.Places.MayShow is null ? LargestBite : LargestPass;
                var places = await way.Places.Source.ReadAsync(bite, cancellationToken);
                IReadOnlyList<ListPlace> counted = way.Places.MayShow is { } may ? [.. places.Where(may)] : places;
                look.Count(places.Count, counted.Count);
                numbers[i] += counted.Count == 0 ? 0 : await way.Count(counted);
                if (numbers[i] > Counted.Most || places.Count < bite)
                {
                    return new(Math.Min(numbers[i], Counted.Most), IsAll: numbers[i] <= Counted.Most);
                }
            }

            if (look.IsOver)
            {
                return new(Math.Min(numbers.Max(), Counted.Most), IsAll: false);
            }
        }
    }

    /// <summary>How far one way has got.</summary>
    private sealed class Reading<T>(Way<T> way, int size)
    {
        private readonly List<(ListPlace Place, T Row)> _found = [];
        private readonly int _most = way.Places.MayShow is null ? Math.Max(LargestBite, size + 1) : Math.Max(LargestPass, size + 1);
        private int _bite = Math.Max(LeastBite, size + 1);
        private ListPlace? _last;

        /// <summary>Takes a bite.</summary>
        /// <returns>Null when there is more to look at and not enough was found.</returns>
        public async Task<Stretch<T>?> GoOnAsync(Look look, CancellationToken cancellationToken)
        {
            var places = await way.Places.Source.ReadAsync(_bite, cancellationToken);
            IReadOnlyList<ListPlace> shown = way.Places.MayShow is { } may ? [.. places.Where(may)] : places;
            look.Count(places.Count, shown.Count);
            foreach (var part in shown.Chunk(Math.Max(LargestBite, size + 1)))
            {
                _found.AddRange(await way.Show(part));
            }

            if (_found.Count > size)
            {
                return new([.. _found.Take(size).Select(f => f.Row)], _found[size - 1].Place);
            }

            if (places.Count < _bite)
            {
                return new([.. _found.Select(f => f.Row)], null);
            }

            _last = places[^1];
            _bite = Math.Clamp(_bite * 4, _bite, _most);
            return null;
        }

        public Stretch<T> SoFar() => new([.. _found.Select(f => f.Row)], _last);
    }
}

/// <summary>A stretch that was read.</summary>
/// <param name="Rows">In the order of the list.</param>
/// <param name="Next">The place after which the next stretch begins; null at the end of the list, and only there.</param>
internal sealed record Stretch<T>(ImmutableArray<T> Rows, ListPlace? Next);
