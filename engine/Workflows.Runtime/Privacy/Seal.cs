using System.Security.Cryptography;

namespace Workflows.Runtime.Privacy;

/// <summary>Authenticated encryption of one value: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce.</summary>
/// <remarks>The form is one byte of version, the nonce, the ciphertext and a 128-bit tag. Random nonces are safe for far more values than
/// one case has (the bound is 2³² a key), since every case has a key of its own.</remarks>
internal static class Seal
{
    public const int KeyBytes = 32;

    /// <summary>By how much a sealed value is longer than what is in it.</summary>
    public const int Overhead = 1 + NonceBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const byte Version = 1;

    /// <summary>What this thread used last: a step seals several values with one key, and making a cipher ready takes longer than using it.</summary>
    [ThreadStatic]
    private static (byte[] Key, AesGcm Cipher)? _last;

    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, SealedPlace place)
    {
        var closed = new byte[plain.Length + Overhead];
        closed[0] = Version;
        var nonce = closed.AsSpan(1, NonceBytes);
        Nonces.Next(nonce);
        CipherOf(key).Encrypt(nonce, plain, closed.AsSpan(1 + NonceBytes, plain.Length), closed.AsSpan(closed.Length - TagBytes), place.Bytes);
        return closed;
    }

    /// <exception cref="SealBrokenException">It was not sealed with this key for this place, or was changed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> closed, SealedPlace place)
    {
        if (closed.Length < Overhead || closed[0] != Version)
        {
            throw new SealBrokenException();
        }

        var plain = new byte[closed.Length - Overhead];
        try
        {
            CipherOf(key).Decrypt(
                closed.Slice(1, NonceBytes), closed[(1 + NonceBytes)..^TagBytes], closed[^TagBytes..], plain, place.Bytes);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException();
        }
    }

    private static AesGcm CipherOf(ReadOnlySpan<byte> key)
    {
        if (_last is { } last)
        {
            if (CryptographicOperations.FixedTimeEquals(last.Key, key))
            {
                return last.Cipher;
            }

            last.Cipher.Dispose();
            CryptographicOperations.ZeroMemory(last.Key);
        }

        var cipher = new AesGcm(key, TagBytes);
        _last = (key.ToArray(), cipher);
        return cipher;
    }
}

/// <summary>A stored value was changed by something other than this program, or belongs to another place.</summary>
public sealed class SealBrokenException()
    : Exception("A sealed value does not open: it was changed outside the program, or is not where it belongs.");
