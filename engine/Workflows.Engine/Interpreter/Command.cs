using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>What may be asked of an instance. The set is closed.</summary>
public abstract record Command
{
    /// <summary>The stored name of the kind, for the journal's clear header.</summary>
    public abstract string Name { get; }
}

/// <param name="By">The person who starts; null when the engine does (a recurring start).</param>
/// <param name="Data">Values of data fields, for a person those on the form of the start; the others get their defaults.</param>
/// <param name="Received">The day it came in; null: today.</param>
/// <param name="Occurred">The day it happened, where that is known.</param>
/// <param name="Plan">The time that the work is planned for; null: as the process says.</param>
public sealed record StartInstance(
    string? By, FeelContext Data, LocalDate? Received = null, LocalDate? Occurred = null, PlannedTime? Plan = null) : Command
{
    public override string Name => "start";

    /// <summary>The case that starts this one; null when none does.</summary>
    public CaseOrigin? Origin { get; init; }
}

/// <summary>A case starts by itself, as a recurring start of its process says.</summary>
/// <param name="Rule">The <c>every</c> of the start, as the author wrote it.</param>
/// <param name="Day">The day on which it comes; the case is taken for received then, also when it starts late.</param>
public sealed record StartByRecurrence(string Rule, LocalDate Day) : Command
{
    public override string Name => "start";
}

public sealed record ClaimTask(TaskId Task, string Person) : Command
{
    public override string Name => "claim-task";
}

public sealed record ReleaseTask(TaskId Task, string Person) : Command
{
    public override string Name => "release-task";
}

/// <param name="Task">An open task.</param>
/// <param name="Person">Who did it: the assignee, or a candidate where nobody has taken it.</param>
/// <param name="Outcome">One of the step's outcomes; null where it has none.</param>
/// <param name="Values">The form's values, by field.</param>
public sealed record CompleteTask(TaskId Task, string Person, string? Outcome, FeelContext Values) : Command
{
    public override string Name => "complete-task";
}

/// <summary>Gives a task to others; an administrator's act.</summary>
public sealed record ReassignTask(TaskId Task, ImmutableArray<string> Candidates, string Reason) : Command
{
    public override string Name => "reassign-task";
}

/// <summary>Moves a task's due day; reminders and escalations follow as a new generation.</summary>
public sealed record RescheduleTask(TaskId Task, LocalDate Due, string Reason) : Command
{
    public override string Name => "reschedule-task";
}

/// <summary>Moves the plan of a running case, and with it everything open; an administrator's act.</summary>
/// <param name="To">The plan from now on.</param>
/// <param name="Rule">How open dates move.</param>
/// <param name="Reason">Stays in the journal.</param>
/// <param name="By">The person in whose place it is done; null for an administrator.</param>
public sealed record PostponePlan(PlannedTime To, PostponementRule Rule, string Reason, string? By) : Command
{
    public override string Name => "postpone-plan";
}

public sealed record FireTimer(WaitId Wait) : Command
{
    public override string Name => "fire-timer";
}

/// <summary>A message from outside (BPMN 2.0 §8.4.2 correlation by key).</summary>
public sealed record DeliverMessage(string Message, string? Key, FeelContext Payload) : Command
{
    public override string Name => "deliver-message";
}

/// <summary>Adds an item to a for-each that is running; an administrator's act.</summary>
/// <param name="Step">The id of the step that runs for each item.</param>
/// <param name="Item">Of the shape of the others; texts are read as dates, numbers, yes or no where the others have those. A text alone may
/// name a row of one of the case's tables by its id.</param>
/// <param name="Within">The item around it, by its name, where the step runs inside several; null: it runs once.</param>
/// <param name="By">The person; null when the engine does.</param>
/// <param name="Reason">As the administrator gave it.</param>
public sealed record AddItem(string Step, FeelValue Item, string? Within, string? By, string Reason) : Command
{
    public override string Name => "add-item";
}

public sealed record CancelInstance(string? By, string Reason) : Command
{
    public override string Name => "cancel";
}

/// <summary>Tries again what an incident stopped.</summary>
public sealed record RetryIncident(IncidentId Incident, string? By) : Command
{
    public override string Name => "retry-incident";
}
