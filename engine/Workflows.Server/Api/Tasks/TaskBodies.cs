using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Server.Api.Deadlines;
using Workflows.Server.Api.Forms;
using Workflows.Server.Api.Instances;

namespace Workflows.Server.Api.Tasks;

/// <summary>An open task as lists show it.</summary>
/// <param name="Instance">The instance's id.</param>
/// <param name="Task">The task's number within the instance.</param>
/// <param name="Process">The process's id.</param>
/// <param name="ProcessTitle">What people call the process.</param>
/// <param name="Node">The step's id.</param>
/// <param name="Kind">A task, a decision, or an escalation of a late task.</param>
/// <param name="Title">What to do; for an administrator with placeholders left open.</param>
/// <param name="Candidates">The principals that may take it: <c>role</c>, <c>role@unit</c>, <c>person:id</c>.</param>
/// <param name="Assignee">Who has taken it.</param>
/// <param name="OpenedAt">When it opened.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Late">True when that has passed.</param>
/// <param name="MayClaim">True when the person who asks may take it now.</param>
/// <param name="MayComplete">True when the person who asks may complete it now.</param>
/// <param name="Meets">The deadlines of the case that doing it meets, or that an escalation is about.</param>
public sealed record TaskSummary(
    Guid Instance,
    long Task,
    string Process,
    string ProcessTitle,
    string Node,
    TaskKind Kind,
    string Title,
    ImmutableArray<string> Candidates,
    PersonName? Assignee,
    Instant OpenedAt,
    DueBody? Due,
    bool Late,
    bool MayClaim,
    bool MayComplete,
    ImmutableArray<DeadlineBody> Meets)
{
    /// <summary>The item of a list that it is for, told to administrators on the page of an instance: by name where that is not personal,
    /// else by number; null elsewhere, and where the title says it.</summary>
    public string? Item { get; init; }
}

/// <summary>A task with what a person needs in order to do it.</summary>
/// <param name="Summary">What the list says of it.</param>
/// <param name="Help">The author's explanation.</param>
/// <param name="Clauses">Of the governing document, with what they ask.</param>
/// <param name="Lines">The form in the author's order; empty for an administrator.</param>
/// <param name="Outcomes">The answers to choose from, exactly one; empty for a task that just gets done.</param>
/// <param name="Checklist">The lines of which every one has to be ticked; empty where there is none.</param>
/// <param name="About">The number of the late task that an escalation is about.</param>
public sealed record TaskDetail(
    TaskSummary Summary,
    string? Help,
    ImmutableArray<ClauseBody> Clauses,
    ImmutableArray<FormLine> Lines,
    ImmutableArray<OutcomeBody> Outcomes,
    ImmutableArray<ChecklistLine> Checklist,
    long? About);

/// <param name="Line">Send it in <c>ticked</c>.</param>
/// <param name="Label">What people read.</param>
public sealed record ChecklistLine(string Line, string Label);

/// <param name="Id">Such as <c>SO-P1</c>.</param>
/// <param name="Text">What it asks.</param>
public sealed record ClauseBody(string Id, string Text);

/// <param name="Name">Send it as <c>outcome</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Leads">Where it leads.</param>
/// <param name="Target">The step that it goes back to, or the outcome that it ends with; null when it goes on.</param>
public sealed record OutcomeBody(string Name, string Label, OutcomeLeads Leads, string? Target);

public enum OutcomeLeads
{
    Onward,
    Back,
    End,
}

/// <summary>Which tasks to list.</summary>
public enum TaskView
{
    /// <summary>Those that the person who asks has taken or may take.</summary>
    Mine,

    /// <summary>All that the person who asks may see.</summary>
    All,
}

/// <summary>Completes a task.</summary>
public sealed record CompleteRequest
{
    /// <summary>One of the task's outcomes; left out where it has none.</summary>
    public string? Outcome { get; init; }

    /// <summary>The form's values as plain JSON, by field.</summary>
    public ImmutableDictionary<string, JsonElement> Values { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>The lines of the checklist that are ticked, as the task has them.</summary>
    public ImmutableArray<string> Ticked { get; init; } = [];
}

/// <summary>Gives a task to others.</summary>
public sealed record ReassignRequest
{
    /// <summary>Principals: <c>role</c>, <c>role@unit</c> or <c>person:id</c>; at least one.</summary>
    public required ImmutableArray<string> Candidates { get; init; }

    /// <summary>Stays in the journal.</summary>
    public required string Reason { get; init; }
}

/// <summary>Moves a task's due day; reminders and escalations follow.</summary>
public sealed record RescheduleRequest
{
    public required LocalDate Due { get; init; }

    /// <summary>Stays in the journal.</summary>
    public required string Reason { get; init; }
}
