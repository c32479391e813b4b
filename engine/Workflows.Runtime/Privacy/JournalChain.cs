using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Workflows.Runtime.Privacy;

/// <summary>What a journal entry says in clear: enough to order and count entries, nothing of the case.</summary>
/// <param name="Instance">Whose journal it is.</param>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">When the command was carried out.</param>
/// <param name="Kind">The command's kind, such as <c>complete-task</c>.</param>
/// <param name="Actor">Who was signed in and gave it; null for the engine. An opaque id, never a name.</param>
/// <param name="Person">In whose place it was done: a directory id; null when nobody's.</param>
/// <param name="Operation">The id under which it was given.</param>
public sealed record JournalHeader(Guid Instance, long Sequence, Instant At, string Kind, string? Actor, string? Person, Guid Operation);

/// <summary>Chains the entries of an instance's journal: each one's hash covers its header, its sealed payload and the hash before it, so
/// that none can be changed, left out, swapped or put between without every later hash being wrong.</summary>
/// <remarks>It covers the sealed bytes, so a chain still verifies after the case was erased.</remarks>
public static class JournalChain
{
    public const int HashBytes = 32;

    /// <summary>The hash before the first entry.</summary>
    public static ReadOnlySpan<byte> Beginning => new byte[HashBytes];

    /// <summary>SHA-256 over the previous hash, the header in a form that can be read in one way only, and the sealed payload.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, JournalHeader header, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("workflows journal 1\n"u8);
        hash.AppendData(previous);
        Append(hash, header.Instance);
        Append(hash, header.Sequence);
        Append(hash, header.At.ToUnixTimeTicks());
        Append(hash, header.Kind);
        Append(hash, header.Actor);
        Append(hash, header.Person);
        Append(hash, header.Operation);
        Append(hash, payload);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string? value)
    {
        // Nobody is not the same as somebody without a name.
        Append(hash, value is null ? 0L : 1L);
        Append(hash, Encoding.UTF8.GetBytes(value ?? ""));
    }

    // With its length in front, so that no byte can move from one field to the next unseen.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> value)
    {
        Append(hash, (long)value.Length);
        hash.AppendData(value);
    }
}
