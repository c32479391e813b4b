namespace Workflows.Runtime.Queries.InOrder;

/// <summary>A way to read a list: where its places come from, and which of them are shown.</summary>
/// <param name="Places">All that the list may show, and more.</param>
/// <param name="Show">Tells which of some places are shown, and what is shown of them, in their order.</param>
internal sealed record Way<T>(Places Places, Func<IReadOnlyList<ListPlace>, Task<IReadOnlyList<(ListPlace Place, T Row)>>> Show);

/// <summary>A way to count.</summary>
/// <param name="Places">All that is counted, and more.</param>
/// <param name="Count">How many of some places are.</param>
internal sealed record CountingWay(Places Places, Func<IReadOnlyList<ListPlace>, Task<int>> Count)
{
    /// <summary>Counts all places.</summary>
    public static CountingWay All(IListSource source) => new(new(source, null), places => Task.FromResult(places.Count));
}
