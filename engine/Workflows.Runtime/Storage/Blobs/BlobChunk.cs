using System.Buffers;
using System.Runtime.CompilerServices;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Storage.Blobs;

/// <summary>A piece of a file, sealed by itself with its number and whether it is the last, so that pieces cannot be swapped and a file
/// cannot be cut short unseen.</summary>
internal sealed record BlobChunk(int Index, byte[] Closed)
{
    /// <summary>Bytes of content in every chunk but the last, which has fewer or as many; an empty file has one empty chunk.</summary>
    public const int Size = 64 * 1024;

    public static SealedPlace PlaceOf(BlobId blob, int index, ChunkPosition position) =>
        SealedPlace.Of("blob_chunk.closed", blob.Value, index, (long)position);

    /// <summary>Cuts a stream into sealed chunks without ever holding more of it than two.</summary>
    public static async IAsyncEnumerable<BlobChunk> CloseAsync(
        Stream content, BlobId blob, DataKey key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (current, next) = (ArrayPool<byte>.Shared.Rent(Size), ArrayPool<byte>.Shared.Rent(Size));
        try
        {
            var length = await content.ReadAtLeastAsync(current.AsMemory(0, Size), Size, throwOnEndOfStream: false, cancellationToken);
            for (var index = 0; ; index++)
            {
                // Whether a chunk is the last is known only when the one after it is empty.
                var following = length < Size
                    ? 0
                    : await content.ReadAtLeastAsync(next.AsMemory(0, Size), Size, throwOnEndOfStream: false, cancellationToken);
                var position = following == 0 ? ChunkPosition.Last : ChunkPosition.Inner;
                yield return new(index, key.Close(current.AsSpan(0, length), PlaceOf(blob, index, position)));
                if (following == 0)
                {
                    yield break;
                }

                (current, next, length) = (next, current, following);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(current, clearArray: true);
            ArrayPool<byte>.Shared.Return(next, clearArray: true);
        }
    }
}

/// <summary>Where a chunk stands in its file.</summary>
internal enum ChunkPosition
{
    Inner = 0,
    Last = 1,
}
