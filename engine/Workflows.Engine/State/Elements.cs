using System.Collections.Immutable;
using NodaTime;

namespace Workflows.Engine.State;

/// <summary>A token at a node. It waits there, or is at an incident; tokens that move do so within one step and are not stored.</summary>
public sealed record Token(TokenId Id, ScopeId Scope, string Node);


/// <summary>A flow that has arrived at a join; the join opens when all awaited flows have.</summary>
public sealed record Arrival(ScopeId Scope, string Join, string Flow);

public enum TaskKind
{
    Task,
    Decision,

    /// <summary>Opened because another task is late; no token waits for it.</summary>
    Escalation,
}

/// <summary>Open work for people.</summary>
public sealed record TaskItem
{
    public required TaskId Id { get; init; }

    public required TaskKind Kind { get; init; }

    public required string Node { get; init; }

    /// <summary>Where its placeholders were filled. An escalation belongs to the process: it outlives the item that is late.</summary>
    public required ScopeId Scope { get; init; }

    /// <summary>The token that goes on when the task is done; null for an escalation.</summary>
    public TokenId? Token { get; init; }

    /// <summary>The late task that an escalation is about.</summary>
    public TaskId? About { get; init; }

    /// <summary>The block of the late step that an escalation is about, where that is no task: a step that is done anew is another one.</summary>
    public ScopeId? AboutStep { get; init; }

    /// <summary>The deadline that an escalation is about.</summary>
    public string? Deadline { get; init; }

    /// <summary>The position of the rule that opened an escalation, among those of the step; null for what was opened before this was kept.</summary>
    public int? Rule { get; init; }

    /// <summary>What to do, placeholders filled.</summary>
    public required string Title { get; init; }

    /// <summary>The same in the process's other languages, by BCP 47 tag; null where it has one language only.</summary>
    public ImmutableSortedDictionary<string, string>? Titles { get; init; }

    /// <summary>The principals that may take it (<c>role</c>, <c>role@unit</c>, <c>person:id</c>). Empty means nobody, and an incident.</summary>
    public required ImmutableArray<string> Candidates { get; init; }

    /// <summary>The person who has taken it; then nobody else may complete it.</summary>
    public string? Assignee { get; init; }

    public required Instant OpenedAt { get; init; }

    public DuePoint? Due { get; init; }

    /// <summary>What counts from the opening counts from here, where that is not the opening: the plan was postponed.</summary>
    public Instant? CountedFrom { get; init; }

    /// <summary>Counts up when the due date is moved; a reminder belongs to one generation.</summary>
    public int Generation { get; init; }

    /// <summary>The title in a language of the process.</summary>
    public string TitleIn(string language) => Titles?.GetValueOrDefault(language) ?? Title;

    public bool Equals(TaskItem? other) =>
        other is not null
        && (Id, Kind, Node, Scope, Token, About, AboutStep, Deadline, Rule)
            == (other.Id, other.Kind, other.Node, other.Scope, other.Token, other.About, other.AboutStep, other.Deadline, other.Rule)
        && (Title, Assignee, OpenedAt, Due, CountedFrom, Generation)
            == (other.Title, other.Assignee, other.OpenedAt, other.Due, other.CountedFrom, other.Generation)
        && Candidates.SequenceEqual(other.Candidates)
        && (Titles ?? ImmutableSortedDictionary<string, string>.Empty).SequenceEqual(other.Titles ?? ImmutableSortedDictionary<string, string>.Empty);

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>When something is due: a day that is kept until its end, or an instant.</summary>
/// <param name="At">The instant that decides: the end of the day, or the instant itself.</param>
/// <param name="Day">The day as people say it; null when the time was given in hours or less.</param>
public readonly record struct DuePoint(Instant At, LocalDate? Day);

/// <summary>Something that an instance waits for from outside. Deleting the row is what makes a late timer find nothing.</summary>
public abstract record Wait
{
    public required WaitId Id { get; init; }

    /// <summary>The token that waits, or that is late; null for the timers of an
    /// escalation task and of a deadline, and for the triggers of handlers.</summary>
    public TokenId? Token { get; init; }

    /// <summary>The scope with which it goes: whose handler it triggers, or that is late. Null for what a token or a task waits for.</summary>
    public ScopeId? Scope { get; init; }

    /// <summary>The id of the handler that this triggers; null for what a token or a task waits for.</summary>
    public string? Handler { get; init; }
}

/// <summary>A step is held while its condition is true. Nothing from outside ends it: data or results of the case do.</summary>
public sealed record HoldWait : Wait
{
    public required Instant Since { get; init; }
}

public enum TimerPurpose
{
    /// <summary>A <c>wait</c> step is over.</summary>
    Catch,

    /// <summary>A for-each closes with what came.</summary>
    Close,

    /// <summary>A stage that was reached before its time opens.</summary>
    Open,

    Reminder,

    Escalation,

    /// <summary>A handler runs.</summary>
    Handler,

    /// <summary>What a deadline counts from has not come by now.</summary>
    DeadlineStart,

    /// <summary>A deadline of the case passes.</summary>
    Deadline,

    DeadlineEscalation,
}

public sealed record TimerWait : Wait
{
    public required Instant DueAt { get; init; }

    public required TimerPurpose Purpose { get; init; }

    /// <summary>The task that is reminded of or escalated.</summary>
    public TaskId? Task { get; init; }

    /// <summary>The deadline that it is about.</summary>
    public string? Deadline { get; init; }

    /// <summary>The position of the reminder or escalation among those of the step or the deadline, from 0.</summary>
    public int Rule { get; init; }

    public int Generation { get; init; }

    /// <summary>Counts the repetitions of an <c>every</c> rule, from 1.</summary>
    public int Occurrence { get; init; }
}

public sealed record MessageWait : Wait
{
    public required string Name { get; init; }

    /// <summary>The correlation key as text; null: any message of that name to this instance.</summary>
    public string? Key { get; init; }
}

/// <summary>Something that went wrong and waits for an administrator; the token stays where it is.</summary>
/// <param name="Id">Within the instance.</param>
/// <param name="Token">What is stuck; null when nothing is, such as a reminder that found nobody.</param>
/// <param name="Task">The open task that it is about, such as one that nobody may take; it goes with the task.</param>
/// <param name="Node">Where.</param>
/// <param name="Code">9xxx, see the catalogue of diagnostics.</param>
/// <param name="Message">Names of variables involved, never their values.</param>
/// <param name="RaisedAt">When.</param>
public sealed record Incident(IncidentId Id, TokenId? Token, TaskId? Task, string Node, string Code, string Message, Instant RaisedAt);
