using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Runtime.Privacy;

/// <summary>Finds who waits for a message without storing for what: a keyed hash of its name and key.</summary>
/// <remarks>HMAC-SHA-256 (RFC 2104) under a key of the key store, so that a copy of the database does not tell
/// which case numbers are waited for.</remarks>
public sealed class MessageIndex
{
    private readonly byte[] _secret;

    internal MessageIndex(byte[] secret) => _secret = secret;

    /// <param name="name">The message's name.</param>
    /// <param name="key">What tells the case from others; null: any message of that name.</param>
    public byte[] Of(string name, string? key)
    {
        var nameBytes = Encoding.UTF8.GetBytes(name);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, nameBytes.Length);
        byte[] asked = key is null ? [.. length, .. nameBytes] : [.. length, .. nameBytes, 1, .. Encoding.UTF8.GetBytes(key)];
        return HMACSHA256.HashData(_secret, asked);
    }
}
