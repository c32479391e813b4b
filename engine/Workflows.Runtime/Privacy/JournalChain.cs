using System.Buffers;
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

    /// <summary>The version, two ids, two numbers, and the lengths of what varies.</summary>
    private const int FixedBytes = 20 + HashBytes + (2 * 16) + (2 * 8) + (7 * 8);

    private const int SmallEntry = 1024;

    /// <summary>The hash before the first entry.</summary>
    public static ReadOnlySpan<byte> Beginning => new byte[HashBytes];

    /// <summary>SHA-256 over the previous hash, the header in a form that can be read in one way only, and the sealed payload.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, JournalHeader header, ReadOnlySpan<byte> payload)
    {
        var hash = new byte[HashBytes];
        Next(previous, JournalClearBytes.Of(header), payload, hash);
        return hash;
    }

    /// <param name="previous">The hash before.</param>
    /// <param name="clear">The header as it is stored.</param>
    /// <param name="payload">The sealed payload.</param>
    /// <param name="hash">Gets the <see cref="HashBytes"/> bytes.</param>
    internal static void Next(ReadOnlySpan<byte> previous, in JournalClearBytes clear, ReadOnlySpan<byte> payload, Span<byte> hash)
    {
        var length = FixedBytes + clear.Kind.Length + (clear.Actor?.Length ?? 0) + (clear.Person?.Length ?? 0) + payload.Length;
        var rented = length > SmallEntry ? ArrayPool<byte>.Shared.Rent(length) : null;
        var bytes = rented ?? stackalloc byte[SmallEntry];
        var writer = new ChainBytes(bytes);
        writer.Put("workflows journal 1\n"u8);
        writer.Put(previous);
        writer.Put(clear.Instance);
        writer.Put(clear.Sequence);
        writer.Put(clear.At);
        writer.PutText(clear.Kind);
        writer.PutText(clear.Actor);
        writer.PutText(clear.Person);
        writer.Put(clear.Operation);
        writer.PutWithLength(payload);
        SHA256.HashData(bytes[..writer.Length], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

/// <summary>A <see cref="JournalHeader"/> as the bytes that are stored: what cannot be read as text is hashed all the same.</summary>
internal readonly record struct JournalClearBytes(Guid Instance, long Sequence, long At, byte[] Kind, byte[]? Actor, byte[]? Person, Guid Operation)
{
    public static JournalClearBytes Of(JournalHeader header) => new(
        header.Instance,
        header.Sequence,
        header.At.ToUnixTimeTicks(),
        Encoding.UTF8.GetBytes(header.Kind),
        header.Actor is null ? null : Encoding.UTF8.GetBytes(header.Actor),
        header.Person is null ? null : Encoding.UTF8.GetBytes(header.Person),
        header.Operation);
}
