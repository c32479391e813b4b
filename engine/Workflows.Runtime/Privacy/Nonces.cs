using System.Security.Cryptography;

namespace Workflows.Runtime.Privacy;

/// <summary>Random nonces, fetched for many seals at once: asking the generator takes as long as sealing, however few bytes are asked for.</summary>
/// <remarks>A nonce is no secret and is stored beside what it sealed, so nothing is lost by having some ready.</remarks>
internal static class Nonces
{
    private const int Ready = 64;

    [ThreadStatic]
    private static (byte[] Bytes, int Used) _ready;

    /// <summary>Fills with random bytes that are given out once.</summary>
    public static void Next(Span<byte> nonce)
    {
        ref var ready = ref _ready;
        if (ready.Bytes is null || ready.Used + nonce.Length > ready.Bytes.Length)
        {
            ready = (RandomNumberGenerator.GetBytes(Ready * nonce.Length), 0);
        }

        ready.Bytes.AsSpan(ready.Used, nonce.Length).CopyTo(nonce);
        ready.Used += nonce.Length;
    }
}
