using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Server.Api.Deadlines;
using Workflows.Server.Api.Incidents;
using Workflows.Server.Api.Tasks;
using Workflows.Server.Api.Timers;

namespace Workflows.Server.Api.Instances;

/// <summary>Starts an instance.</summary>
public sealed record StartRequest
{
    /// <summary>The process's id.</summary>
    public required string Process { get; init; }

    /// <summary>The start form's values as plain JSON, by field.</summary>
    public ImmutableDictionary<string, JsonElement> Values { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>The day that it came in; without it, today.</summary>
    public LocalDate? Received { get; init; }

    /// <summary>The day that it happened, where that is known.</summary>
    public LocalDate? Occurred { get; init; }

    /// <summary>The time that the work is planned for; without it, as the process says.</summary>
    public PlannedTime? Plan { get; init; }
}

/// <summary>The instance that a start made; the same again when the start is repeated with its Operation-Id.</summary>
public sealed record StartedInstance(Guid Instance);

/// <summary>An instance as lists show it: no case data.</summary>
/// <param name="Instance">Its id.</param>
/// <param name="Process">The process's id.</param>
/// <param name="Title">The process's title.</param>
/// <param name="Revision">The content hash of the definition that it is pinned to.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Outcome">What it ended with.</param>
/// <param name="StartedBy">The person who started it; null when the engine did.</param>
/// <param name="StartedAt">When.</param>
/// <param name="EndedAt">When it completed or was cancelled.</param>
/// <param name="OpenTasks">How many tasks are open.</param>
/// <param name="LateTasks">How many of them are past their due date.</param>
/// <param name="LateDeadlines">How many of its deadlines have passed and are not met.</param>
/// <param name="Incidents">How many incidents wait for an administrator.</param>
/// <param name="NextDue">The earliest due date of its open tasks.</param>
public sealed record InstanceSummary(
    Guid Instance,
    string Process,
    string Title,
    string Revision,
    InstanceStatus Status,
    string? Outcome,
    PersonName? StartedBy,
    Instant StartedAt,
    Instant? EndedAt,
    int OpenTasks,
    int LateTasks,
    int LateDeadlines,
    int Incidents,
    DueBody? NextDue);

/// <summary>An instance with all that the person who asks may see of it.</summary>
/// <param name="Summary">What the list says of it.</param>
/// <param name="Received">The day that it came in.</param>
/// <param name="Occurred">The day that it happened.</param>
/// <param name="Registered">The day that it was entered here.</param>
/// <param name="Plan">The time that the work is planned for; null when the process has no plan.</param>
/// <param name="Data">The case's data as plain JSON, by field; null for an administrator, who sees no case data.</param>
/// <param name="Results">What people have answered, step by step; null for who may not read the case.</param>
/// <param name="Steps">Every step with where it stands.</param>
/// <param name="Tasks">The open ones, the first 500.</param>
/// <param name="Timers">What fires next, in order, the first 500.</param>
/// <param name="Incidents">Those that are open, the first 500.</param>
/// <param name="Deadlines">All that it has, in the order of the process.</param>
/// <param name="Links">Cases that it was started by and has started.</param>
/// <param name="Held">Steps that are held, and why.</param>
/// <param name="Handlers">What may happen meanwhile: handlers that are awaited or run.</param>
public sealed record InstanceDetail(
    InstanceSummary Summary,
    LocalDate Received,
    LocalDate? Occurred,
    LocalDate Registered,
    PlannedTime? Plan,
    ImmutableDictionary<string, JsonElement>? Data,
    ImmutableList<StepAnswer>? Results,
    ImmutableArray<StepStanding> Steps,
    ImmutableArray<TaskSummary> Tasks,
    ImmutableArray<TimerBody> Timers,
    ImmutableArray<IncidentBody> Incidents,
    ImmutableArray<DeadlineBody> Deadlines,
    ImmutableArray<LinkBody> Links,
    ImmutableArray<HeldBody> Held,
    ImmutableArray<HandlerBody> Handlers);

/// <param name="Node">The step's id.</param>
/// <param name="Title">What it is about, placeholders left open.</param>
/// <param name="While">The condition that holds it, as the author wrote it.</param>
/// <param name="Since">From when on.</param>
public sealed record HeldBody(string Node, string Title, string While, Instant Since);

/// <param name="Name">The handler's.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Trigger">What sets it off, in words.</param>
/// <param name="Node">The step that it stands at; null for the process.</param>
/// <param name="Interrupts">True when what it stands at is withdrawn by it.</param>
/// <param name="Awaited">How many times it is awaited now: once, or once for every item.</param>
/// <param name="Next">When its timer rings; null where it waits for no time.</param>
/// <param name="Running">How many runs of it go on.</param>
public sealed record HandlerBody(string Name, string Title, string Trigger, string? Node, bool Interrupts, int Awaited, Instant? Next, int Running);

/// <param name="Node">The step's id.</param>
/// <param name="Kind">The step's keyword.</param>
/// <param name="Title">What it is about, placeholders left open.</param>
/// <param name="Depth">How deep it is inside other steps.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Open">How many tokens, and so items of a for-each, are at it.</param>
/// <param name="Done">How often it was done.</param>
/// <param name="Late">A stage that is open, and the last day that was planned for it has passed.</param>
public sealed record StepStanding(string Node, string Kind, string Title, int Depth, StepState State, int Open, int Done, bool Late);

public enum StepState
{
    /// <summary>Not reached.</summary>
    Ahead,

    /// <summary>A token is at it.</summary>
    Open,

    /// <summary>It was done or passed, and nothing is at it now.</summary>
    Done,

    /// <summary>Its <c>when</c> did not hold.</summary>
    Skipped,

    /// <summary>An incident holds a token at it.</summary>
    Incident,

    /// <summary>Its <c>hold-while</c> holds: it is not open, and opens when that has changed.</summary>
    Held,
}

/// <param name="Id">The directory id.</param>
/// <param name="Name">As the directory has it; the id where the directory no longer knows it.</param>
public sealed record PersonName(string Id, string Name);

/// <summary>When something is due.</summary>
/// <param name="At">The instant that decides: the end of the day, or the instant itself.</param>
/// <param name="Day">The day as people say it; null when the time was given in hours or less.</param>
public sealed record DueBody(Instant At, LocalDate? Day)
{
    public static DueBody? Of(DuePoint? due) => due is { } point ? new(point.At, point.Day) : null;
}

/// <summary>Ends an instance before its end.</summary>
public sealed record CancelRequest
{
    /// <summary>Stays in the journal.</summary>
    public required string Reason { get; init; }
}

/// <summary>One act and what came of it.</summary>
/// <param name="Sequence">Counts from 1 within the instance.</param>
/// <param name="At">When it was stored.</param>
/// <param name="Act">The kind of command, such as <c>complete-task</c>.</param>
/// <param name="Person">Who acted; null when the engine or an administrator did.</param>
/// <param name="Operator">Who signed in and acted, for that person or as administrator; null when the engine did.</param>
/// <param name="Events">What happened, each an object with its kind in <c>event</c>; null for who may not read case data.</param>
public sealed record JournalEntryBody(
    long Sequence, Instant At, string Act, PersonName? Person, string? Operator, ImmutableArray<JsonElement>? Events);
