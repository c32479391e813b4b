using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Runtime.Claiming;

/// <summary>What a node has taken to do.</summary>
/// <param name="Items">Due rows; none when there is nothing to take.</param>
/// <param name="Until">When the lease ends, and the number by which whoever marks a row shows that it is still theirs: a later claim ends
/// later. Null on SQLite, where no other takes anything.</param>
internal sealed record Claim<T>(ImmutableArray<T> Items, Instant? Until)
{
    /// <summary>False from the moment on at which another node may have taken the rows.</summary>
    public bool IsHeldAt(Instant now) => Until is not { } until || now < until;
}
