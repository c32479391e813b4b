using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Runtime.Anchors;

/// <summary>What a log of anchors came to when it was read and checked line by line.</summary>
/// <param name="File">The longest copy.</param>
/// <param name="Last">Its last line that was signed by its key; null when there is none.</param>
/// <param name="LastHash">That line's hash.</param>
/// <param name="Invalid">Lines that hold nothing, by their place in the file.</param>
public sealed record AnchorReading(AnchorFile File, AnchorLine? Last, ImmutableArray<byte> LastHash, ImmutableHashSet<long> Invalid)
{
    public string Log => File.Log;
}

/// <summary>Logs of anchors that were read: what they say of the cases, and what is wrong with them.</summary>
public sealed class AnchorsRead
{
    /// <summary>Claims in memory at once; with more, the logs are read several times.</summary>
    internal const int MostClaims = 500_000;

    private const int MostSamples = 8192;

    private readonly List<Guid> _samples = [];
    private readonly Dictionary<string, long> _voids = new(StringComparer.Ordinal);
    private long _sampleEvery = 1;
    private long _claims;

    private AnchorsRead()
    {
    }

    /// <summary>Each log once.</summary>
    public IReadOnlyList<AnchorReading> Logs { get; private set; } = [];

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<(Instant? At, string Text)> Problems { get; private set; } = [];

    /// <summary>What is worth knowing and not wrong.</summary>
    public IReadOnlyList<string> Remarks { get; private set; } = [];

    /// <summary>Keys that were destroyed, from every line that was signed.</summary>
    public IReadOnlyCollection<Privacy.DestroyedKey> Erased { get; private set; } = [];

    /// <summary>By log, the last line that a restore took the force of.</summary>
    internal IReadOnlyDictionary<string, long> Voids => _voids;

    /// <summary>Ids that divide all claims into parts that fit into memory.</summary>
    internal ImmutableArray<Guid> Boundaries { get; private set; } = [];

    /// <summary>Reads all logs in some folders.</summary>
    /// <param name="folders">Places that hold logs or copies of them; what is in several is compared.</param>
    /// <param name="trusted">Keys by their fingerprints. Empty: those beside the logs are believed, and that is remarked.</param>
    /// <param name="cancellationToken">Ends it between two lines.</param>
    public static AnchorsRead From(IReadOnlyList<string> folders, IReadOnlyCollection<string> trusted, CancellationToken cancellationToken)
    {
        var found = new AnchorsRead();
        var (problems, remarks, erased) = (new List<(Instant?, string)>(), new List<string>(), new HashSet<Privacy.DestroyedKey>());
        var logs = new List<AnchorReading>();
        foreach (var copies in folders.Distinct(StringComparer.Ordinal).SelectMany(AnchorFile.In).GroupBy(f => f.Log, StringComparer.Ordinal))
        {
            var longest = copies.MaxBy(f => f.Length)!;
            using var key = copies.Select(f => AnchorKey.Read(f.PublicKeyPath)).FirstOrDefault(k => k?.Fingerprint == copies.Key);
            if (key is null)
            {
                problems.Add(
                    (null, $"The log of anchors {longest.Path} has no public key beside it that is its own, so that nothing in it can be believed."));
                continue;
            }

            if (trusted.Count > 0 && !trusted.Contains(key.Fingerprint))
            {
                remarks.Add(
                    $"The log of anchors {longest.Path} is signed by a key that is not one of yours; it is believed no further than that key.");
            }

            AnchorCopies.Compare([.. copies], longest, problems, remarks);
            logs.Add(found.Read(longest, key, problems, erased, cancellationToken));
        }

        if (logs.Count > 0 && trusted.Count == 0)
        {
            remarks.Add(
                "Signatures of anchors were checked with the keys beside them. Keep the public key elsewhere, and name it with --anchor-key.");
        }

        (found.Logs, found.Problems, found.Remarks, found.Erased) = (logs, problems, remarks, erased);
        found.Boundaries = found.Divide();
        return found;
    }

    /// <summary>True when a restore has taken the force of a line.</summary>
    internal bool IsVoid(string log, long number) => _voids.TryGetValue(log, out var last) && number <= last;

    private AnchorReading Read(
        AnchorFile file, AnchorKey key, List<(Instant?, string)> problems, HashSet<Privacy.DestroyedKey> erased, CancellationToken cancellationToken)
    {
        var invalid = ImmutableHashSet.CreateBuilder<long>();
        AnchorLine? last = null;
        ImmutableArray<byte> lastHash = [.. new byte[32]];
        foreach (var text in file.Lines())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!key.IsSignatureOf(text.Text, text.Signature) || AnchorLine.Parse(text.Text) is not { } line)
            {
                invalid.Add(text.Index);
                problems.Add((last?.At, $"Line {text.Index} of the log of anchors {file.Path} was changed: its signature does not fit."));
                continue;
            }

            if (line.Number != (last?.Number ?? 0) + 1 || !line.Previous.AsSpan().SequenceEqual(lastHash.AsSpan()))
            {
                problems.Add((
                    line.At,
                    $"Line {text.Index} of the log of anchors {file.Path} is number {line.Number} and does not follow "
                    + $"{(last is null ? "the beginning" : $"number {last.Number}")}: lines were removed, changed or swapped."));
            }

            Note(file.Log, line);
            erased.UnionWith(line.Erased);
            (last, lastHash) = (line, AnchorLine.HashOf(text.Text));
        }

        return new(file, last, lastHash, invalid.ToImmutable());
    }

    private void Note(string log, AnchorLine line)
    {
        foreach (var (voided, number) in line.Voids)
        {
            _voids[voided] = Math.Max(_voids.GetValueOrDefault(voided), number);
        }

        foreach (var head in line.Heads)
        {
            if (_claims++ % _sampleEvery == 0)
            {
                _samples.Add(head.Instance);
                if (_samples.Count == MostSamples)
                {
                    _samples.RemoveRange(MostSamples / 2, MostSamples / 2);
                    _sampleEvery *= 2;
                }
            }
        }
    }

    private ImmutableArray<Guid> Divide()
    {
        var parts = (int)(_claims / MostClaims) + 1;
        _samples.Sort();
        return [.. Enumerable.Range(1, parts - 1).Select(p => _samples[(int)((long)p * _samples.Count / parts)]).Distinct()];
    }
}
