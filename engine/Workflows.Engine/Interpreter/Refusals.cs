using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Interpreter;

/// <summary>Why commands are refused, in words.</summary>
internal static class Refusals
{
    public static Refusal NotRunning(InstanceStatus status) => Make(
        IncidentRules.NotRunning,
        status switch
        {
            InstanceStatus.Completed => "The instance has ended.",
            InstanceStatus.Cancelled => "The instance was cancelled.",
            _ => "The instance was never started.",
        },
        "Reload to see where it stands.");

    public static Refusal AlreadyStarted() => Make(IncidentRules.AlreadyStarted, "The instance has been started before.", null);

    public static Refusal MayNotStart(string person, IEnumerable<string> roles) => Make(
        IncidentRules.MayNotStart, $"'{person}' may not start this process.", $"It is started by {string.Join(" or ", roles)}.");

    public static Refusal TaskNotOpen(TaskId task) => Make(
        IncidentRules.TaskNotOpen, $"Task {task.Value} is not open.", "It was completed or withdrawn before this came; reload to see.");

    public static Refusal Taken(string holder) => Make(
        IncidentRules.NotYours, $"'{holder}' has taken this task.", "Ask them to release it, or an administrator to reassign it.");

    public static Refusal NotYours(TaskItem task, string person) => Make(
        IncidentRules.NotYours, $"'{person}' holds none of the roles that this task is for.", $"It is for {string.Join(", ", task.Candidates)}.");

    public static Refusal UnknownOutcome(string? given, IEnumerable<string> known)
    {
        var outcomes = known.ToList();
        var message = given is null ? "An outcome is missing." : $"'{given}' is not an outcome of this task.";
        return Make(
            IncidentRules.UnknownOutcome,
            message,
            outcomes.Count == 0 ? "This task has no outcomes: leave it out." : $"Give one of: {string.Join(", ", outcomes)}.");
    }

    public static Refusal Form(ImmutableArray<FieldProblem> problems) => new(
        IncidentRules.FormProblem.Code,
        string.Join(" ", problems.Select(p => $"{p.Field}: {p.Problem}.")),
        "Correct these fields and send the form again.",
        problems);

    public static Refusal Plan(string problem, string hint) => new(IncidentRules.FormProblem.Code, $"plan: {problem}.", hint, [new("plan", problem)]);

    public static Refusal Plan(string problem, PlannedTime suggested) =>
        Plan(problem, $"Give a time that lies ahead, such as {Iso(suggested.From)}/{Iso(suggested.To)}.");

    public static Refusal NoReason() => new(
        IncidentRules.FormProblem.Code,
        "reason: this must be filled in.",
        "Say why: the reason stays in the journal.",
        [new("reason", "this must be filled in")]);

    public static Refusal NotAwaited() => Make(IncidentRules.NotAwaited, "Nothing waits for this any more.", null);

    public static Refusal AttemptOver(int attempt) => Make(
        IncidentRules.AttemptOver, $"Attempt {attempt} is not under way any more.", "Another attempt was begun, or the call is over.");

    public static Refusal TryLater(Instant? due) => Make(
        IncidentRules.NotDue,
        due is { } at ? $"The next attempt is due at {at}." : "The call has stopped at an incident.",
        due is null ? "Retry the incident." : null);

    public static Refusal NotDue() => Make(IncidentRules.NotDue, "The timer is not due yet.", "Check that the clocks of all machines agree.");

    public static Refusal NoSuchIncident(IncidentId incident) => Make(
        IncidentRules.NoSuchIncident, $"There is no open incident {incident.Value}.", "Somebody has dealt with it; reload to see.");

    public static Refusal StillNobody(string names) => Make(
        IncidentRules.NobodyHoldsRole, $"Still nobody holds {names}.", "Name a holder in the organisation file, or reassign the task.");

    public static Refusal NoTime(string phrase) => Make(
        IncidentRules.NoTime, $"The time '{phrase}' could not be worked out.", "Fill in the date that it refers to.");

    public static Refusal DueInThePast() => Make(
        IncidentRules.DueInThePast, "The new due date is in the past.", "Give today or a later day.");

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static Refusal Make(DiagnosticRule rule, string message, string? hint) => new(rule.Code, message, hint, []);
}
