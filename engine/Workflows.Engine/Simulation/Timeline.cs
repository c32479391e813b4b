using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;

namespace Workflows.Engine.Simulation;

/// <summary>What happens in an instance, when, for whom and why then.</summary>
public sealed record Timeline
{
    public required string ProcessId { get; init; }

    public required string Title { get; init; }

    /// <summary>The calendar's name; null where the process names none.</summary>
    public string? Calendar { get; init; }

    public required LocalDate From { get; init; }

    public required LocalDate Until { get; init; }

    /// <summary>What was assumed of the people, a sentence each.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>What was made up to be able to go on, a sentence each without its first words 'made up'.</summary>
    public ImmutableArray<string> MadeUp { get; init; } = [];

    /// <summary>When it starts by itself from then on, the first days of each start.</summary>
    public ImmutableArray<PlannedStart> Starts { get; init; } = [];

    public required TimelineEnding Ending { get; init; }

    /// <summary>In the order of time; what is said of a whole day stands at its end.</summary>
    public required ImmutableArray<TimelineEntry> Entries { get; init; }
}

/// <param name="Every">As the author wrote it.</param>
/// <param name="Days">The next days on which it comes, three at most.</param>
public sealed record PlannedStart(string Every, ImmutableArray<LocalDate> Days);

/// <summary>Why a timeline goes no further.</summary>
public enum TimelineEnding
{
    /// <summary>The instance has ended.</summary>
    Ended,

    /// <summary>The last day has come, and more would follow.</summary>
    OutOfTime,

    /// <summary>Nothing more happens: what is open waits for people or messages that never come.</summary>
    Waiting,

    /// <summary>More acts than the plan allows: the process seems to go round for ever.</summary>
    TooLong,
}

public enum TimelineKind
{
    Started,
    Task,
    Claimed,
    Released,
    Reassigned,
    Rescheduled,

    /// <summary>The plan of the case moves, and with it what is open.</summary>
    Postponed,
    Completed,
    Withdrawn,
    Due,
    Reminder,
    Escalation,
    Closing,
    Wait,
    Message,

    /// <summary>A service is to be called, or called again.</summary>
    Call,
    Answer,
    Document,

    /// <summary>Another case is asked for.</summary>
    CaseAsked,

    /// <summary>The other case has ended; one that was opened is there.</summary>
    CaseReturned,
    Notification,

    /// <summary>A decision table or model was asked.</summary>
    Decided,
    /// <summary>A handler begins to run.</summary>
    Handler,

    /// <summary>A step is held.</summary>
    Held,

    /// <summary>A step is held no more.</summary>
    Lifted,

    /// <summary>A handler caught an error.</summary>
    Caught,
    Skipped,
    WentBack,
    Stage,
    Milestone,
    ItemAdded,
    Incident,
    Resolved,

    /// <summary>The clock of a deadline starts, or the deadline moves.</summary>
    Deadline,
    DeadlineMissed,
    DeadlineMet,

    /// <summary>The case ended before it was met.</summary>
    DeadlineDropped,
    Ended,

    /// <summary>The case is being cancelled; its handler still runs.</summary>
    Cancelling,
    Cancelled,
}

/// <summary>One thing that happens, or would have happened.</summary>
public sealed record TimelineEntry
{
    /// <summary>In the calendar's zone.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Null for what holds until the end of the day, such as a due day.</summary>
    public LocalTime? Time { get; init; }

    public required TimelineKind Kind { get; init; }

    /// <summary>The step's id; null for what concerns the whole process.</summary>
    public string? Step { get; init; }

    /// <summary>The item of the for-each, outer before inner; null where there is none.</summary>
    public string? Item { get; init; }

    /// <summary>What kind of task it is about; null where it is about none. An escalation goes by the step and item that are late.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>The principals that it is for: <c>role</c>, <c>role@unit</c>, <c>person:id</c>.</summary>
    public ImmutableArray<string> Principals { get; init; } = [];

    /// <summary>The people behind them, by name.</summary>
    public ImmutableArray<string> People { get; init; } = [];

    /// <summary>The title of a task, the subject of a message, an outcome: what there is to say.</summary>
    public string Text { get; init; } = "";

    /// <summary>The day on which a task is due.</summary>
    public LocalDate? DueDay { get; init; }

    /// <summary>The time at which it is due; null where it may be done until the end of the day.</summary>
    public LocalTime? DueTime { get; init; }

    /// <summary>Why this date: <c>3 weeks after it opened on 2020-02-10, by calendar sweden</c>.</summary>
    public string? Why { get; init; }

    /// <summary>Why it did not happen, such as <c>not sent: task done</c>; null for what happened.</summary>
    public string? WhyNot { get; init; }

    public bool Equals(TimelineEntry? other) =>
        other is not null
        && (Day, Time, Kind, Step, Item, Task, Text, DueDay, DueTime, Why, WhyNot) == (
            other.Day,
            other.Time,
            other.Kind,
            other.Step,
            other.Item,
            other.Task,
            other.Text,
            other.DueDay,
            other.DueTime,
            other.Why,
            other.WhyNot)
        && Principals.SequenceEqual(other.Principals, StringComparer.Ordinal)
        && People.SequenceEqual(other.People, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Day, Time, Kind, Step, Item);
}
