using System.Collections.Immutable;

namespace Workflows.Language.Checking.Presence;

/// <summary>A point that a case passes: before a step, inside it, behind it.</summary>
internal sealed class Junction(int number)
{
    public int Number { get; } = number;

    /// <summary>The variables that have a value from here on.</summary>
    public HashSet<string> Sets { get; } = new(StringComparer.Ordinal);

    /// <summary>Values that are known here.</summary>
    public List<Condition.Equal> Values { get; } = [];

    public List<Way> Ways { get; } = [];

    /// <summary>The branches that begin here; null where none do.</summary>
    public Meeting? Begins { get; set; }

    /// <summary>The branches that meet here; null where none do.</summary>
    public Meeting? Ends { get; set; }

    public void LeadsTo(Junction next, string? words = null, params ReadOnlySpan<Assumed> assumed) => Ways.Add(new(next, words, [.. assumed]));
}

/// <param name="To">Where it leads.</param>
/// <param name="Words">When a case goes here, to stand behind "when"; null where it has no choice.</param>
/// <param name="Assumed">What holds then.</param>
internal sealed record Way(Junction To, string? Words, ImmutableArray<Assumed> Assumed);

/// <summary>A condition that holds, or does not hold, when a way is gone.</summary>
internal readonly record struct Assumed(Condition Condition, bool Holds);

/// <summary>The branches of a <c>parallel</c> and where they meet again.</summary>
/// <param name="Begin">Where they begin.</param>
/// <param name="End">Where they meet.</param>
/// <param name="Branches">All of them.</param>
/// <param name="Quorum">How many have to come.</param>
internal sealed record Meeting(Junction Begin, Junction End, ImmutableArray<MeetingBranch> Branches, int Quorum);

/// <param name="Name">The branch.</param>
/// <param name="When">Its condition; null: it is begun in every case.</param>
/// <param name="Exit">Where its last step leads.</param>
/// <param name="Sets">All variables that are set somewhere in it.</param>
internal sealed record MeetingBranch(string Name, Condition? When, Junction Exit, IReadOnlySet<string> Sets);
