using System.Security.Cryptography;
using System.Text;

namespace Workflows.Runtime.Privacy;

/// <summary>A key that wraps data keys. It lives in a file apart from every database and every backup of one.</summary>
public sealed class MasterKey
{
    private readonly byte[] _key;

    internal MasterKey(byte[] key)
    {
        _key = key;
        Fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(key, "workflows master key fingerprint"u8)[..16]);
    }

    /// <summary>A number that tells this key from others and says nothing of it: the key store remembers it.</summary>
    public string Fingerprint { get; }

    /// <summary>A key for one purpose, from which this one does not follow (RFC 5869).</summary>
    internal byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Seal.KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    internal byte[] Close(ReadOnlySpan<byte> plain, SealedPlace place) => Seal.Close(_key, plain, place);

    internal byte[] Open(ReadOnlySpan<byte> closed, SealedPlace place) => Seal.Open(_key, closed, place);

    internal string ToText() => Convert.ToBase64String(_key);
}
