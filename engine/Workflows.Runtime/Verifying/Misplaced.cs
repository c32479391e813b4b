namespace Workflows.Runtime.Verifying;

/// <summary>Keeps entries that do not fit where they stand, to find out whether they were written elsewhere.</summary>
internal sealed class Misplaced
{
    /// <summary>Past this many something other than swapping is going on, and comparing each with each would take long.</summary>
    private const int MostKept = 256;

    private readonly List<(StoredEntry Entry, byte[] Before)> _kept = [];

    /// <param name="entry">What does not fit.</param>
    /// <param name="before">The hash after which it stands.</param>
    public void Keep(StoredEntry entry, byte[] before)
    {
        if (_kept.Count < MostKept)
        {
            _kept.Add((entry, before));
        }
    }

    /// <summary>Tells those that were written at the place of another.</summary>
    public void Tell(LedgerFindings findings)
    {
        foreach (var (entry, _) in _kept)
        {
            if (_kept
                .FirstOrDefault(p => p.Entry != entry && entry.WasWrittenAs(p.Entry.Instance, p.Entry.Sequence, p.Before)).Entry is not { } place)
            {
                continue;
            }

            var of = place.Instance == entry.Instance ? "" : $" of case {place.Instance}";
            findings.Add(new(
                LedgerDamage.Swapped,
                entry.Instance,
                entry.Sequence,
                entry.At,
                $"Case {entry.Instance}: what stands as entry {entry.Sequence} was written as entry {place.Sequence}{of} "
                    + $"({LedgerWords.Of(entry)})."));
        }
    }
}
