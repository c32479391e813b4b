using NodaTime;

namespace Workflows.Runtime.Verifying;

/// <summary>What was done to what is stored.</summary>
public enum LedgerDamage
{
    /// <summary>An entry, or several in a row, do not say what was written.</summary>
    Changed,

    /// <summary>Entries between others are not there.</summary>
    Removed,

    /// <summary>Entries at the end are not there.</summary>
    Cut,

    /// <summary>An entry stands where another was written.</summary>
    Swapped,

    /// <summary>An entry that the engine never writes.</summary>
    Foreign,

    /// <summary>The row of the case does not say what its journal says.</summary>
    RowDiffers,

    /// <summary>The row of the case is not there, and its journal is.</summary>
    RowRemoved,
}

/// <summary>Something that is not as it was written, in words for people.</summary>
/// <param name="Damage">What kind of thing.</param>
/// <param name="Instance">The case; null when it is none.</param>
/// <param name="Entry">The number of the entry, or of the first of several; null when it is about no entry.</param>
/// <param name="At">The time that the entry gives, or the nearest one known; null when none is.</param>
/// <param name="Text">A sentence or two: what, where, when.</param>
public sealed record LedgerFinding(LedgerDamage Damage, Guid? Instance, long? Entry, Instant? At, string Text);
