using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Runtime.Verifying;

/// <summary>What came of verifying a store.</summary>
/// <param name="Cases">Instances read.</param>
/// <param name="Entries">Journal entries read.</param>
/// <param name="Findings">The first findings.</param>
/// <param name="FindingCount">How many there are in all.</param>
public sealed record LedgerReport(long Cases, long Entries, ImmutableArray<LedgerFinding> Findings, long FindingCount)
{
    /// <summary>Entries of the system journal that were read.</summary>
    public long SystemEntries { get; init; }

    /// <summary>Cases whose rows were compared with what their journals yield; null when that was not asked for.</summary>
    public long? StatesCompared { get; init; }

    /// <summary>When the newest anchor was signed; null when there is none.</summary>
    public Instant? AnchoredAt { get; init; }

    /// <summary>What is worth knowing and is no finding.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    public bool IsClean => FindingCount == 0;
}

/// <summary>Collects findings; keeps the first and counts the rest, so that a store that is wrong throughout fits into memory.</summary>
internal sealed class LedgerFindings
{
    public const int MostKept = 1000;

    private readonly List<LedgerFinding> _kept = [];

    public long Count { get; private set; }

    public ImmutableArray<LedgerFinding> Kept => [.. _kept];

    public void Add(LedgerFinding finding)
    {
        Count++;
        if (_kept.Count < MostKept)
        {
            _kept.Add(finding);
        }
    }
}
