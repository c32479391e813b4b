using Microsoft.EntityFrameworkCore;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Reads the waits at places of a list.</summary>
internal static class WaitPlaces
{
    /// <param name="waits">All of them.</param>
    /// <param name="shown">Tells which of some are shown.</param>
    /// <param name="places">Where to look.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<(ListPlace, WaitRow)>> ShownAsync(
        IQueryable<WaitRow> waits,
        Func<IQueryable<WaitRow>, IQueryable<WaitRow>> shown,
        IReadOnlyList<ListPlace> places,
        CancellationToken cancellationToken)
    {
        // Ids count up within an instance, so these sets hold a few waits too many and never one too few.
        var instances = places.Select(p => p.Id(1)).Distinct().ToArray();
        var ids = places.Select(p => p.Number(2)).Distinct().ToArray();
        var rows = await shown(waits.Where(w => instances.Contains(w.Instance) && ids.Contains(w.Id)).ByKeysAlone())
            .ToDictionaryAsync(w => (w.Instance, w.Id), cancellationToken);
        return [.. places.Where(p => rows.ContainsKey((p.Id(1), p.Number(2)))).Select(p => (p, rows[(p.Id(1), p.Number(2))]))];
    }
}
