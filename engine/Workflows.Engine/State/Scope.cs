using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Feel;

namespace Workflows.Engine.State;

/// <summary>What a scope is the run of. Names are stored.</summary>
public enum ScopeKind
{
    /// <summary>The whole process.</summary>
    Process,

    /// <summary>One item of a for-each; results of its steps are its own.</summary>
    Item,

    /// <summary>A stage, a first-of, a parallel with a quorum, or a step that has <c>on:</c>. Transparent: what its steps yield is
    /// recorded in the process, item or handler around it. It bounds what is withdrawn when it is left (BPMN 2.0 §13.3.4 sub-process).</summary>
    Block,

    /// <summary>One run of an <c>on:</c> handler in the scope that it is attached to; results of its steps are its own
    /// (BPMN 2.0 §13.5.4 event sub-process).</summary>
    Handler,
}

/// <summary>A run of a list of steps.</summary>
/// <param name="Id">Within the instance.</param>
/// <param name="Parent">Null for the scope of the process; for a handler, what it is attached to.</param>
/// <param name="Owner">The token that waits at the for-each or block until its scopes have closed; null for the process and for handlers.</param>
/// <param name="Item">The position in the for-each, from 0.</param>
/// <param name="Variables">The case's data, the item under its name, or what triggered the handler under the handler's name.</param>
/// <param name="Results">What steps and branches of this scope have yielded, by their id.</param>
/// <param name="Loops">How often a step was gone back to, by the id of the <c>back to</c>.</param>
public sealed record Scope(
    ScopeId Id,
    ScopeId? Parent,
    TokenId? Owner,
    int Item,
    FeelContext Variables,
    FeelContext Results,
    ImmutableSortedDictionary<string, int> Loops)
{
    /// <summary>What it is the run of. Rows and events written before there were kinds are of the process or of items.</summary>
    public ScopeKind Kind { get; init; } = Parent is null ? ScopeKind.Process : ScopeKind.Item;

    /// <summary>The id of the handler that this is a run of; null for other kinds.</summary>
    public string? Handler { get; init; }

    /// <summary>When a block opened: what its times count from; null for other kinds.</summary>
    public Instant? OpenedAt { get; init; }

    /// <summary>By when a block is to be done; null where it has no such time, and for tasks, which keep it themselves.</summary>
    public DuePoint? Due { get; init; }
}
