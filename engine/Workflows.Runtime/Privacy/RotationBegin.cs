using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Runtime.Privacy;

/// <summary>A master key and what it wraps.</summary>
/// <param name="Version">Which one.</param>
/// <param name="IsCurrent">New keys are wrapped with it.</param>
/// <param name="DataKeys">How many keys of cases and files it wraps.</param>
/// <param name="Oldest">When the oldest of them was made; null when there is none.</param>
/// <param name="Newest">When the newest of them was made.</param>
public sealed record KeyVersionUse(KeyVersion Version, bool IsCurrent, long DataKeys, Instant? Oldest, Instant? Newest);

/// <summary>What came of asking for another master key.</summary>
public abstract record RotationBegin
{
    private RotationBegin()
    {
    }

    /// <summary>It is in use; what is wrapped with the one before is wrapped anew from now on.</summary>
    public sealed record Begun(KeyVersion Key) : RotationBegin;

    /// <summary>A rotation before is not at its end; nothing was done.</summary>
    public sealed record Unfinished(KeyVersion Leaving) : RotationBegin;

    /// <summary>It is made, and not in use before these nodes have it in their files.</summary>
    public sealed record NodesLack(ImmutableArray<string> Nodes, KeyVersion Key, string File) : RotationBegin;

    /// <summary>The new key cannot be added to the file; nothing was done.</summary>
    public sealed record FileNotWritten(string File, string Problem) : RotationBegin;
}
