using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Client;

/// <summary>A stretch of a list; <paramref name="Next"/> asks for what follows.</summary>
internal sealed record Page<T>(ImmutableArray<T> Items, string? Next);

internal sealed record PersonName(string Id, string Name);

/// <param name="At">The instant that decides.</param>
/// <param name="Day">The day as people say it; null when the time was given in hours or less.</param>
internal sealed record Due(DateTimeOffset At, DateOnly? Day);

internal sealed record DirectoryBody(ImmutableArray<DirectoryPerson> People);

/// <param name="Id">The directory id.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Principals">The roles held today: <c>role</c> or <c>role@unit</c>.</param>
internal sealed record DirectoryPerson(string Id, string Name, ImmutableArray<string> Principals);

internal sealed record SourceFile(string Path, string Content);

internal sealed record DeploymentRequest(ImmutableArray<SourceFile> Files);

internal sealed record DeploymentResult(ImmutableArray<DeployedProcess> Processes, ImmutableArray<DiagnosticJson> Diagnostics);

internal sealed record DeployedProcess(string Process, string Revision, DeploymentOutcome Outcome);

internal enum DeploymentOutcome
{
    Checked,
    Deployed,
    Unchanged,
}

internal sealed record DefinitionSummary(string Process, string Title);

internal sealed record StartForm(string Process, string Title, PlannedTime? Plan, ImmutableArray<FormLine> Lines);

internal sealed record FormLine(string Name, string Label, FormLineKind Kind, ImmutableArray<string> Options, bool Required);

internal enum FormLineKind
{
    Text,
    Number,
    YesNo,
    Date,
    File,
    Choice,
    Table,
}

internal sealed record StartRequest(
    string Process, ImmutableSortedDictionary<string, JsonElement> Values, DateOnly? Received, DateOnly? Occurred, PlannedTime? Plan);

internal sealed record PlannedTime(DateOnly From, DateOnly To);

internal sealed record StartedInstance(Guid Instance);

internal sealed record InstanceSummary(
    Guid Instance,
    string Process,
    string Title,
    string Revision,
    string Status,
    string? Outcome,
    PersonName? StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    int OpenTasks,
    int LateTasks,
    int LateDeadlines,
    int Incidents,
    Due? NextDue);

internal sealed record InstanceDetail(
    InstanceSummary Summary,
    DateOnly Received,
    DateOnly? Occurred,
    DateOnly Registered,
    PlannedTime? Plan,
    ImmutableSortedDictionary<string, JsonElement>? Data,
    ImmutableArray<StepAnswer>? Results,
    ImmutableArray<StepStanding> Steps,
    ImmutableArray<TaskSummary> Tasks,
    ImmutableArray<TimerBody> Timers,
    ImmutableArray<IncidentBody> Incidents,
    ImmutableArray<DeadlineBody> Deadlines,
    ImmutableArray<LinkBody> Links,
    ImmutableArray<HeldBody> Held,
    ImmutableArray<HandlerBody> Handlers);

internal sealed record HeldBody(string Node, string Title, string While, DateTimeOffset Since);

internal sealed record HandlerBody(
    string Name, string Title, string Trigger, string? Node, bool Interrupts, int Awaited, DateTimeOffset? Next, int Running);

/// <summary>What one person answered; not answered where a for-each closed before anybody did.</summary>
internal sealed record StepAnswer(
    string Step,
    string Title,
    string? Item,
    bool Answered,
    PersonName? Person,
    DateOnly? At,
    string? Outcome,
    ImmutableArray<AnswerValue> Values);

internal sealed record AnswerValue(string Name, string Label, FormLineKind Kind, JsonElement Value);

internal sealed record StepStanding(string Node, string Kind, string Title, int Depth, string State, int Open, int Done);

internal sealed record IncidentBody(Guid Instance, string Process, long Incident, string Node, string Code, string Message, DateTimeOffset RaisedAt);

internal sealed record TaskSummary(
    Guid Instance,
    long Task,
    string Process,
    string ProcessTitle,
    string Node,
    string Kind,
    string Title,
    ImmutableArray<string> Candidates,
    PersonName? Assignee,
    DateTimeOffset OpenedAt,
    Due? Due,
    bool Late,
    bool MayClaim,
    bool MayComplete,
    ImmutableArray<DeadlineBody> Meets);

internal sealed record TaskDetail(
    TaskSummary Summary, ImmutableArray<FormLine> Lines, ImmutableArray<TaskOutcome> Outcomes, ImmutableArray<ChecklistLine> Checklist);

internal sealed record ChecklistLine(string Line, string Label);

internal sealed record TaskOutcome(string Name, string Leads, string? Target);

internal sealed record CompleteRequest(string? Outcome, ImmutableSortedDictionary<string, JsonElement> Values, ImmutableArray<string> Ticked);

internal sealed record CancelRequest(string Reason);

internal sealed record AddItemRequest(string Step, JsonElement Item, string? Within, string Reason);

internal sealed record PostponeRequest(PlannedTime To, string Rule, string Reason);

internal sealed record PostponementBody(
    PlannedTime Before,
    PlannedTime After,
    string Rule,
    ImmutableArray<PostponedDate> Dates,
    int Moved,
    int Staying,
    int Lapsing,
    int Past,
    int AfterPlan);

internal sealed record PostponedDate(
    string Kind,
    string Why,
    string Node,
    string Title,
    long? Task,
    ImmutableArray<string> Candidates,
    Due? Old,
    Due? New,
    string? Law,
    bool Past,
    bool AfterPlan);

internal sealed record UploadedFile(string File, string Name, long Size, string Type);

internal sealed record DeadlineBody(
    string Name, string Title, string Standing, Due? From, Due? Due, bool Late, DateTimeOffset? MetAt, string? MetBy, string? Fixed);

internal sealed record DeadlineEntry(Guid Instance, string Process, DeadlineBody Deadline);

internal sealed record StartList(ImmutableArray<StartBody> Items, ImmutableArray<MessageStartBody> ByMessage);

internal sealed record MessageStartBody(string Process, string Title, string Message);

internal sealed record StartBody(
    string Process,
    string Title,
    string Every,
    DateTimeOffset? NextAt,
    DateOnly? NextDay,
    ImmutableArray<DateOnly> Following,
    DateOnly? LastDay,
    Guid? LastInstance,
    string? LastRefusal);

internal sealed record TimerBody(
    Guid Instance,
    string Process,
    long Wait,
    string Purpose,
    DateTimeOffset DueAt,
    string Node,
    long? Task,
    string Title,
    int Rule,
    int Occurrence,
    bool Overdue);

internal sealed record JournalEntry(
    long Sequence, DateTimeOffset At, string Act, PersonName? Person, string? Operator, ImmutableArray<JsonElement>? Events);

/// <summary>Why the server did not do it (RFC 9457); what it does not say is null.</summary>
internal sealed record Problem
{
    public string? Title { get; init; }

    public string? Detail { get; init; }

    public string? Hint { get; init; }

    public string? Code { get; init; }

    public ImmutableArray<FieldProblem>? Fields { get; init; }

    public ImmutableArray<DiagnosticJson>? Diagnostics { get; init; }

    public string? Reference { get; init; }
}

internal sealed record FieldProblem(string Field, string Problem);
