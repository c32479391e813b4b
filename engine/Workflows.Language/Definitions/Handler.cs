using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary>One entry of <c>on:</c>: steps that are done when something happens while a step, a stage or the process is open
/// (BPMN 2.0 §10.5.3 boundary events, §13.5.4 event sub-processes).</summary>
public sealed record Handler
{
    /// <summary>The name, with everything that stands under it.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The key. What happened is read by it inside the handler's steps: <c>retaliation.text</c>.</summary>
    public required Word Name { get; init; }

    public required HandlerTrigger Trigger { get; init; }

    /// <summary>True: what the handler stands at is withdrawn when it runs, and the process goes on behind it afterwards.</summary>
    public required bool Interrupts { get; init; }

    public Word? Title { get; init; }

    /// <summary>The clauses of the governing document that the handler carries out.</summary>
    public ImmutableArray<Word> Clauses { get; init; } = [];

    /// <summary>Why something here goes beyond the governing document.</summary>
    public Word? Assumed { get; init; }

    public required StepList Steps { get; init; }
}

/// <summary>What sets a handler off.</summary>
/// <param name="Span">What stands behind the key of the trigger.</param>
public abstract record HandlerTrigger(SourceSpan Span)
{
    /// <summary><c>message: retaliation-report</c>, with <c>key:</c>, the expression that tells this case from others.</summary>
    public sealed record Message(SourceSpan Span, Word Name, Expression? Key) : HandlerTrigger(Span)
    {
        /// <summary>How sensitive what it brings is. Nobody says what a sender writes, so it is personal unless said otherwise.</summary>
        public Sensitivity Sensitivity { get; init; } = Sensitivity.Personal;
    }

    /// <summary><c>timer: 2 weeks</c>: once, counted from when the step, stage or process opened.</summary>
    public sealed record Timer(SourceSpan Span, TimePhrase Time) : HandlerTrigger(Span);

    /// <summary><c>every: 2 weeks</c>: again and again, the first time one interval after it opened.</summary>
    public sealed record Every(SourceSpan Span, TimeAmount Interval) : HandlerTrigger(Span);

    /// <summary><c>overdue: at once</c>, or <c>2 days after</c>: counted from the due date of the step.</summary>
    public sealed record Overdue(SourceSpan Span, TimePhrase Time) : HandlerTrigger(Span);

    /// <summary><c>error: any</c>, or a list of codes; no codes mean any.</summary>
    public sealed record Error(SourceSpan Span, ImmutableArray<Word> Codes) : HandlerTrigger(Span);

    /// <summary><c>cancelled: yes</c>: an administrator cancels the case.</summary>
    public sealed record Cancelled(SourceSpan Span) : HandlerTrigger(Span);

    /// <summary>A trigger that is missing or could not be read, which was reported.</summary>
    internal sealed record Unread(SourceSpan Span) : HandlerTrigger(Span);
}
