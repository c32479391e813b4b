namespace Workflows.Runtime.Queries.InOrder;

/// <summary>One list out of several that are in the same order. What stands in more than one comes once.</summary>
internal sealed class MergedSource(ListOrder order, IReadOnlyList<IListSource> sources) : IListSource
{
    private readonly Branch[] _branches = [.. sources.Select(s => new Branch(s))];

    /// <summary>The sources as they are, where there is one.</summary>
    public static IListSource Of(ListOrder order, IReadOnlyList<IListSource> sources) =>
        sources is [var only] ? only : new MergedSource(order, sources);

    public async ValueTask<IReadOnlyList<ListPlace>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        var places = new List<ListPlace>();
        while (places.Count < most)
        {
            Branch? first = null;
            foreach (var branch in _branches)
            {
                if (await branch.FillAsync(most, cancellationToken) && (first is null || order.IsBefore(branch.Head, first.Head)))
                {
                    first = branch;
                }
            }

            if (first is null)
            {
                break;
            }

            var place = first.Head;
            places.Add(place);
            foreach (var branch in _branches)
            {
                await branch.PassAsync(place, most, cancellationToken);
            }
        }

        return places;
    }

    /// <summary>A source with what was read of it and is not yet yielded.</summary>
    private sealed class Branch(IListSource source)
    {
        private IReadOnlyList<ListPlace> _read = [];
        private int _next;
        private bool _ended;

        public ListPlace Head => _read[_next];

        /// <returns>False when nothing is left.</returns>
        public async ValueTask<bool> FillAsync(int most, CancellationToken cancellationToken)
        {
            if (_next == _read.Count && !_ended)
            {
                (_read, _next) = (await source.ReadAsync(most, cancellationToken), 0);
                _ended = _read.Count < most;
            }

            return _next < _read.Count;
        }

        /// <summary>Leaves out a place if it comes next.</summary>
        public async ValueTask PassAsync(ListPlace place, int most, CancellationToken cancellationToken)
        {
            if (await FillAsync(most, cancellationToken) && Head.Equals(place))
            {
                _next++;
            }
        }
    }
}
