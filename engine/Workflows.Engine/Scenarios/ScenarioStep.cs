using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios;

/// <summary>One entry of a scenario: time passes, somebody acts, or something is expected.</summary>
/// <param name="Span">The key that names the act.</param>
public abstract record ScenarioStep(SourceSpan Span)
{
    public sealed record Advance(SourceSpan Span, TimeAmount Amount) : ScenarioStep(Span);

    public sealed record AdvanceTo(SourceSpan Span, ScenarioTime Time) : ScenarioStep(Span);

    public sealed record Expect(SourceSpan Span, ImmutableArray<Expectation> Expectations) : ScenarioStep(Span);

    /// <summary>Somebody asks something of the instance.</summary>
    /// <param name="Span">The key that names the act.</param>
    /// <param name="Refused">The code of the refusal that is expected; null: it is carried out.</param>
    public abstract record Act(SourceSpan Span, Word? Refused) : ScenarioStep(Span);

    /// <param name="Span">The key.</param>
    /// <param name="Refused">The expected refusal.</param>
    /// <param name="Target">The task.</param>
    /// <param name="As">Who acts; null: the first who may.</param>
    /// <param name="Outcome">The answer, for steps that have outcomes.</param>
    /// <param name="With">What is filled in.</param>
    public sealed record Complete(
        SourceSpan Span, Word? Refused, TaskTarget Target, Word? As, Word? Outcome, ImmutableArray<GivenValue> With) : Act(Span, Refused)
    {
        /// <summary>The lines of the checklist that are ticked; null: all.</summary>
        public ImmutableArray<Word>? Ticked { get; init; }
    }

    /// <summary><c>complete every: collect</c>: every open task of a step is done, and
    /// those that open as others are done, one after the other.</summary>
    /// <param name="Span">The key.</param>
    /// <param name="Each">How each is done; its target names the step.</param>
    public sealed record CompleteEvery(SourceSpan Span, Complete Each) : ScenarioStep(Span);

    public sealed record Claim(SourceSpan Span, Word? Refused, TaskTarget Target, Word? As) : Act(Span, Refused);

    public sealed record Release(SourceSpan Span, Word? Refused, TaskTarget Target, Word? As) : Act(Span, Refused);

    public sealed record Reassign(SourceSpan Span, Word? Refused, TaskTarget Target, ImmutableArray<Word> To, Word? Reason) : Act(Span, Refused);

    public sealed record Reschedule(SourceSpan Span, Word? Refused, TaskTarget Target, LocalDate To, Word? Reason) : Act(Span, Refused);

    /// <summary>A service answers a call that is due, or gives no answer.</summary>
    /// <param name="Span">The key.</param>
    /// <param name="Refused">The expected refusal.</param>
    /// <param name="Target">The step, and the item where there are several.</param>
    /// <param name="Status">RFC 9110 §15.</param>
    /// <param name="Body">What the answer's JSON says.</param>
    /// <param name="Failure">Why there was no answer, such as <c>timeout</c>; null: there was one.</param>
    public sealed record Answer(
        SourceSpan Span, Word? Refused, TaskTarget Target, int Status, Workflows.Language.Feel.FeelValue Body, Word? Failure) : Act(Span, Refused);

    /// <summary>The plan of the case is postponed.</summary>
    public sealed record Postpone(SourceSpan Span, Word? Refused, PlannedTime To, PostponementRule Rule, Word Reason) : Act(Span, Refused);

    public sealed record Message(SourceSpan Span, Word? Refused, Word Name, Word? Key, ImmutableArray<GivenValue> With) : Act(Span, Refused);

