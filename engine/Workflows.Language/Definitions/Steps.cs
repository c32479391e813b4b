using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary>Steps that follow one another.</summary>
public sealed record StepList(SourceSpan Span, ImmutableArray<Step> Steps)
{
    /// <summary>What may happen as long as these steps run. Only the process's own list has some; those of a step are the step's.</summary>
    public ImmutableArray<Handler> Handlers { get; init; } = [];

    /// <summary>All steps of the list and of every list inside them, those of handlers after the others.</summary>
    public IEnumerable<Step> All() =>
        Steps.SelectMany(s => s.Lists.SelectMany(l => l.All()).Prepend(s)).Concat(Handlers.SelectMany(h => h.Steps.All()));

    /// <summary>All handlers: those of the list, and those of every step in it.</summary>
    public IEnumerable<Handler> AllHandlers() => Handlers.Concat(All().SelectMany(s => s.Handlers));
}

/// <summary>One step. Its kind is its one keyword; everything here is the same for all kinds.</summary>
public abstract record Step
{
    /// <summary>The whole step.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The keyword, such as <c>task</c>.</summary>
    public required SourceSpan Keyword { get; init; }

    /// <summary>The author's id, or null. Results, outcomes and migrations name a step by it.</summary>
    public Word? Id { get; init; }

    public TextTemplate? Title { get; init; }

    public TextTemplate? Help { get; init; }

    /// <summary><c>clause:</c> the clauses of the governing document that this step carries out.</summary>
    public ImmutableArray<Word> Clauses { get; init; } = [];

    /// <summary><c>assumed:</c> why something here goes beyond the governing document.</summary>
    public Word? Assumed { get; init; }

    /// <summary><c>when:</c> the step is skipped when this is not true.</summary>
    public Expression? When { get; init; }

    public ForEach? ForEach { get; init; }

    /// <summary><c>meets:</c> the deadlines that are fulfilled when the step is done.</summary>
    public ImmutableArray<Word> Meets { get; init; } = [];

    /// <summary><c>due:</c> by when it is to be done; null too for kinds of step that nobody waits for.</summary>
    public TimePhrase? Due { get; init; }

    /// <summary><c>escalate:</c> who gets a task about it when it is not done.</summary>
    public ImmutableArray<EscalationRule> Escalate { get; init; } = [];

    /// <summary><c>hold-while:</c> the step is not open as long as this is true, and opens anew when it is true no more.</summary>
    public Expression? HoldWhile { get; init; }

    /// <summary><c>on:</c> what may happen while the step is open. Of a step with <c>for-each</c> every item has its own.</summary>
    public ImmutableArray<Handler> Handlers { get; init; } = [];

    /// <summary>The lists of steps inside this one, without those of its handlers.</summary>
    public virtual IEnumerable<StepList> Inner => [];

    /// <summary>Every list of steps inside this one, those of its handlers last.</summary>
    public IEnumerable<StepList> Lists => Inner.Concat(Handlers.Select(h => h.Steps));
}

/// <summary>Runs a step once for every item of a list (BPMN 2.0 §13.3.7 multi-instance): all at the same time, or one after the other.</summary>
/// <param name="Span">The phrase <c>unit in units[…]</c>.</param>
/// <param name="Variable">The name that stands for the item.</param>
/// <param name="Items">The list.</param>
/// <param name="Closes">When the collection closes and goes on with what came; null: it waits for all.</param>
public sealed record ForEach(SourceSpan Span, Word Variable, Expression Items, TimePhrase? Closes)
{
    /// <summary><c>, in turn</c>: each item begins when the one before it has ended, in the list's order.</summary>
    public bool InTurn { get; init; }

    /// <summary>True when the phrase could not be read, which was reported: then nothing is known of the item.</summary>
    internal bool IsUnread { get; init; }
}

/// <summary>A step that could not be read, which was reported; kept so that its id
/// and its place are known. Never in a process without errors.</summary>
internal sealed record UnreadStep : Step;

/// <summary>What tasks and decisions share: a person acts by a time.</summary>
public abstract record HumanStep : Step
{
    public required TextTemplate Name { get; init; }

    public required RoleReference By { get; init; }

    public ImmutableArray<FormField> Form { get; init; } = [];

    /// <summary>Exhaustive; empty for a task that just gets done.</summary>
    public ImmutableArray<Outcome> Outcomes { get; init; } = [];

    public ImmutableArray<ReminderRule> Remind { get; init; } = [];

    /// <summary><c>checklist:</c> what has to be ticked, all of it, before it can be done.</summary>
    public ImmutableArray<Word> Checklist { get; init; } = [];

