using System.Diagnostics;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Verifying;

namespace Workflows.Runtime.Anchors;

/// <summary>After a stop without warning, finds the cases that grew and were not written down.</summary>
internal static class AnchorCatchUp
{
    private const int PageSize = 1000;

    /// <summary>For when nobody else reads.</summary>
    public static Task NoRest(TimeSpan took, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads the heads of all cases once, a page at a time.</summary>
    /// <param name="database">The cases.</param>
    /// <param name="anchors">All that is known to be written down.</param>
    /// <param name="note">Told where a journal stands that is not.</param>
    /// <param name="rest">Called after each page with the time that it took: others want to read as well.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many cases are not where an anchor says that they were: somebody has changed the database.</returns>
    public static async Task<long> RunAsync(
        IDatabase database,
        AnchorsRead anchors,
        Action<StoredHead> note,
        Func<TimeSpan, CancellationToken, Task> rest,
        CancellationToken cancellationToken)
    {
        var behind = 0L;
        var claims = new AnchoredHeads(anchors, _ => behind++);
        for (Guid? from = Guid.Empty; from is { } first;)
        {
            var begun = Stopwatch.GetTimestamp();
            var heads = await database.QueryAsync(
                new("anchor.heads", $"select id, revision, head from instance where id >= $1 order by id limit {PageSize}", first),
                row => new StoredHead(row.Id(0), row.Number(1), row.Bytes(2)),
                cancellationToken);
            foreach (var head in heads)
            {
                var claim = claims.Take(head.Id);
                behind += claim?.Head.Number > head.Revision ? 1 : 0;
                if (claim is null || claim.Value.Head.Number < head.Revision)
                {
                    note(head);
                }
            }

            await rest(Stopwatch.GetElapsedTime(begun), cancellationToken);
            from = heads.Length == PageSize ? LedgerReading.After(heads[^1].Id) : null;
        }

        claims.End();
        return behind;
    }
}
