using System.Buffers.Binary;
using System.Text;

namespace Workflows.Runtime.Privacy;

/// <summary>Where a sealed value belongs: it opens nowhere else, so that swapping two rows is found out.</summary>
public readonly struct SealedPlace
{
    private readonly byte[] _bytes;

    private SealedPlace(byte[] bytes) => _bytes = bytes;

    /// <summary>The place as associated data (RFC 5116 §2.1).</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <param name="column">Table and column, such as <c>journal.payload</c>.</param>
    /// <param name="row">The id of what the row belongs to.</param>
    /// <param name="numbers">What tells the row from others with the same id.</param>
    public static SealedPlace Of(string column, Guid row, params ReadOnlySpan<long> numbers)
    {
        var name = Encoding.UTF8.GetByteCount(column);
        var bytes = new byte[4 + name + 16 + (8 * numbers.Length)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, name);
        Encoding.UTF8.GetBytes(column, bytes.AsSpan(4));
        row.TryWriteBytes(bytes.AsSpan(4 + name), bigEndian: true, out _);
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(4 + name + 16 + (8 * i)), numbers[i]);
        }

        return new(bytes);
    }
}