    /// <summary>What people read for lines of the checklist where that is another language than the line itself.</summary>
    public ImmutableDictionary<string, string> ChecklistLabels { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string LabelOf(Word line) => ChecklistLabels.GetValueOrDefault(line.Value) ?? line.Value;
}

/// <summary><c>task:</c> (BPMN 2.0 §10.3.4.1 user task).</summary>
public sealed record TaskStep : HumanStep;

/// <summary><c>decision:</c> a formal decision: presented by one, made by another, with reasons, date and number.</summary>
public sealed record DecisionStep : HumanStep
{
    public RoleReference? PresentedBy { get; init; }
}

/// <summary><c>choose:</c> the first branch whose condition holds (BPMN 2.0 §13.4.2 exclusive gateway).</summary>
public sealed record ChooseStep : Step
{
    public required ImmutableArray<ChooseBranch> Branches { get; init; }

    /// <summary>What to do when no condition holds; null only where that was proven impossible.</summary>
    public StepList? Otherwise { get; init; }

    public override IEnumerable<StepList> Inner =>
        Otherwise is null ? Branches.Select(b => b.Steps) : Branches.Select(b => b.Steps).Append(Otherwise);
}

public sealed record ChooseBranch(SourceSpan Span, Expression Condition, StepList Steps);

/// <summary><c>parallel:</c> named branches at the same time; goes on when all have ended (BPMN 2.0 §13.4.1).</summary>
public sealed record ParallelStep : Step
{
    public required ImmutableArray<ParallelBranch> Branches { get; init; }

    /// <summary><c>join: any</c> or a number: goes on when so many branches have ended, and withdraws the others. Null: waits for all.</summary>
    public JoinQuorum? Quorum { get; init; }

    public override IEnumerable<StepList> Inner => Branches.Select(b => b.Steps);
}

/// <param name="Name">The key; the branch's own <c>outcome</c> is read by it.</param>
/// <param name="When">The branch is left out when this is not true (inclusive gateway, BPMN 2.0 §13.4.3).</param>
/// <param name="Steps">What the branch does.</param>
public sealed record ParallelBranch(Word Name, Expression? When, StepList Steps)
{
    public Word? Title { get; init; }

    /// <summary>What people read: its title, or its name.</summary>
    public string Called => (Title ?? Name).Value;
}

/// <summary><c>wait:</c> (BPMN 2.0 §13.5.2 intermediate catch event).</summary>
public sealed record WaitStep : Step
{
    public required WaitRule Rule { get; init; }
}

public abstract record WaitRule(SourceSpan Span)
{
    /// <summary><c>for: 3 days</c></summary>
    public sealed record For(SourceSpan Span, TimeAmount Amount) : WaitRule(Span);

    /// <summary><c>until: 2 weeks after start</c></summary>
    public sealed record Until(SourceSpan Span, TimePhrase Time) : WaitRule(Span);

    /// <summary><c>message: police-answer</c> with <c>key:</c>, the expression that tells this case from others.</summary>
    public sealed record Message(SourceSpan Span, Word Name, Expression? Key) : WaitRule(Span)
    {
        /// <summary>How sensitive what it brings is. Nobody says what a sender writes, so it is personal unless said otherwise.</summary>
        public Sensitivity Sensitivity { get; init; } = Sensitivity.Personal;
    }
}

/// <summary><c>notify:</c> tells people and goes on (BPMN 2.0 §13.3.3 send task).</summary>
public sealed record NotifyStep : Step
{
    public required TextTemplate Subject { get; init; }

    public required ImmutableArray<RoleReference> To { get; init; }

    public TextTemplate? Text { get; init; }
}

/// <summary><c>set:</c> assigns fields of the case's data, in order.</summary>
public sealed record SetStep : Step
{
    public required ImmutableArray<Assignment> Assignments { get; init; }
}

public sealed record Assignment(Word Field, Expression Value);

/// <summary><c>back to:</c> goes on at an earlier step of this list or of one around it, within the same branch and item.</summary>
/// <param name="Target">The step's id.</param>
/// <param name="AtMost">How often in one run of the surrounding scope; then an incident. Null: the default bound of 100.</param>
public sealed record BackToStep(Word Target, int? AtMost) : Step;

/// <summary><c>end:</c> ends the branch or item it stands in with an outcome; at the top, the process.
/// <c>end process:</c> ends the whole process wherever it stands (BPMN 2.0 §13.5.6 terminate).</summary>
public sealed record EndStep(Word Outcome, bool WholeProcess) : Step;

/// <summary>One possible answer and where it leads.</summary>
public sealed record Outcome(Word Name, OutcomeTarget Target)
{
    /// <summary>What people see; null: the name. Conditions compare with the name, whatever the label.</summary>
    public Word? Label { get; init; }
}

public abstract record OutcomeTarget(SourceSpan Span)
{
    public sealed record Continue(SourceSpan Span) : OutcomeTarget(Span);

    public sealed record BackTo(SourceSpan Span, Word Step) : OutcomeTarget(Span);

    public sealed record End(SourceSpan Span, Word Outcome, bool WholeProcess) : OutcomeTarget(Span);
}
