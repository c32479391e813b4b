using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Anchors;

/// <summary>Collects the heads of journals that grew, and writes them to the log of anchors.</summary>
/// <remarks>Its cost follows what has changed, not how many cases there are.</remarks>
public sealed class AnchorWriter(
    AnchorLog log, IDatabase database, KeyStore keys, SystemJournal journal, TimeProvider time, ILogger<AnchorWriter> logger) : IDisposable
{
    /// <summary>Heads in one line: below a megabyte.</summary>
    public const int HeadsALine = 10_000;

    private static readonly Duration ErasuresReadAgain = Duration.FromHours(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly HashSet<DestroyedKey> _told = [];
    private Dictionary<Guid, (long Number, ImmutableArray<byte> Hash)> _grown = [];
    private Instant _erasuresFrom = (log.Last?.At ?? Instant.FromUnixTimeTicks(0)) - ErasuresReadAgain;

    public AnchorLog Log => log;

    /// <summary>Why anchors cannot be written, and since when; null when they can.</summary>
    public AnchorTrouble? Trouble { get; private set; }

    /// <summary>The same of the second place.</summary>
    public AnchorTrouble? SecondPlaceTrouble { get; private set; }

    /// <summary>How many cases wait to be written down.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _grown.Count;
            }
        }
    }

    /// <summary>Takes note of where a journal stands.</summary>
    public void Note(Guid instance, long number, ImmutableArray<byte> hash)
    {
        lock (_gate)
        {
            if (!_grown.TryGetValue(instance, out var known) || known.Number < number)
            {
                _grown[instance] = (number, hash);
            }
        }
    }

    /// <summary>Writes down what has changed since the line before; nothing when nothing has, unless the cause is a word of its own.</summary>
    /// <param name="cause">As in <see cref="AnchorLine.Cause"/>.</param>
    /// <param name="cancellationToken">Ends it between two lines; what was not written is written the next time.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="StorageUnavailableException">The database cannot be read.</exception>
    public async Task WriteAsync(string cause, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var erased = await TellErasuresAsync(cancellationToken);
            var system = await database.ReadAsync(SystemJournal.HeadAsync, cancellationToken);
            var grown = TakeGrown();
            var before = log.Last;
            foreach (var heads in grown.Chunk(HeadsALine).DefaultIfEmpty([]))
            {
                if (heads.Length > 0 || erased.Length > 0 || cause != "interval" || before?.SystemNumber != system.Number)
                {
                    Append(cause, system, heads, erased);
                    erased = [];
                }
            }

            if (log.Last != before)
            {
                Trouble = null;
            }

            if (log.Last is { } last && last != before)
            {
                await TellDatabaseAsync(last, cancellationToken);
            }

            CopyToSecondPlace();
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose() => _writing.Dispose();

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private ImmutableArray<AnchoredHead> TakeGrown()
    {
        Dictionary<Guid, (long Number, ImmutableArray<byte> Hash)> taken;
        lock (_gate)
        {
            (taken, _grown) = (_grown, []);
        }

        return [.. taken.Select(g => new AnchoredHead(g.Key, g.Value.Number, g.Value.Hash))];
    }

    private void Append(string cause, (long Number, byte[] Hash) system, AnchoredHead[] heads, ImmutableArray<DestroyedKey> erased)
    {
        try
        {
            log.Append(new()
            {
                Number = 0,
                Previous = [],
                At = Now(),
                Cause = cause,
                SystemNumber = system.Number,
                SystemHash = [.. system.Hash],
                Heads = [.. heads],
                Erased = erased,
            });
        }
        catch (IOException problem)
        {
            foreach (var head in heads)
            {
                Note(head.Instance, head.Number, head.Hash);
            }

            _told.ExceptWith(erased);
            Trouble = new(Trouble?.Since ?? Now(), problem.Message);
            throw;
        }
    }

    /// <summary>Erasures are told in the system journal and in the anchors, which are kept apart from the keys and their backups.</summary>
    private async Task<ImmutableArray<DestroyedKey>> TellErasuresAsync(CancellationToken cancellationToken)
    {
        var erased = (await keys.DestroyedSinceAsync(_erasuresFrom, cancellationToken)).Where(_told.Add).ToImmutableArray();
        if (erased.Length > 0)
        {
            _erasuresFrom = erased[^1].At - ErasuresReadAgain;
            await journal.AppendAsync(
                "erasure", null, erased.Length == 1
                    ? $"A data key was destroyed at {erased[0].At}."
                    : $"{erased.Length} data keys were destroyed, the last at {erased[^1].At}.", cancellationToken);
        }

        return erased;
    }

    private async Task TellDatabaseAsync(AnchorLine last, CancellationToken cancellationToken) => await database.ExecuteAsync(
        [
            new(
                "anchor_log.write",
                """
                insert into anchor_log (log, number, hash, at) values ($1, $2, $3, $4)
                on conflict (log) do update set number = excluded.number, hash = excluded.hash, at = excluded.at
                """,
                log.Name,
                last.Number,
                log.LastHash.ToArray(),
                last.At),
        ],
        cancellationToken);

    private void CopyToSecondPlace()
    {
        try
        {
            log.CopyToSecondPlace();
            SecondPlaceTrouble = null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            SecondPlaceTrouble = new(SecondPlaceTrouble?.Since ?? Now(), cause.Message);
            logger.LogWarning("The second place of the anchors cannot be written now: {Problem}", cause.Message);
        }
    }
}
