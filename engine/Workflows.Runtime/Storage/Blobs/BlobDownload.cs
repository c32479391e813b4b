using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Storage.Blobs;

/// <summary>A stored file, ready to be read out.</summary>
public sealed class BlobDownload
{
    private readonly IDatabase _database;
    private readonly BlobId _blob;
    private readonly DataKey _key;

    internal BlobDownload(IDatabase database, BlobId blob, DataKey key, BlobDescription description)
    {
        _database = database;
        _blob = blob;
        _key = key;
        Description = description;
    }

    public BlobDescription Description { get; }

    /// <summary>Writes the content out; no byte leaves before its chunk was found whole and in its place.</summary>
    /// <exception cref="SealBrokenException">The file was changed, cut or mixed up in the database; what came before was right.</exception>
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        var left = Description.Size;
        for (var index = 0; ; index++)
        {
            var position = left <= BlobChunk.Size ? ChunkPosition.Last : ChunkPosition.Inner;
            var closed = await _database.QueryAsync(
                new("blob_chunk.read", "select closed from blob_chunk where blob = $1 and number = $2", _blob.Value, index),
                row => row.Bytes(0),
                cancellationToken);
            var plain = closed is [var chunk] ? _key.Open(chunk, BlobChunk.PlaceOf(_blob, index, position)) : throw new SealBrokenException();
            await target.WriteAsync(plain, cancellationToken);
            left -= plain.Length;
            if (position is ChunkPosition.Last)
            {
                break;
            }
        }

        if (left != 0)
        {
            throw new SealBrokenException();
        }
    }
}
