using System.Security.Cryptography;
using NodaTime;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Administration;

/// <summary>Something that was done to the installation and not to a case.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Kind">Such as <c>start</c>, <c>deployment</c>, <c>organisation</c>, <c>erasure</c>, <c>restore</c>.</param>
/// <param name="Actor">Who was signed in; null for the server itself.</param>
/// <param name="Detail">What, in words that hold nothing of any case.</param>
public sealed record SystemEntry(long Number, Instant At, string Kind, string? Actor, string Detail);

/// <summary>Chains the entries of the system journal as <see cref="JournalChain"/> chains those of a case.</summary>
internal static class SystemChain
{
    public const int HashBytes = JournalChain.HashBytes;

    public static byte[] Beginning => new byte[HashBytes];

    public static byte[] Next(ReadOnlySpan<byte> previous, long number, long at, byte[] kind, byte[]? actor, byte[] detail)
    {
        var bytes = new byte[128 + HashBytes + kind.Length + (actor?.Length ?? 0) + detail.Length];
        var writer = new ChainBytes(bytes);
        writer.Put("workflows system journal 1\n"u8);
        writer.Put(previous);
        writer.Put(number);
        writer.Put(at);
        writer.PutText(kind);
        writer.PutText(actor);
        writer.PutText(detail);
        return SHA256.HashData(bytes.AsSpan(0, writer.Length));
    }
}
