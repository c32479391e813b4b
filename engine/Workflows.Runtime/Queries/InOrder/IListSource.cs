namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Yields places of a list, one stretch after the other, in the order of the list.</summary>
internal interface IListSource
{
    /// <summary>The places that follow those of the call before.</summary>
    /// <returns>Fewer than asked for at the end of the list, and only there.</returns>
    ValueTask<IReadOnlyList<ListPlace>> ReadAsync(int most, CancellationToken cancellationToken);
}
