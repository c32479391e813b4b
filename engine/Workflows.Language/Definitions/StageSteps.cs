using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary><c>stage:</c> steps with a name and a planned time of their own (BPMN 2.0 §10.3.5 sub-process, CMMN 1.1 §5.4.8 stage).</summary>
/// <remarks>What its steps yield is read like that of the steps around it; <c>end</c> inside it ends what is around it.</remarks>
public sealed record StageStep : Step
{
    public required TextTemplate Name { get; init; }

    public StageWindow? Window { get; init; }

    public required StepList Steps { get; init; }

    public override IEnumerable<StepList> Inner => [Steps];
}

/// <summary><c>window: { from: …, to: … }</c>: the planned time of a stage.</summary>
/// <param name="Span">The whole set of keys.</param>
/// <param name="From">When it opens if it is reached earlier; null: when it is reached.</param>
/// <param name="To">The last day; null: it has no planned end. A stage that lasts longer is late, and goes on.</param>
public sealed record StageWindow(SourceSpan Span, TimePhrase? From, TimePhrase? To)
{
    /// <summary>The clauses of the governing document that set this time.</summary>
    public ImmutableArray<Word> Clauses { get; init; } = [];

    /// <summary>Why this time was chosen, when the governing document does not give it.</summary>
    public Word? Assumed { get; init; }
}

/// <summary><c>milestone:</c> is passed at once and leaves a mark (CMMN 1.1 §5.4.9): <c>reached</c>, and <c>at</c>, the day.</summary>
public sealed record MilestoneStep : Step
{
    public required TextTemplate Name { get; init; }
}

/// <summary><c>first-of:</c> branches that all wait; the first whose first step is done goes on, the others are withdrawn
/// (BPMN 2.0 §13.4.4 event-based gateway).</summary>
public sealed record FirstOfStep : Step
{
    public required ImmutableArray<FirstOfBranch> Branches { get; init; }

    public override IEnumerable<StepList> Inner => Branches.Select(b => b.Steps);
}

/// <param name="Name">The key; <c>chosen</c> of the step tells which one came first.</param>
/// <param name="Steps">What it waits for, and what is done then.</param>
public sealed record FirstOfBranch(Word Name, StepList Steps)
{
    /// <summary>What people read where that is another language than the name.</summary>
    public Word? Title { get; init; }

    public string Called => (Title ?? Name).Value;
}

/// <summary><c>join:</c> how many branches of a <c>parallel</c> it takes to go on.</summary>
/// <param name="Span">As written.</param>
/// <param name="Number">1 for <c>any</c>.</param>
public sealed record JoinQuorum(SourceSpan Span, int Number);
