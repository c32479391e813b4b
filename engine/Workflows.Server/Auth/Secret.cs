using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Server.Auth;

/// <summary>Random words that open something: 256 bits, written in base64url. Only their SHA-256 is kept.</summary>
/// <remarks>A plain hash is enough, since nobody can guess 256 random bits.</remarks>
internal static class Secret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares hashes in a time that tells nothing of where they differ.</summary>
    public static bool Matches(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
