using System.Buffers.Binary;

namespace Workflows.Runtime.Privacy;

/// <summary>Writes values one after the other in a form that can be read in one way only, to be hashed.</summary>
internal ref struct ChainBytes(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    public int Length { get; private set; }

    public void Put(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_bytes[Length..]);
        Length += value.Length;
    }

    public void Put(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes[Length..], value);
        Length += 8;
    }

    public void Put(Guid value)
    {
        value.TryWriteBytes(_bytes[Length..], bigEndian: true, out var written);
        Length += written;
    }

    public void PutText(byte[]? value)
    {
        // Nobody is not the same as somebody without a name.
        Put(value is null ? 0L : 1L);
        PutWithLength(value);
    }

    // With its length in front, so that no byte can move from one field to the next unseen.
    public void PutWithLength(ReadOnlySpan<byte> value)
    {
        Put((long)value.Length);
        Put(value);
    }
}
