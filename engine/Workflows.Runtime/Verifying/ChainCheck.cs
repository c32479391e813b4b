using NodaTime;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Verifying;

/// <summary>Walks the journal of one case, entry by entry, and tells what does not fit.</summary>
internal sealed class ChainCheck
{
    private readonly LedgerFindings _findings;
    private readonly Misplaced _misplaced;
    private readonly AnchoredClaim? _claim;

    /// <summary>The hash that stands before the next entry.</summary>
    private byte[] _previous = JournalChain.Beginning.ToArray();

    private Instant? _lastAt;

    /// <summary>Entries in a row that do not fit; null when the last one did.</summary>
    private Misfit? _misfit;

    public ChainCheck(Guid instance, AnchoredClaim? claim, LedgerFindings findings, Misplaced misplaced)
    {
        Instance = instance;
        _claim = claim;
        _findings = findings;
        _misplaced = misplaced;
    }

    public Guid Instance { get; }

    /// <summary>The number of the last entry; 0 before the first.</summary>
    public long Last { get; private set; }

    /// <param name="entry">The next one in the order of their numbers.</param>
    public void Take(StoredEntry entry)
    {
        if (entry.Sequence < 1)
        {
            Add(LedgerDamage.Foreign, entry.Sequence, entry.At, $"there is an entry numbered {entry.Sequence}; the engine counts from 1.");
            return;
        }

        if (entry.Sequence > Last + 1)
        {
            EndMisfit(entry);
            var (first, last) = (Last + 1, entry.Sequence - 1);
            Add(
                LedgerDamage.Removed,
                first,
                entry.At,
                $"{LedgerWords.Entries(first, last)} {LedgerWords.Are(first, last)} missing, before {LedgerWords.Of(entry.At)}.");

            // Without the hash before it, nothing can be said of this entry but by what follows it.
        }
        else if (!entry.Follows(_previous))
        {
            TakeMisfit(entry);
        }
        else
        {
            EndMisfit(entry);
        }

        if (_claim is { } claim && claim.Head.Number == entry.Sequence && !claim.Head.Hash.AsSpan().SequenceEqual(entry.Hash))
        {
            Add(
                LedgerDamage.PutBack,
                entry.Sequence,
                claim.At,
                $"entry {entry.Sequence} ({LedgerWords.Of(entry)}) does not have the hash that was signed at {LedgerWords.Of(claim.At)}: "
                + "it, or what is before it, was changed or written anew.");
        }

        _previous = entry.Hash;
        _lastAt = entry.At;
        Last = entry.Sequence;
    }

    /// <param name="row">What the case's row says; null when there is none.</param>
    public void End(StoredHead? row)
    {
        var headFits = row is not null && row.Revision == Last && row.Head.AsSpan().SequenceEqual(_previous);
        if (_misfit is { } open)
        {
            var hashAlone = !headFits && open.First == open.Last && row is not null && row.Head.AsSpan().SequenceEqual(open.Computed);
            Tell(open, hashAlone);
            if (hashAlone || open.Last == Last)
            {
                // The row's head is told of only when it is wrong by itself.
                headFits = row is not null && row.Revision == Last && (headFits || hashAlone);
            }

            _misfit = null;
        }

        if (_claim is { } claim && claim.Head.Number > Math.Max(Last, row?.Revision ?? 0))
        {
            Add(
                LedgerDamage.PutBack,
                Last + 1,
                claim.At,
                $"{LedgerWords.Entries(Last + 1, claim.Head.Number)}, which {LedgerWords.Were(Last + 1, claim.Head.Number)} there when "
                    + "anchors were signed at "
                + $"{LedgerWords.Of(claim.At)}, {LedgerWords.Are(Last + 1, claim.Head.Number)} missing: cut, or the case was put back to "
                + "an earlier state.");
        }

        if (row is null)
        {
            Add(
                LedgerDamage.RowRemoved,
                null,
                _lastAt,
                $"its row was removed; its journal has {LedgerWords.Count(Last, "entry", "entries")}, the last of {LedgerWords.Of(_lastAt)}.");
        }
        else if (row.Revision > Last)
        {
            var what = Last == 0 ? "the whole journal" : LedgerWords.Entries(Last + 1, row.Revision);
            var after = Last == 0 ? "" : $", after {LedgerWords.Of(_lastAt)}";
            Add(
                LedgerDamage.Cut,
                Last + 1,
                _lastAt,
                $"{what} {(Last == 0 ? "is" : LedgerWords.Are(Last + 1, row.Revision))} missing at the end{after}.");
        }
        else if (row.Revision < Last)
        {
            Add(
                LedgerDamage.RowDiffers,
                Last,
                _lastAt,
                $"its row stands at entry {row.Revision} and its journal goes on to entry {Last} ({LedgerWords.Of(_lastAt)}): "
                + "the row was put back, or entries were added.");
        }
        else if (!headFits)
        {
            Add(LedgerDamage.RowDiffers, Last, _lastAt, $"its row does not have the hash of entry {Last} ({LedgerWords.Of(_lastAt)}).");
        }
    }

    private void TakeMisfit(StoredEntry entry)
    {
        if (_misfit is { } open && open.First == open.Last && entry.Follows(open.Computed))
        {
            // The entry before is as it was written; only its hash is not.
            Tell(open, hashAlone: true);
            _misfit = null;
            return;
        }

        _misplaced.Keep(entry, _previous);
        _misfit = _misfit is { } longer
            ? longer with { Last = entry.Sequence }
            : new(entry, entry.Sequence, entry.HashAfter(_previous));
    }

    private void EndMisfit(StoredEntry next)
    {
        if (_misfit is { } open)
        {
            Tell(open, hashAlone: false, next.Sequence == open.Last + 1 ? $"; from entry {next.Sequence} on the journal holds again" : "");
            _misfit = null;
        }
    }

    private void Tell(Misfit misfit, bool hashAlone, string after = "")
    {
        var (first, last) = (misfit.First, misfit.Last);
        var text = hashAlone
            ? $"the hash of entry {first} ({LedgerWords.Of(misfit.Entry)}) was changed; what the entry says was not."
            : first == last && first > 1
                ? $"entry {first} ({LedgerWords.Of(misfit.Entry)}) does not follow from entry {first - 1}: one of the two was changed or "
                    + $"replaced{after}."
                : $"{LedgerWords.Entries(first, last)} ({LedgerWords.Of(misfit.Entry)}) {LedgerWords.Were(first, last)} changed or replaced{after}.";
        Add(LedgerDamage.Changed, first, misfit.Entry.At, text);
    }

    private void Add(LedgerDamage damage, long? entry, Instant? at, string text) =>
        _findings.Add(new(damage, Instance, entry, at, $"Case {Instance}: {text}"));

    /// <param name="Entry">The first of them.</param>
    /// <param name="Last">The last one's number.</param>
    /// <param name="Computed">What the first one's hash should be.</param>
    private sealed record Misfit(StoredEntry Entry, long Last, byte[] Computed)
    {
        public long First => Entry.Sequence;
    }
}
