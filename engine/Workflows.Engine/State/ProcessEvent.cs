using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Workflows.Language.Feel;

namespace Workflows.Engine.State;

/// <summary>Something that happened in an instance. The set is closed; names are stored, so they are never reused for another meaning.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(InstanceStarted), "instance-started")]
[JsonDerivedType(typeof(InstanceEnded), "instance-ended")]
[JsonDerivedType(typeof(InstanceCancelled), "instance-cancelled")]
[JsonDerivedType(typeof(ScopeOpened), "scope-opened")]
[JsonDerivedType(typeof(ScopeClosed), "scope-closed")]
[JsonDerivedType(typeof(ItemAdded), "item-added")]
[JsonDerivedType(typeof(TokenCreated), "token-created")]
[JsonDerivedType(typeof(TokenMoved), "token-moved")]
[JsonDerivedType(typeof(TokenConsumed), "token-consumed")]
[JsonDerivedType(typeof(FlowArrived), "flow-arrived")]
[JsonDerivedType(typeof(JoinPassed), "join-passed")]
[JsonDerivedType(typeof(StepSkipped), "step-skipped")]
[JsonDerivedType(typeof(DataAssigned), "data-assigned")]
[JsonDerivedType(typeof(ResultRecorded), "result-recorded")]
[JsonDerivedType(typeof(DecisionMade), "decision-made")]
[JsonDerivedType(typeof(WentBack), "went-back")]
[JsonDerivedType(typeof(TaskOpened), "task-opened")]
[JsonDerivedType(typeof(TaskClaimed), "task-claimed")]
[JsonDerivedType(typeof(TaskReleased), "task-released")]
[JsonDerivedType(typeof(TaskReassigned), "task-reassigned")]
[JsonDerivedType(typeof(TaskRescheduled), "task-rescheduled")]
[JsonDerivedType(typeof(TaskCompleted), "task-completed")]
[JsonDerivedType(typeof(TaskWithdrawn), "task-withdrawn")]
[JsonDerivedType(typeof(TimerSet), "timer-set")]
[JsonDerivedType(typeof(TimerFired), "timer-fired")]
[JsonDerivedType(typeof(ReminderIssued), "reminder-issued")]
[JsonDerivedType(typeof(MessageAwaited), "message-awaited")]
[JsonDerivedType(typeof(MessageReceived), "message-received")]
[JsonDerivedType(typeof(WaitWithdrawn), "wait-withdrawn")]
[JsonDerivedType(typeof(JobSet), "job-set")]
[JsonDerivedType(typeof(JobBegun), "job-begun")]
[JsonDerivedType(typeof(JobPostponed), "job-postponed")]
[JsonDerivedType(typeof(JobStopped), "job-stopped")]
[JsonDerivedType(typeof(JobResumed), "job-resumed")]
[JsonDerivedType(typeof(JobAnswered), "job-answered")]
[JsonDerivedType(typeof(DocumentWritten), "document-written")]
[JsonDerivedType(typeof(CaseAsked), "case-asked")]
[JsonDerivedType(typeof(CaseReturned), "case-returned")]
[JsonDerivedType(typeof(CaseFailed), "case-failed")]
[JsonDerivedType(typeof(PeopleNotified), "people-notified")]
[JsonDerivedType(typeof(StepHeld), "step-held")]
[JsonDerivedType(typeof(StepReleased), "step-released")]
[JsonDerivedType(typeof(StepDueMoved), "step-due-moved")]
[JsonDerivedType(typeof(ErrorCaught), "error-caught")]
[JsonDerivedType(typeof(CancellationBegan), "cancellation-began")]
[JsonDerivedType(typeof(IncidentRaised), "incident-raised")]
[JsonDerivedType(typeof(IncidentResolved), "incident-resolved")]
[JsonDerivedType(typeof(PlanPostponed), "plan-postponed")]
[JsonDerivedType(typeof(DeadlineAwaited), "deadline-awaited")]
[JsonDerivedType(typeof(DeadlineSet), "deadline-set")]
[JsonDerivedType(typeof(DeadlineMoved), "deadline-moved")]
[JsonDerivedType(typeof(DeadlineMissed), "deadline-missed")]
[JsonDerivedType(typeof(DeadlineMet), "deadline-met")]
[JsonDerivedType(typeof(DeadlineDropped), "deadline-dropped")]
[JsonDerivedType(typeof(DeadlineLapsed), "deadline-lapsed")]
public abstract record ProcessEvent;

public sealed record InstanceStarted(
    string ProcessId, string Definition, string? StartedBy, Instant At, CaseDates Dates, PlannedTime? Plan, FeelContext Data) : ProcessEvent
{
    /// <summary>The case that started this one; null when a person, the calendar or a message did.</summary>
    public CaseOrigin? Origin { get; init; }
}

public sealed record InstanceEnded(string? Outcome, Instant At) : ProcessEvent;

public sealed record InstanceCancelled(string Reason, string? By, Instant At) : ProcessEvent;

/// <summary>A run of an item, a block or a handler began.</summary>
public sealed record ScopeOpened(ScopeId Scope, ScopeId Parent, TokenId? Owner, int Item, FeelContext Variables) : ProcessEvent
{
    public ScopeKind Kind { get; init; } = ScopeKind.Item;

