using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>wait: {for}</c> and <c>wait: {until}</c> (BPMN 2.0 §10.5.5 timer event).</summary>
public sealed class TimerNode(string id, WaitStep step) : Node(id, step)
{
    /// <summary>Until when it waits; <c>for: 3 days</c> counts from when the token comes.</summary>
    internal TimePhrase Phrase => step.Rule switch
    {
        WaitRule.For rule => new(rule.Span, rule.Amount, Before: false, new TimeAnchor.Opened(rule.Span)),
        WaitRule.Until rule => rule.Time,
        _ => throw new InvalidOperationException($"'{Id}' waits for no time."),
    };

    internal override void Enter(Transition transition, Token token)
    {
        if (transition.Times(token.Scope).Resolve(Phrase, transition.Now, due: null) is { } point)
        {
            transition.Emit(new TimerSet(new()
            {
                Id = new(transition.NextElement),
                Token = token.Id,
                DueAt = transition.RingAt(point),
                Purpose = TimerPurpose.Catch,
            }));
        }
        else
        {
            transition.Raise(token.Id, this, IncidentRules.NoTime, $"The time '{Phrase.Span.Text}' could not be worked out.");
        }
    }

    /// <summary>The time has come.</summary>
    internal void Ring(Transition transition, TimerWait timer)
    {
        var token = transition.State.Tokens[timer.Token!.Value];
        transition.Emit(new TimerFired(timer.Id));
        Gate?.Choose(transition, token);
        transition.Move(token.Id, Next);
    }
}

/// <summary><c>wait: {message}</c> (BPMN 2.0 §10.5.5 message event, correlated by key).</summary>
public sealed class MessageNode(string id, WaitStep step, WaitRule.Message rule) : Node(id, step)
{
    internal override void Enter(Transition transition, Token token)
    {
        string? key = null;
        if (rule.Key is { } expression)
        {
            var value = transition.Evaluate(expression, token.Scope);
            if (value.IsNull)
            {
                transition.RaiseNoValue(token.Id, this, expression, "key");
                return;
            }

            key = ValueText.Of(value);
        }

        transition.Emit(new MessageAwaited(new() { Id = new(transition.NextElement), Token = token.Id, Name = rule.Name.Value, Key = key }));
    }

    internal void Receive(Transition transition, MessageWait wait, FeelContext payload)
    {
        var token = transition.State.Tokens[wait.Token!.Value];
        transition.Emit(new MessageReceived(wait.Id, payload));
        transition.Record(token.Scope, Id, payload);
        Gate?.Choose(transition, token);
        transition.Move(token.Id, Next);
    }
}
