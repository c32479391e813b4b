using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Engine.State;

/// <summary>Ids and spreads that follow from what they are about, so that working them out again gives the same.</summary>
internal static class StableId
{
    /// <summary>A UUID made of a hash (RFC 9562 §5.8).</summary>
    /// <param name="purpose">What it names; ids for two purposes never meet.</param>
    /// <param name="instance">Whose.</param>
    /// <param name="numbers">What tells it from others of the instance.</param>
    public static Guid Of(string purpose, InstanceId instance, params ReadOnlySpan<long> numbers)
    {
        var hash = Hash(purpose, instance, numbers).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public static double Fraction(string purpose, InstanceId instance, params ReadOnlySpan<long> numbers) =>
        BinaryPrimitives.ReadUInt32BigEndian(Hash(purpose, instance, numbers)) / 4_294_967_296.0;

    private static byte[] Hash(string purpose, InstanceId instance, ReadOnlySpan<long> numbers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(purpose + "\n"));
        hash.AppendData(instance.Value.ToByteArray(bigEndian: true));
        Span<byte> bytes = stackalloc byte[8];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, number);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