    /// <summary>The id of the handler that runs; null for other kinds.</summary>
    public string? Handler { get; init; }

    /// <summary>When a block opened, and by when it is to be done; null for other kinds.</summary>
    public Instant? OpenedAt { get; init; }

    public DuePoint? Due { get; init; }
}

/// <summary>An item was added to a for-each that is running; its scope opens next.</summary>
/// <param name="Scope">The scope of the item.</param>
/// <param name="Step">The id of the step.</param>
/// <param name="By">The person; null when the engine did.</param>
/// <param name="Reason">As the administrator gave it.</param>
public sealed record ItemAdded(ScopeId Scope, string Step, string? By, string Reason) : ProcessEvent;

public sealed record ScopeClosed(ScopeId Scope) : ProcessEvent;

public sealed record TokenCreated(TokenId Token, ScopeId Scope, string Node) : ProcessEvent;

public sealed record TokenMoved(TokenId Token, string Node) : ProcessEvent;

public sealed record TokenConsumed(TokenId Token) : ProcessEvent;

/// <summary>A branch reached its join (counted by scope, join and flow: arriving twice counts once).</summary>
public sealed record FlowArrived(ScopeId Scope, string Join, string Flow) : ProcessEvent;

public sealed record JoinPassed(ScopeId Scope, string Join) : ProcessEvent;

/// <summary>A step's <c>when</c> did not hold.</summary>
public sealed record StepSkipped(ScopeId Scope, string Node) : ProcessEvent;

public sealed record DataAssigned(string Field, FeelValue Value) : ProcessEvent;

/// <summary>What a step or branch yielded, read by its id from then on.</summary>
public sealed record ResultRecorded(ScopeId Scope, string Step, FeelValue Value) : ProcessEvent;

/// <param name="Scope">The process, or the item that it is about.</param>
/// <param name="Node">The step.</param>
/// <param name="Decision">What was asked, as the step names it.</param>
/// <param name="Rules">The numbers of the rules that matched, counted from 1; of tables that are required first.</param>
public sealed record DecisionMade(ScopeId Scope, string Node, string Decision, ImmutableArray<int> Rules) : ProcessEvent;

public sealed record WentBack(ScopeId Scope, string From, string To) : ProcessEvent;

public sealed record TaskOpened(TaskItem Task) : ProcessEvent;

public sealed record TaskClaimed(TaskId Task, string Person) : ProcessEvent;

public sealed record TaskReleased(TaskId Task, string Person) : ProcessEvent;

/// <param name="Number">From the instance's counter, so that two reassignments to one person are told apart.</param>
/// <param name="Task">The task that others get.</param>
/// <param name="Candidates">The principals that may take it from now on; whoever had taken it has it no more.</param>
/// <param name="Reason">As the administrator gave it.</param>
public sealed record TaskReassigned(long Number, TaskId Task, ImmutableArray<string> Candidates, string Reason) : ProcessEvent;

/// <summary>The due date moved; reminders begin a new generation.</summary>
public sealed record TaskRescheduled(TaskId Task, DuePoint? Due, int Generation, string Reason) : ProcessEvent
{
    /// <summary>What the reminders of a task without a due date count from now; null where it has one.</summary>
    public Instant? CountedFrom { get; init; }
}

public sealed record TaskCompleted(TaskId Task, string Person, string? Outcome, FeelContext Values) : ProcessEvent;

/// <summary>The task closed without being done: the collection closed, or the case ended.</summary>
public sealed record TaskWithdrawn(TaskId Task, string Reason) : ProcessEvent;

public sealed record TimerSet(TimerWait Timer) : ProcessEvent;

/// <summary>The timer's wait is consumed.</summary>
public sealed record TimerFired(WaitId Wait) : ProcessEvent;

/// <param name="Task">What was reminded of.</param>
/// <param name="Rule">The reminder's position among the step's.</param>
/// <param name="Generation">Of the due date; never the same (task, rule, generation, occurrence) twice.</param>
/// <param name="Occurrence">From 1.</param>
/// <param name="Skipped">Repetitions that fell due while nothing ran and are covered by this one.</param>
/// <param name="People">Who was reminded.</param>
public sealed record ReminderIssued(
    TaskId Task, int Rule, int Generation, int Occurrence, int Skipped, ImmutableArray<string> People) : ProcessEvent;

public sealed record MessageAwaited(MessageWait Wait) : ProcessEvent;

/// <summary>The message's wait is consumed.</summary>
public sealed record MessageReceived(WaitId Wait, FeelContext Payload) : ProcessEvent;

public sealed record WaitWithdrawn(WaitId Wait) : ProcessEvent;

/// <param name="Number">From the instance's counter, so that two passes over one step are told apart.</param>
/// <param name="Scope">The process, or the item that it is about.</param>
/// <param name="Node">The step.</param>
/// <param name="People">Who was told.</param>
public sealed record PeopleNotified(long Number, ScopeId Scope, string Node, ImmutableArray<string> People) : ProcessEvent;

public sealed record IncidentRaised(Incident Incident) : ProcessEvent;

public sealed record IncidentResolved(IncidentId Incident, string? By) : ProcessEvent;
