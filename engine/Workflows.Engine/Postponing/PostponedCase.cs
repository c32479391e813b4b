using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Nodes;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Postponing;

/// <summary>Moves everything open of a case with its plan, and keeps the record of what went where and why.</summary>
/// <remarks>Whatever is open moves by the stated rule, except deadlines that a law fixes and what is counted from those. Dates that
/// the process counts from the end of the plan keep their distance to it when the plan is shifted. Reminders and escalations begin a new
/// generation, counted from the new due date.</remarks>
internal sealed class PostponedCase(Transition transition, PostponePlan command)
{
    private readonly ImmutableArray<PostponedDate>.Builder _dates = ImmutableArray.CreateBuilder<PostponedDate>();
    private PlanMap _map = null!;
    private PlanChange _change = null!;

    /// <summary>Moves it all.</summary>
    /// <returns>Why it was refused, or what became of every date.</returns>
    public (Refusal? Refusal, Postponement? Done) Carry()
    {
        if (RefusalOf() is { } refusal)
        {
            return (refusal, null);
        }

        _change = new(transition.State.Header.Plan!, command.To, command.Rule);
        _map = new(transition.Graph.Calendar, _change);
        var closings = transition.State.Waits.Values.OfType<TimerWait>()
            .Where(t => t.Task is null && t.Deadline is null && t.Purpose != TimerPurpose.Escalation)
            .OrderBy(t => t.Id.Value).ToList();
        transition.Emit(new PlanPostponed(_change, command.Reason, command.By));
        foreach (var clock in transition.Deadlines)
        {
            new PostponedDeadline(transition, clock, _map, Add).Move(Why(anchor: null), command.Reason);
        }

        foreach (var timer in closings)
        {
            MoveTimer(timer);
        }

        foreach (var block in transition.State.Scopes.Values.Where(s => s.Kind == ScopeKind.Block).OrderBy(s => s.Id.Value).ToList())
        {
            new PostponedStep(transition, block, this, Add).Move();
        }

        foreach (var task in transition.State.Tasks.Values.Where(t => t.Kind != TaskKind.Escalation).OrderBy(t => t.Id.Value).ToList())
        {
            new PostponedTask(transition, task, this, Add).Move(command.Reason);
        }

        return (null, new(_change, _dates.ToImmutable()));
    }

    /// <summary>Where a date goes that a phrase of the process gave.</summary>
    public (DuePoint New, PostponedWhy Why) Move(TimePhrase? phrase, DuePoint old, Instant opened, ScopeId scope)
    {
        if (phrase?.Anchor is TimeAnchor.Deadline or TimeAnchor.PlanEnd
            && Why(phrase.Anchor) is var why and not PostponedWhy.Stretched
            && transition.Times(scope).Resolve(phrase, opened, due: null) is { } counted)
        {
            return (counted, why);
        }

        return (_map.Point(old), Why(anchor: null));
    }

    /// <summary>Where a moment goes that nothing else is known of.</summary>
    public Instant Ring(Instant at) => _map.Ring(at);

    private PostponedWhy Why(TimeAnchor? anchor) => (anchor, command.Rule) switch
    {
        (TimeAnchor.Deadline, _) => PostponedWhy.Follows,
        (_, PostponementRule.Stretch) => PostponedWhy.Stretched,
        (TimeAnchor.PlanEnd, _) => PostponedWhy.PlanEnd,
        _ => PostponedWhy.Shifted,
    };

    private Refusal? RefusalOf()
    {
        var header = transition.State.Header;
        var today = transition.Graph.Calendar.DateOf(transition.Now);
        return header.Plan is not { } plan ? Refusals.Plan("the process has no plan", "Move the due dates of its tasks instead.")
            : command.To.To < command.To.From ? Refusals.Plan("the last day is before the first", "Give the first day first, then the last.")
            : command.To.To < today ? Refusals.Plan("this time is over", Ahead(plan, today))
            : command.To == plan ? Refusals.Plan("this is the plan already", "Give other days.")
            : string.IsNullOrWhiteSpace(command.Reason) ? Refusals.NoReason()
            : null;
    }

    private static PlannedTime Ahead(PlannedTime plan, LocalDate today) => new(today, today.PlusDays(Period.DaysBetween(plan.From, plan.To)));

    private void MoveTimer(TimerWait timer)
    {
        var token = timer.Token is { } id ? transition.State.Tokens.GetValueOrDefault(id) : null;
        var node = token is null ? null : transition.Graph.Find(token.Node);
        var phrase = (timer.Purpose, node) switch
        {
            (TimerPurpose.Close, ForEachNode { Loop.Closes: { } closes }) => closes,
            (TimerPurpose.Catch, TimerNode wait) => wait.Phrase,
            _ => null,
        };
        var (at, why) = MoveRinging(timer, phrase, token?.Scope ?? ScopeId.Root);
        transition.Emit(new WaitWithdrawn(timer.Id));
        transition.Emit(new TimerSet(timer with { Id = new(transition.NextElement), DueAt = at, Generation = timer.Generation + 1 }));
        Add(new()
        {
            Kind = timer.Purpose == TimerPurpose.Close ? PostponedKind.Closing : PostponedKind.Wait,
            Why = why,
            Step = timer.Handler ?? (token is null ? "" : StepIds.StepOf(token.Node)),
            Item = token is null ? null : ItemName.Of(transition.State, token.Scope),
            Old = PointOf(timer.DueAt),
            New = PointOf(at),
        });
    }

    private (Instant At, PostponedWhy Why) MoveRinging(TimerWait timer, TimePhrase? phrase, ScopeId scope)
    {
        if (phrase?.Anchor is TimeAnchor.Deadline or TimeAnchor.PlanEnd
            && Why(phrase.Anchor) is var why and not PostponedWhy.Stretched
            && transition.Times(scope).Resolve(phrase, transition.Now, due: null) is { } counted)
        {
            return (timer.Purpose == TimerPurpose.Close ? counted.At : transition.RingAt(counted), why);
        }

        return (_map.Ring(timer.DueAt), Why(anchor: null));
    }

    /// <summary>A moment as people say it: as a day when it is the opening or the end of one.</summary>
    public DuePoint PointOf(Instant at)
    {
        var calendar = transition.Graph.Calendar;
        var day = calendar.DateOf(at);
        return calendar.EndOf(day.PlusDays(-1)) == at ? new(at, day.PlusDays(-1)) : new(at, calendar.OpeningOf(day) == at ? day : null);
    }

    private void Add(PostponedDate date)
    {
        var day = date.New is { } moved ? moved.Day ?? transition.Graph.Calendar.DateOf(moved.At) : (LocalDate?)null;
        _dates.Add(date with
        {
            IsPast = date.New is { } point && point.At <= transition.Now,
            IsAfterPlan = date.Kind is not (PostponedKind.Reminder or PostponedKind.Escalation) && day > command.To.To,
        });
    }
}
