using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Nodes;

/// <summary>The due date and the escalations of a step that stays open and is no task.</summary>
/// <param name="transition">The step being taken.</param>
/// <param name="step">As the author wrote it.</param>
/// <param name="scope">The scope around it.</param>
/// <param name="opened">When it opened.</param>
internal sealed class GuardTimes(Transition transition, Step step, ScopeId scope, Instant opened)
{
    public DuePoint? Due { get; } = step.Due is { } due ? transition.Times(scope).Resolve(due, opened, due: null) : null;

    /// <summary>The first of its times that cannot be worked out, such as one counted from an empty date; null when all can.</summary>
    public TimePhrase? Unknown(ImmutableArray<HandlerEntry> handlers)
    {
        if (step.Due is { } due && Due is null)
        {
            return due;
        }

        return handlers
            .Select(h => h.Handler.Trigger switch { HandlerTrigger.Timer t => t.Time, HandlerTrigger.Overdue o => o.Time, _ => null })
            .Concat(step is HumanStep ? [] : step.Escalate.Select(e => e.When))
            .OfType<TimePhrase>()
            .FirstOrDefault(p => Resolve(p) is null);
    }

    /// <param name="block">With which they go.</param>
    /// <param name="owner">The token at the step.</param>
    public void SetEscalations(ScopeId block, TokenId owner)
    {
        for (var rule = 0; rule < step.Escalate.Length; rule++)
        {
            SetEscalation(block, owner, rule, transition.RingAt(Resolve(step.Escalate[rule].When)!.Value));
        }
    }

    /// <summary>Sets one of them; one whose time has passed rings at once.</summary>
    public void SetEscalation(ScopeId block, TokenId owner, int rule, Instant at) => transition.Emit(new TimerSet(new()
    {
        Id = new(transition.NextElement),
        Token = owner,
        Scope = block,
        DueAt = Instant.Max(at, transition.Now),
        Purpose = TimerPurpose.Escalation,
        Rule = rule,
        Occurrence = 1,
    }));

    /// <summary>When one of them rings, counted from a due date that was moved; null when that cannot be worked out.</summary>
    public Instant? RingOf(int rule, DuePoint? moved) =>
        transition.Times(scope).Resolve(step.Escalate[rule].When, opened, moved) is { } point ? transition.RingAt(point) : null;

    public void Escalate(string id, ScopeId about, int rule)
    {
        var opening = new TaskItem
        {
            Id = new(transition.NextElement),
            Kind = TaskKind.Escalation,
            Node = id,
            Scope = ScopeId.Root,
            AboutStep = about,
            Rule = rule,
            Title = TitleIn(transition.Graph.Own),
            Titles = transition.InOtherLanguages(TitleIn),
            Candidates = transition.Principals([step.Escalate[rule].To], scope),
            OpenedAt = transition.Now,
        };
        transition.Emit(new TaskOpened(opening));
        transition.Announce(opening, "opened");

        string TitleIn(Wording wording) => MessageTexts.Fill(
            wording.Messages.HandleLate, wording.StepOf(id)?.Title is { } title ? transition.FillLine(title, scope) : id);
    }

    private DuePoint? Resolve(TimePhrase phrase) => transition.Times(scope).Resolve(phrase, opened, Due);
}
