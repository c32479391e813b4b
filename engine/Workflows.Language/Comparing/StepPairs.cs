namespace Workflows.Language.Comparing;

/// <summary>Which step of a newer version is which of the older.</summary>
internal static class StepPairs
{
    public static IReadOnlyList<(PlacedStep Before, PlacedStep After)> Of(IReadOnlyList<PlacedStep> before, IReadOnlyList<PlacedStep> after)
    {
        var pairs = new List<(PlacedStep, PlacedStep)>();
        var (old, now) = (before.ToList(), after.ToList());
        Take((o, n) => o.HasOwnId && n.HasOwnId && o.Id == n.Id);
        Take((o, n) => !(o.HasOwnId && n.HasOwnId) && o.Keyword == n.Keyword && o.Called == n.Called);
        Take((o, n) => !o.HasOwnId && !n.HasOwnId && o.Keyword == n.Keyword && o.List == n.List);
        return pairs;

        void Take(Func<PlacedStep, PlacedStep, bool> same)
        {
            foreach (var later in now.ToList())
            {
                if (old.Find(o => same(o, later)) is not { } earlier)
                    continue;

                pairs.Add((earlier, later));
                old.Remove(earlier);
                now.Remove(later);
            }
        }
    }

    /// <summary>Those that stand in another list, or in another order than the others of their list.</summary>
    public static IEnumerable<(PlacedStep Before, PlacedStep After)> Moved(IReadOnlyList<(PlacedStep Before, PlacedStep After)> pairs)
    {
        foreach (var elsewhere in pairs.Where(p => p.Before.List != p.After.List))
            yield return elsewhere;

        foreach (var list in pairs.Where(p => p.Before.List == p.After.List).GroupBy(p => p.After.List, StringComparer.Ordinal))
        {
            var inOrder = list.OrderBy(p => p.After.Keys.Span.Start).ToList();
            var stayed = LongestRise([.. inOrder.Select(p => p.Before.Keys.Span.Start)]);
            foreach (var index in Enumerable.Range(0, inOrder.Count).Where(i => !stayed.Contains(i)))
                yield return inOrder[index];
        }
    }

    /// <summary>Where a moved step stands now.</summary>
    public static string Whither((PlacedStep Before, PlacedStep After) moved, IReadOnlyList<PlacedStep> after)
    {
        var earlier = after.Where(a => a.List == moved.After.List && a.Keys.Span.Start < moved.After.Keys.Span.Start).ToList();
        var into = moved.Before.List == moved.After.List
            ? "moves"
            : moved.After.List.Length == 0 ? "moves to the top" : $"moves into '{moved.After.List.Split('/')[0]}'";
        return earlier.Count == 0 ? $"{into} and comes first there" : $"{into} and comes after '{earlier[^1].Id}'";
    }

    /// <summary>The positions of a longest rising part of some numbers: what needs not be moved to put them in order.</summary>
    private static HashSet<int> LongestRise(IReadOnlyList<int> numbers)
    {
        var length = new int[numbers.Count];
        var previous = new int[numbers.Count];
        for (var i = 0; i < numbers.Count; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (numbers[j] < numbers[i] && length[j] + 1 > length[i])
                    (length[i], previous[i]) = (length[j] + 1, j);
            }
        }

        var rise = new HashSet<int>();
        for (var at = numbers.Count == 0 ? -1 : Array.IndexOf(length, length.Max()); at >= 0; at = previous[at])
            rise.Add(at);
        return rise;
    }
}
