using Microsoft.EntityFrameworkCore;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>Something that one case sent to another and that could not be delivered so far, without its content.</summary>
/// <param name="Sender">The case that sent it.</param>
/// <param name="Process">Its process.</param>
/// <param name="Number">Tells what it has sent apart: the step that sent it, and which of that step's.</param>
/// <param name="Kind">Such as <c>start</c> or <c>return</c>.</param>
/// <param name="Since">When it was sent.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextTryAt">When it is tried again.</param>
/// <param name="Problem">Why the last try failed, as the log names it.</param>
public sealed record UndeliveredListing(
    InstanceId Sender, string Process, string Number, string Kind, Instant Since, int Attempts, Instant NextTryAt, string? Problem);

/// <summary>Reads what cases sent to one another and did not arrive at the first try; for administrators.</summary>
public sealed class UndeliveredQueries(ReadModel model)
{
    /// <summary>The oldest first; nothing for who is no administrator.</summary>
    public Task<Sliced<UndeliveredListing>> ListAsync(Viewer viewer, Slice slice, CancellationToken cancellationToken) => model.ReadAsync(
        async (session, db, ct) =>
        {
            if (!viewer.IsAdministrator)
            {
                return new Sliced<UndeliveredListing>([], null);
            }

            var look = model.Look();
            var source = SourceOf(session, ListPlace.Read(slice.After, ListOrders.Undelivered.Kinds));
            var stretch = await ListReading.ReadAsync(new(source, null), slice.Size, look, places => ShownAsync(db, places, ct), ct);
            return new Sliced<UndeliveredListing>(stretch.Rows, stretch.Next?.ToString());
        },
        cancellationToken);

    /// <summary>How many the list shows.</summary>
    internal static async Task<Counted> CountAsync(IReadSession session, Viewer viewer, Look look, CancellationToken cancellationToken) =>
        viewer.IsAdministrator
            ? await ListReading.CountAsync([CountingWay.All(SourceOf(session, after: null))], look, cancellationToken)
            : Counted.None;

    private static IndexSource SourceOf(IReadSession session, ListPlace? after) => new(session, ListOrders.Undelivered, [], TimeRange.All, after);

    private static async Task<IReadOnlyList<(ListPlace, UndeliveredListing)>> ShownAsync(
        WorkflowsDbContext db, IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        var senders = places.Select(p => p.Id(1)).Distinct().ToArray();
        var sequences = places.Select(p => p.Number(2)).Distinct().ToArray();
        var rows = await db.Dispatches
            .Where(d => d.Attempts > 0 && senders.Contains(d.Sender) && sequences.Contains(d.Sequence))
            .Select(d => new { Row = d, db.Instances.First(i => i.Id == d.Sender).Process })
            .ToDictionaryAsync(d => (d.Row.Sender, d.Row.Sequence, (long)d.Row.Position), cancellationToken);
        return
        [
            .. from place in places
               let found = rows[(place.Id(1), place.Number(2), place.Number(3))]
               select (place, Describe(found.Row, found.Process)),
        ];
    }

    private static UndeliveredListing Describe(DispatchRow row, string process) => new(
        new(row.Sender),
        process,
        $"{row.Sequence}.{row.Position}",
        row.Kind,
        row.CreatedAt,
        row.Attempts,
        row.NextTryAt,
        row.Reason);
}
