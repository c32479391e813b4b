using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Nodes;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Postponing;

/// <summary>A step that is no task and has a due date or escalations, of a case whose plan is postponed.</summary>
/// <remarks>Escalations are counted from the new dates: what has not rung moves, and what has rung rings anew where its time lies ahead
/// again; the task that it opened is withdrawn then. What is late by the new dates too stays open.</remarks>
internal sealed class PostponedStep(Transition transition, Scope block, PostponedCase plan, Action<PostponedDate> add)
{
    private readonly Token _token = transition.State.Tokens[block.Owner!.Value];

    public void Move()
    {
        if (transition.Graph.Find(_token.Node) is not GuardNode { Guarded: var step and not HumanStep })
        {
            return;
        }

        var due = block.Due is { } old ? MoveDue(old, step.Due) : (DuePoint?)null;
        var times = new GuardTimes(transition, step, _token.Scope, block.OpenedAt!.Value);
        for (var rule = 0; rule < step.Escalate.Length; rule++)
        {
            MoveEscalation(times, rule, RingOf(times, step.Escalate[rule].When, rule, due));
        }
    }

    private DuePoint MoveDue(DuePoint old, TimePhrase? phrase)
    {
        var (moved, why) = plan.Move(phrase, old, block.OpenedAt!.Value, _token.Scope);
        transition.Emit(new StepDueMoved(block.Id, moved));
        if (moved != old)
        {
            transition.MoveOverdue(block.Id, moved);
        }

        add(Date(PostponedKind.Wait, why) with { Old = old, New = moved });
        return moved;
    }

    /// <summary>When a rule rings now; what counts from the opening of the step counts from as much later.</summary>
    private Instant? RingOf(GuardTimes times, TimePhrase phrase, int rule, DuePoint? due)
    {
        var ring = phrase.Anchor is TimeAnchor.Opened && PendingOf(rule) is { } pending ? pending.DueAt : times.RingOf(rule, due);
        return phrase.Anchor is TimeAnchor.Opened && ring is { } at ? plan.Ring(at) : ring;
    }

    private void MoveEscalation(GuardTimes times, int rule, Instant? ring)
    {
        var pending = PendingOf(rule);
        if (ring is not { } at || (pending is null && at <= transition.Now))
        {
            return; // it has rung, and is late by the new dates too
        }

        transition.Withdraw(w => w.Id == pending?.Id);
        times.SetEscalation(block.Id, _token.Id, rule, at);
        add(Date(PostponedKind.Escalation, PostponedWhy.Follows) with
        {
            Old = pending is null ? null : plan.PointOf(pending.DueAt),
            New = plan.PointOf(Instant.Max(at, transition.Now)),
        });
        if (pending is null)
        {
            foreach (var lapsed in PostponedEscalations.Withdraw(transition, t => t.AboutStep == block.Id && (t.Rule ?? rule) == rule))
            {
                add(Date(PostponedKind.Escalation, PostponedWhy.Lapses).Lapsing(lapsed, transition.Graph.Calendar));
            }
        }
    }

    private TimerWait? PendingOf(int rule) => transition.State.Waits.Values.OfType<TimerWait>()
        .FirstOrDefault(t => t.Scope == block.Id && t.Purpose == TimerPurpose.Escalation && t.Rule == rule);

    private PostponedDate Date(PostponedKind kind, PostponedWhy why) => new()
    {
        Kind = kind,
        Why = why,
        Step = StepIds.StepOf(_token.Node),
        Item = ItemName.Of(transition.State, _token.Scope),
    };
}
