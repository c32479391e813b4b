using System.Text;
using NodaTime;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Verifying;

/// <summary>A journal entry as it is stored, byte by byte.</summary>
/// <param name="Clear">Its header.</param>
/// <param name="Closed">Its sealed payload.</param>
/// <param name="Hash">What stands as its hash.</param>
internal sealed record StoredEntry(JournalClearBytes Clear, byte[] Closed, byte[] Hash)
{
    public Guid Instance => Clear.Instance;

    public long Sequence => Clear.Sequence;

    /// <summary>Null when what is stored is no time at all.</summary>
    public Instant? At => TimeOf(Clear.At);

    public string Kind => Encoding.UTF8.GetString(Clear.Kind);

    public static Instant? TimeOf(long ticks) => ticks >= Instant.MinValue.ToUnixTimeTicks() && ticks <= Instant.MaxValue.ToUnixTimeTicks()
        ? Instant.FromUnixTimeTicks(ticks)
        : null;

    /// <summary>True when this is what was written after the entry whose hash is given.</summary>
    public bool Follows(ReadOnlySpan<byte> previous) => Follows(previous, Clear);

    /// <summary>True when this was written as the entry of that number of that instance, after the entry whose hash is given.</summary>
    public bool WasWrittenAs(Guid instance, long sequence, ReadOnlySpan<byte> previous) =>
        Follows(previous, Clear with { Instance = instance, Sequence = sequence });

    public byte[] HashAfter(ReadOnlySpan<byte> previous)
    {
        var hash = new byte[JournalChain.HashBytes];
        JournalChain.Next(previous, Clear, Closed, hash);
        return hash;
    }

    private bool Follows(ReadOnlySpan<byte> previous, in JournalClearBytes clear)
    {
        Span<byte> hash = stackalloc byte[JournalChain.HashBytes];
        JournalChain.Next(previous, clear, Closed, hash);
        return hash.SequenceEqual(Hash);
    }
}

/// <summary>What an instance's row says of its journal.</summary>
/// <param name="Id">The instance.</param>
/// <param name="Revision">How many entries there are.</param>
/// <param name="Head">The last one's hash.</param>
internal sealed record StoredHead(Guid Id, long Revision, byte[] Head);
