using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;

namespace Workflows.Runtime.Running;

/// <summary>What a commit has changed that others in this process may want to hear of at once.</summary>
/// <param name="Instance">Whose state changed.</param>
/// <param name="Timers">Timers that are waited for from now on.</param>
/// <param name="HasMail">True when a mail was put in the outbox.</param>
public sealed record CommitHint(InstanceId Instance, ImmutableArray<TimerHint> Timers, bool HasMail)
{
    /// <summary>True when a call of a service was set or is to be made again.</summary>
    public bool HasCalls { get; init; }

    /// <summary>True when something is to be delivered to another instance.</summary>
    public bool HasDispatches { get; init; }

    /// <summary>The number of the journal entry that was stored.</summary>
    public long Revision { get; init; }

    /// <summary>That entry's hash.</summary>
    public ImmutableArray<byte> Head { get; init; } = [];
}

/// <summary>A step that may have been stored.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="IsDecided">False while the database may still be about to store it.</param>
public readonly record struct UncertainCommit(InstanceId Instance, bool IsDecided);

public readonly record struct TimerHint(WaitId Wait, Instant DueAt);

/// <summary>Tells timers, senders and live views that something was stored. Only a hint: whoever listens finds the truth in the tables,
/// and a sweep repeats what a crash swallowed.</summary>
public sealed class CommitHints
{
    /// <summary>Raised after the commit, on the thread of the command: listeners return at once and never throw.</summary>
    public event Action<CommitHint>? Committed;

    /// <summary>Raised when a step of an instance may have been stored though nobody here was told so: the answer of the database was lost. As
    /// above.</summary>
    public event Action<UncertainCommit>? Uncertain;

    internal void Raise(CommitHint hint) => Committed?.Invoke(hint);

    internal void Raise(UncertainCommit commit) => Uncertain?.Invoke(commit);
}
