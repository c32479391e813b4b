using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;

namespace Workflows.Runtime.Documents;

/// <summary>The rows of documents: the register's entry, who has copies, and the file with what stands in it.</summary>
internal static class DocumentStatements
{
    public static SealedPlace PlaceOf(InstanceId instance, DocumentId id) =>
        SealedPlace.Of("document.closed", instance.Value, id.Number, id.Version);

    /// <summary>The entries of the register.</summary>
    public static IEnumerable<Statement> For(InstanceId instance, DataKey key, StateDiff diff) =>
        diff.Documents.Added.SelectMany(entry => For(instance, key, entry));

    /// <summary>The files, each under a key of its own and the case's from the start.</summary>
    public static async ValueTask<ImmutableArray<Statement>> FilesAsync(
        InstanceId instance, ImmutableArray<DocumentContent> documents, KeyStore keys, Instant now, CancellationToken cancellationToken)
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        foreach (var (entry, text) in documents)
        {
            statements.AddRange(await BlobStore.WriteAsync(
                new(entry.File),
                entry.FileName,
                DocumentNode.MediaType,
                Encoding.UTF8.GetBytes(text),
                instance.Value,
                await keys.TakeAsync(cancellationToken),
                now,
                cancellationToken));
        }

        return statements.ToImmutable();
    }

    private static IEnumerable<Statement> For(InstanceId instance, DataKey key, DocumentEntry entry) =>
    [
        new(
            "document.write",
            "insert into document (instance, number, version, written_at, file, closed) values ($1, $2, $3, $4, $5, $6)",
            instance.Value,
            entry.Id.Number,
            entry.Id.Version,
            entry.WrittenAt,
            entry.File,
            SealedJson.Close(key, entry, PlaceOf(instance, entry.Id))),
        .. entry.Copies.Distinct(StringComparer.Ordinal).Select(principal => new Statement(
            "document_copy.write",
            "insert into document_copy (instance, number, version, principal) values ($1, $2, $3, $4)",
            instance.Value,
            entry.Id.Number,
            entry.Id.Version,
            principal)),
    ];
}
