using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Comparing;

/// <summary>What is another in a newer version of a process.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Subject">The step's id, <c>data/threshold</c>, <c>deadlines/feedback</c>, or the key at the top.</param>
/// <param name="Key">The key that is another, such as <c>due</c>; null where the whole was added, taken out or moved.</param>
/// <param name="Text">One sentence for people.</param>
/// <param name="Old">Where it stands in the older version; null for what is new.</param>
/// <param name="New">Where it stands in the newer version; null for what was taken out.</param>
public sealed record Change(ChangeKind Kind, string Subject, string? Key, string Text, SourceSpan? Old, SourceSpan? New);

public enum ChangeKind
{
    Added,
    Removed,
    Changed,
    Moved,
}

/// <summary>Two versions of a process beside one another.</summary>
/// <param name="Process">The id of the newer.</param>
/// <param name="Changes">In the order of the newer version; what was taken out stands where it stood in the older.</param>
public sealed record ProcessComparison(string Process, ImmutableArray<Change> Changes);
