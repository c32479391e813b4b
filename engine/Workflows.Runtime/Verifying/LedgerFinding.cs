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

    /// <summary>A case that an anchor knows is not there any more, with all that was of it.</summary>
    Vanished,

    /// <summary>A journal, whole in itself, is not the one that an anchor knows: put back to an earlier state, or written anew.</summary>
    PutBack,

    /// <summary>What is stored of a case is not what its journal yields, or an entry is not sealed with the case's key.</summary>
    StateDiffers,

    /// <summary>The journal of the installation is not as it was written.</summary>
    SystemJournal,

    /// <summary>The anchors themselves were changed, or lines of them removed.</summary>
    Anchors,
}

/// <summary>Something that is not as it was written, in words for people.</summary>
/// <param name="Damage">What kind of thing.</param>
/// <param name="Instance">The case; null when it is none.</param>
/// <param name="Entry">The number of the entry, or of the first of several; null when it is about no entry.</param>
/// <param name="At">The time that the entry gives, or the nearest one known; null when none is.</param>
/// <param name="Text">A sentence or two: what, where, when.</param>
public sealed record LedgerFinding(LedgerDamage Damage, Guid? Instance, long? Entry, Instant? At, string Text);
