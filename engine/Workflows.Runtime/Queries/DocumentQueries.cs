using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.State;
using Workflows.Runtime.Documents;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>A version of a document that the viewer may read.</summary>
/// <param name="Instance">Whose register it stands in.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Entry">What the register says of it.</param>
public sealed record DocumentListing(InstanceId Instance, string Process, DocumentEntry Entry);

/// <summary>Reads the registers of cases.</summary>
public sealed class DocumentQueries(ReadModel model)
{
    /// <summary>The documents that the viewer may read, the last written first: all of their cases, and those that they have a copy
    /// of.</summary>
    /// <param name="viewer">Who asks; being an administrator does not help.</param>
    /// <param name="instance">Only those of this case; null: of all.</param>
    /// <param name="slice">Which stretch.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<Sliced<DocumentListing>> ListAsync(Viewer viewer, InstanceId? instance, Slice slice, CancellationToken cancellationToken) =>
        model.ReadAsync(
            async (session, db, ct) =>
            {
                var look = model.Look();
                var after = ListPlace.Read(slice.After, ListOrders.Documents.Kinds);
                var source = await SourceAsync(session, viewer, instance, after, ct);
                var stretch = await ListReading.ReadAsync(new(source, null), slice.Size, look, places => ShownAsync(db, viewer, places, ct), ct);
                return new Sliced<DocumentListing>(await DescribeAsync(db, stretch.Rows, ct), stretch.Next?.ToString());
            },
            cancellationToken);

    private static async Task<IListSource> SourceAsync(
        IReadSession session, Viewer viewer, InstanceId? instance, ListPlace? after, CancellationToken cancellationToken)
    {
        var order = ListOrders.Documents;
        return (instance is { } only ? [only.Value] : await FewCases.WithCopiesOfAsync(session, viewer, cancellationToken)) is { } few
            ? await GatheredSource.OfAsync(session, order, few, TimeRange.All, after, cancellationToken)
            : new IndexSource(session, order, [], TimeRange.All, after);
    }

    private static async Task<IReadOnlyList<(ListPlace, DocumentRow)>> ShownAsync(
        WorkflowsDbContext db, Viewer viewer, IReadOnlyList<ListPlace> places, CancellationToken cancellationToken)
    {
        var instances = places.Select(p => p.Id(1)).Distinct().ToArray();
        var numbers = places.Select(p => (int)p.Number(2)).Distinct().ToArray();
        var shown = await db.DocumentsFor(viewer)
            .Where(d => instances.Contains(d.Instance) && numbers.Contains(d.Number))
            .ToDictionaryAsync(d => (d.Instance, (long)d.Number, (long)d.Version), cancellationToken);
        return
        [
            .. from place in places
               let row = shown.GetValueOrDefault((place.Id(1), place.Number(2), place.Number(3)))
               where row is not null
               select (place, row),
        ];
    }

    private async Task<ImmutableArray<DocumentListing>> DescribeAsync(
        WorkflowsDbContext db, ImmutableArray<DocumentRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.Instance).Distinct().ToArray();
        var instances = await db.Instances.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        var keys = await model.KeysAsync(instances.Values.Select(i => (i.Id, i.KeyId)), cancellationToken);
        return
        [
            .. from row in rows
               where keys.ContainsKey(row.Instance)
               let id = new InstanceId(row.Instance)
               select new DocumentListing(
                   id,
                   instances[row.Instance].Process,
                   SealedJson.Open<DocumentEntry>(keys[row.Instance], row.Closed, DocumentStatements.PlaceOf(id, new(row.Number, row.Version)))),
        ];
    }
}
