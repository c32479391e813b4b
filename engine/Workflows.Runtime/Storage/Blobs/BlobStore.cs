using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Storage.Blobs;

/// <summary>Uploaded files, sealed in the database chunk by chunk: nothing of them is ever on a disk in clear.</summary>
/// <remarks>Every file has a data key of its own, so that one can be erased without its case. A file belongs to nobody's case until a
/// command that names it is committed; one that no command ever named is collected.</remarks>
public sealed class BlobStore(IDatabase database, KeyStore keys, TimeProvider time, long largest)
{
    /// <summary>Chunks in one commit: few enough that an upload never keeps the writer for long.</summary>
    private const int ChunksACommit = 8;

    /// <summary>The size in bytes past which a file is refused.</summary>
    public long Largest => largest;

    /// <summary>Reads the content to its end and stores it.</summary>
    /// <param name="content">Read once, forward.</param>
    /// <param name="name">Of the file, without a path.</param>
    /// <param name="contentType">As sent by the uploader.</param>
    /// <param name="uploader">Who: only this actor's command may make the file part of a case.</param>
    /// <param name="cancellationToken">Leaves an unfinished file behind, which is collected later.</param>
    public async Task<BlobUploadResult> UploadAsync(
        Stream content, string name, string contentType, string uploader, CancellationToken cancellationToken)
    {
        if (BlobDescription.Problem(name, contentType) is { } problem)
        {
            return new BlobUploadResult.Refused(problem);
        }

        var blob = new BlobId(Guid.CreateVersion7(time.GetUtcNow()));
        var key = await keys.TakeAsync(cancellationToken);
        await database.ExecuteAsync(
            [
                new(
                    "blob.begin",
                    "insert into blob (id, key_id, uploader, uploaded_at) values ($1, $2, $3, $4) on conflict (id) do nothing",
                    blob.Value,
                    key.Id.Value,
                    uploader,
                    Instant.FromDateTimeOffset(time.GetUtcNow())),
            ],
            cancellationToken);

        await using var measured = new MeasuredStream(content, largest);
        var waiting = new List<Statement>();
        try
        {
            await foreach (var chunk in BlobChunk.CloseAsync(measured, blob, key, cancellationToken))
            {
                waiting.Add(new(
                    "blob_chunk.write",
                    "insert into blob_chunk (blob, number, closed) values ($1, $2, $3) on conflict (blob, number) do nothing",
                    blob.Value,
                    chunk.Index,
                    chunk.Closed));
                if (waiting.Count == ChunksACommit)
                {
                    await database.ExecuteAsync([.. waiting], cancellationToken);
                    waiting.Clear();
                }
            }
        }
        catch (LargestExceededException)
        {
            await EraseAsync(blob, key.Id, cancellationToken);
            return new BlobUploadResult.TooLarge(largest);
        }

        if (measured.Count == 0)
        {
            await EraseAsync(blob, key.Id, cancellationToken);
            return new BlobUploadResult.Refused("The file is empty: it has 0 bytes. Open it to see whether it was saved, and choose it again.");
        }

        var description = new BlobDescription(name, contentType, measured.Count, measured.Sha256);
        waiting.Add(new("blob.finish", "update blob set closed = $2 where id = $1", blob.Value, description.Close(key, blob)));
        var touched = await database.ExecuteAsync(waiting, cancellationToken);
        return touched[^1] == 1
            ? new BlobUploadResult.Stored(blob, description)
            : new BlobUploadResult.Refused("The upload took so long that what had come was removed meanwhile. Choose the file again.");
    }

