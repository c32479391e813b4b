using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.State;
using Workflows.Runtime.Documents;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
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
            async (db, ct) =>
            {
                var documents = db.DocumentsFor(viewer);
                if (instance is { } only)
                {
                    documents = documents.Where(d => d.Instance == only.Value);
                }

                var cursor = TimeCursor.Read(slice.After);
                if (cursor.At is { } from)
                {
                    documents = documents.Where(d => d.WrittenAt <= from);
                }

                var rows = await documents
                    .OrderByDescending(d => d.WrittenAt).ThenByDescending(d => d.Instance).ThenByDescending(d => d.Number).ThenByDescending(d => d.Version)
                    .Skip(cursor.Given).Take(slice.Size + 1)
                    .ToListAsync(ct);
                var cut = cursor.Cut(rows, slice.Size, d => d.WrittenAt);
                return new Sliced<DocumentListing>(await DescribeAsync(db, cut.Items, ct), cut.Next);
            },
            cancellationToken);

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