    /// <summary><c>add: { id: d, name: School D }</c>, or a row's id, <c>to: collect</c>: one more item for a for-each that runs.</summary>
    /// <param name="Span">The key.</param>
    /// <param name="Refused">The expected refusal.</param>
    /// <param name="Item">Its fields; empty when it is one value.</param>
    /// <param name="Value">The one value, or the id of a row; null when it has fields.</param>
    /// <param name="To">The step.</param>
    /// <param name="Within">The item around it, where the step runs inside several.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Add(
        SourceSpan Span, Word? Refused, ImmutableArray<GivenValue> Item, Word? Value, Word To, Word? Within, Word? Reason) : Act(Span, Refused);

    /// <param name="Span">The key.</param>
    /// <param name="Refused">The expected refusal.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="As">Who cancels; null: the engine.</param>
    /// <param name="Case">The called or opened case that is cancelled; empty: the one that the scenario starts.</param>
    public sealed record Cancel(SourceSpan Span, Word? Refused, Word Reason, Word? As, ImmutableArray<CaseTarget> Case) : Act(Span, Refused);

    /// <summary>Retries what an incident at a step stopped.</summary>
    public sealed record Retry(SourceSpan Span, Word? Refused, TaskTarget Target) : Act(Span, Refused);
}

/// <summary>One thing that is expected.</summary>
/// <remarks>What is counted as it happens (reminders, escalations, messages) is counted since the previous <c>expect</c> of the scenario, or
/// since its start: so each <c>expect</c> tells of a stretch of time, and what comes twice is seen. What is there (open tasks, overdue
/// tasks, incidents, due dates, data) is meant as it is at this moment.</remarks>
/// <param name="Span">What a failure points at.</param>
public abstract record Expectation(SourceSpan Span)
{
    /// <summary><c>open: { collect: 4, escalation of collect: 1 }</c></summary>
    public sealed record Open(SourceSpan Span, TaskTarget Target, int Count) : Expectation(Span);

    /// <summary><c>reminders: 4</c>, or of one step <c>reminders: { collect: 4 }</c>.</summary>
    public sealed record Number(SourceSpan Span, Counted Counted, Word? Step, int Count) : Expectation(Span);

    /// <summary><c>due: { collect: 2020-03-02 }</c>: the day on which all open tasks of the step are due.</summary>
    public sealed record Due(SourceSpan Span, TaskTarget Target, LocalDate Day) : Expectation(Span);

    /// <summary><c>deadlines: { feedback: met, acknowledgement: 2020-02-17 }</c>: where it stands, or by when it is to be met.</summary>
    public sealed record Deadline(SourceSpan Span, Word Name, Word Value) : Expectation(Span)
    {
        internal static ImmutableArray<string> Standings { get; } = ["waiting", "running", "missed", "met", "met late", "dropped"];
    }

    /// <summary><c>status: running</c>, <c>completed</c> or <c>cancelled</c>.</summary>
    public sealed record Status(SourceSpan Span, Word Value) : Expectation(Span);

    /// <summary><c>cases: { inquiry: completed }</c>, or all that is expected of a case that was called or opened.</summary>
    public sealed record Case(SourceSpan Span, ImmutableArray<CaseTarget> Target, ImmutableArray<Expectation> Expectations) : Expectation(Span);

    /// <summary>What the process ended with.</summary>
    public sealed record Outcome(SourceSpan Span, Word Value) : Expectation(Span);

    /// <summary><c>data: { threshold: 2 }</c></summary>
    public sealed record Data(SourceSpan Span, GivenValue Value) : Expectation(Span);

    /// <summary><c>results: { collect: { missing: [preschool-d] } }</c>: a field of a step's result. A list is compared by what its items
    /// are called, or by a number with how many they are.</summary>
    public sealed record Result(SourceSpan Span, Word Step, GivenValue Value) : Expectation(Span);
}

/// <summary>What an expectation counts.</summary>
public enum Counted
{
    /// <summary>Reminders issued, one a task and time, since the previous <c>expect</c>.</summary>
    Reminders,

    /// <summary>Escalations opened since the previous <c>expect</c>.</summary>
    Escalations,

    /// <summary>Messages to people, of all kinds, since the previous <c>expect</c>.</summary>
    Sent,

    /// <summary>Open tasks, and other steps, whose due date has passed.</summary>
    Overdue,

    /// <summary>Steps that are held now.</summary>
    Held,

    /// <summary>Handlers that run now.</summary>
    Handlers,

    /// <summary>Incidents that are open.</summary>
    Incidents,

    /// <summary>Versions of documents in the register.</summary>
    Documents,
}