    /// <summary>Opens a finished file for reading; null when there is none or its key was destroyed.</summary>
    /// <remarks>Whoever calls has checked that the reader may see the case that it belongs to.</remarks>
    internal async Task<BlobDownload?> OpenAsync(BlobId blob, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            new("blob.read", "select key_id, closed from blob where id = $1 and closed is not null", blob.Value),
            row => (Key: new DataKeyId(row.Id(0)), Description: row.Bytes(1)),
            cancellationToken);
        return found is [var (id, closed)] && await keys.FindAsync(id, cancellationToken) is { } key
            ? new(database, blob, key, BlobDescription.Open(key, blob, closed))
            : null;
    }

    /// <summary>What a file is, for who may make it part of a case: its uploader, or
    /// anybody in the case that has it already; null otherwise.</summary>
    internal async Task<BlobDescription?> DescribeAsync(BlobId blob, Guid instance, string uploader, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            new(
                "blob.describe",
                """
                select key_id, closed from blob
                where id = $1 and closed is not null and (instance = $2 or (instance is null and uploader = $3))
                """,
                blob.Value,
                instance,
                uploader),
            row => (Key: new DataKeyId(row.Id(0)), Closed: row.Bytes(1)),
            cancellationToken);
        return found is [var (id, closed)] && await keys.FindAsync(id, cancellationToken) is { } key
            ? BlobDescription.Open(key, blob, closed)
            : null;
    }

    /// <summary>Erases files that were uploaded before a time and that no command made part of a case.</summary>
    /// <returns>How many are gone; one that a command names at this moment is not.</returns>
    public async Task<int> CollectAsync(Instant uploadedBefore, CancellationToken cancellationToken)
    {
        var orphans = await database.QueryAsync(
            new("blob.orphans", "select id, key_id from blob where instance is null and uploaded_at < $1", uploadedBefore),
            row => (Blob: new BlobId(row.Id(0)), Key: new DataKeyId(row.Id(1))),
            cancellationToken);
        var erased = 0;
        foreach (var (blob, key) in orphans)
        {
            erased += await EraseAsync(blob, key, cancellationToken) ? 1 : 0;
        }

        return erased;
    }

    /// <summary>The statements that store a file which belongs to a case from the start; putting them in twice stores it once.</summary>
    internal static async ValueTask<ImmutableArray<Statement>> WriteAsync(
        BlobId blob, string name, string contentType, byte[] content, Guid instance, DataKey key, Instant now, CancellationToken cancellationToken)
    {
        var description = new BlobDescription(name, contentType, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
        var statements = ImmutableArray.CreateBuilder<Statement>();
        statements.Add(new(
            "blob.write",
            "insert into blob (id, key_id, uploader, uploaded_at, instance, closed) values ($1, $2, '', $3, $4, $5)",
            blob.Value,
            key.Id.Value,
            now,
            instance,
            description.Close(key, blob)));
        await foreach (var chunk in BlobChunk.CloseAsync(new MemoryStream(content), blob, key, cancellationToken))
        {
            statements.Add(new(
                "blob_chunk.write",
                "insert into blob_chunk (blob, number, closed) values ($1, $2, $3) on conflict (blob, number) do nothing",
                blob.Value,
                chunk.Index,
                chunk.Closed));
        }

        return statements.ToImmutable();
    }

    /// <summary>Makes a finished file part of a case; touches one row, or none when it
    /// is neither the uploader's to give nor the case's already.</summary>
    internal static Statement Attach(BlobId blob, Guid instance, string uploader) =>
        new(
            "blob.attach",
            "update blob set instance = $2 where id = $1 and closed is not null and (instance = $2 or (instance is null and uploader = $3))",
            blob.Value,
            instance,
            uploader);

    /// <summary>Erases a file that no case has.</summary>
    /// <returns>False when a case has it by now, and all of it was kept.</returns>
    private async Task<bool> EraseAsync(BlobId blob, DataKeyId key, CancellationToken cancellationToken)
    {
        // First it is taken from who would give it to a case: that holds the row, and waits for a step that is being committed with it.
        // What follows begins after that and sees the case; by itself it would go by what was so before the step.
        // The rows before the key: a crash between the two leaves a key that opens nothing.
        await database.ExecuteAsync(
            [
                new("blob.withdraw", "update blob set closed = null where id = $1 and instance is null", blob.Value),
                new("blob_chunk.erase", "delete from blob_chunk where blob in (select id from blob where id = $1 and instance is null)", blob.Value),
                new("blob.erase", "delete from blob where id = $1 and instance is null", blob.Value),
            ],
            cancellationToken);
        var kept = await database.QueryAsync(
            new("blob.kept", "select id from blob where id = $1", blob.Value), row => row.Id(0), cancellationToken);
        if (!kept.IsEmpty)
        {
            return false;
        }

        await keys.DestroyAsync([key], cancellationToken);
        return true;
    }
}
