using System.Collections.Immutable;
using Workflows.Engine.State;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Running;

/// <summary>An instance as stored, and what the next commit builds on.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Revision">How many entries its journal has; 0 before the first.</param>
/// <param name="Head">The hash of the last entry.</param>
/// <param name="Key">What everything of it is sealed with.</param>
public sealed record StoredInstance(InstanceState State, long Revision, ImmutableArray<byte> Head, DataKey Key)
{
    /// <summary>An instance that is not stored yet.</summary>
    public static StoredInstance New(InstanceId id, DataKey key) => new(InstanceState.Before(id), 0, [.. JournalChain.Beginning], key);
}
