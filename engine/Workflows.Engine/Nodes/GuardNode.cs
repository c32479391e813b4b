using System.Collections.Immutable;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Nodes;

/// <summary>Stands around a step that has handlers, may be held, or may be late though it is no task. What the step does runs in a block,
/// so that it can be withdrawn as one (BPMN 2.0 §13.5.3 boundary events).</summary>
/// <remarks>held ⇄ open → over | interrupted → over. The handlers' triggers and the escalations are waits of the block and go with it.</remarks>
public sealed class GuardNode(string id, Step step) : BlockNode(id, step)
{
    internal Step Guarded => Step!;

    internal ImmutableArray<HandlerEntry> Handlers { get; set; } = [];

    internal Expression? HoldWhile => Guarded.HoldWhile;

    internal override void Enter(Transition transition, Token token)
    {
        if (transition.ShouldHold(this, token.Scope))
        {
            transition.Hold(token);
        }
        else
        {
            OpenInTime(transition, token);
        }
    }

    /// <summary>Opens the step, a stage not before the first day of its window: what may happen meanwhile cannot happen before that.</summary>
    internal void OpenInTime(Transition transition, Token token)
    {
        if (Guarded is StageStep { Window.From: { } phrase }
            && transition.Times(token.Scope).Resolve(phrase, transition.Now, due: null) is { } from
            && transition.RingAt(from) is var opens && opens > transition.Now)
        {
            transition.Emit(new TimerSet(new() { Id = new(transition.NextElement), Token = token.Id, DueAt = opens, Purpose = TimerPurpose.Open }));
        }
        else
        {
            OpenNow(transition, token);
        }
    }

    /// <summary>The first day of the stage has come.</summary>
    internal void Ring(Transition transition, TimerWait timer)
    {
        transition.Emit(new TimerFired(timer.Id));
        Enter(transition, transition.State.Tokens[timer.Token!.Value]);
    }

    /// <summary>Opens the step; an incident when one of its times cannot be worked out.</summary>
    private void OpenNow(Transition transition, Token token)
    {
        var times = new GuardTimes(transition, Guarded, token.Scope, transition.Now);
        if (times.Unknown(Handlers) is { } unknown)
        {
            transition.Raise(token.Id, this, IncidentRules.NoTime, $"The time '{unknown.Span.Text}' could not be worked out.");
            return;
        }

        var scope = transition.OpenBlock(token, Guarded is HumanStep ? null : times.Due);
        transition.Arm(scope, Handlers, times.Due);
        if (Guarded is not HumanStep)
        {
            times.SetEscalations(scope, token.Id);
        }

        transition.Create(scope, First);
    }

    /// <summary>An escalation rings: a task about the step is opened for the role that it names.</summary>
    internal void Escalate(Transition transition, TimerWait timer)
    {
        var scope = transition.State.Scopes[timer.Scope!.Value];
        transition.Emit(new TimerFired(timer.Id));
        new GuardTimes(transition, Guarded, scope.Parent!.Value, scope.OpenedAt!.Value).Escalate(StepIds.StepOf(Id), scope.Id, timer.Rule);
    }
}
