using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary>A deadline of the case: its clock runs from an event, whether a step is open or not, until a step that <c>meets</c> it is done.</summary>
public sealed record DeadlineDefinition
{
    public required SourceSpan Span { get; init; }

    /// <summary>By which steps, times and expressions know it.</summary>
    public required Word Name { get; init; }

    /// <summary><c>within:</c> how long after <see cref="From"/>; null when it could not be read, which was reported.</summary>
    public required TimeAmount? Within { get; init; }

    /// <summary>What starts the clock; null when it could not be read, which was reported.</summary>
    public required DeadlineStart? From { get; init; }

    /// <summary><c>or-from:</c> the time from which it counts when <see cref="From"/> has not come by then.</summary>
    public TimePhrase? OrFrom { get; init; }

    /// <summary><c>when:</c> the case has this deadline only while that holds; null: always.</summary>
    public Expression? When { get; init; }

    /// <summary><c>fixed:</c> the law that sets it, so that postponing the plan never moves it.</summary>
    public Word? Fixed { get; init; }

    /// <summary>Counted from the deadline as those of a task are from its due date.</summary>
    public ImmutableArray<EscalationRule> Escalate { get; init; } = [];

    public Word? Title { get; init; }

    public ImmutableArray<Word> Clauses { get; init; } = [];

    public Word? Assumed { get; init; }

    /// <summary>What people call it.</summary>
    public string Called => Title?.Value ?? Name.Value;
}

/// <summary>What starts the clock of a deadline.</summary>
public abstract record DeadlineStart(SourceSpan Span)
{
    /// <summary><c>from: acknowledge</c>: when that step is done.</summary>
    public sealed record Step(SourceSpan Span, Word Id) : DeadlineStart(Span);

    /// <summary><c>from: received</c>, <c>from: decided_on</c>: a date, as soon as it is known.</summary>
    public sealed record Time(SourceSpan Span, TimePhrase Phrase) : DeadlineStart(Span);
}
