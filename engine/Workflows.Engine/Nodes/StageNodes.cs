using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>stage</c>: opens in its time and is over when its steps are (BPMN 2.0 §13.3.4, CMMN 1.1 §5.4.8).</summary>
/// <remarks>(waits for its first day) → opened → over | left | withdrawn. Its result has
/// <c>from</c>, <c>to</c>, <c>opened</c>, and <c>at</c> once it is over.</remarks>
public sealed class StageNode(string id, StageStep step) : BlockNode(id, step)
{
    public StageWindow? Window => step.Window;

    internal override void Enter(Transition transition, Token token)
    {
        if (step.Window?.From is not { } phrase)
        {
            OpenNow(transition, token, from: null);
            return;
        }

        if (transition.Times(token.Scope).Resolve(phrase, transition.Now, due: null) is not { } from)
        {
            RaiseNoTime(transition, token, phrase);
        }
        else if (transition.RingAt(from) is var opens && opens > transition.Now)
        {
            transition.Emit(new TimerSet(new() { Id = new(transition.NextElement), Token = token.Id, DueAt = opens, Purpose = TimerPurpose.Open }));
        }
        else
        {
            OpenNow(transition, token, from);
        }
    }

    /// <summary>The first day has come.</summary>
    internal void Ring(Transition transition, TimerWait timer)
    {
        var token = transition.State.Tokens[timer.Token!.Value];
        transition.Emit(new TimerFired(timer.Id));
        OpenNow(transition, token, new(timer.DueAt, transition.Graph.Calendar.DateOf(timer.DueAt)));
    }

    internal override void Over(Transition transition, Token token)
    {
        var result = transition.Recorded(token.Scope, Id) as FeelContext ?? FeelContext.Empty;
        transition.Record(token.Scope, Id, result.With("at", FeelValue.Of(transition.Graph.Calendar.DateOf(transition.Now))));
        base.Over(transition, token);
    }

    /// <summary>The first or last day: as it was when the stage opened; before that, as its window says.</summary>
    /// <returns>Null when the window does not say it, or counts from the opening and that has not come.</returns>
    internal DuePoint? EdgeOf(Transition transition, ScopeId scope, bool end)
    {
        if (transition.Visible(scope, Id) is FeelContext result)
        {
            var recorded = result.Find(end ? "to" : "from") is FeelDate day ? day : end ? null : result.Find("opened") as FeelDate;
            return recorded is not null && recorded.TryGetLocalDate(out var at) ? new DuePoint(transition.Graph.Calendar.EndOf(at), at) : null;
        }

        var phrase = end ? step.Window?.To : step.Window?.From;
        return phrase is null or { Anchor: TimeAnchor.Opened } ? null : transition.Times(scope).Resolve(phrase, transition.Now, due: null);
    }

    private void OpenNow(Transition transition, Token token, DuePoint? from)
    {
        DuePoint? to = null;
        if (step.Window?.To is { } phrase)
        {
            to = transition.Times(token.Scope).Resolve(phrase, transition.Now, due: null);
            if (to is null)
            {
                RaiseNoTime(transition, token, phrase);
                return;
            }
        }

        transition.Record(token.Scope, Id, new FeelContext(
        [
            new("from", DayOf(transition, from)),
            new("to", DayOf(transition, to)),
            new("opened", FeelValue.Of(transition.Graph.Calendar.DateOf(transition.Now))),
            new("at", FeelValue.Null),
        ]));
        Open(transition, token);
    }

    private static FeelValue DayOf(Transition transition, DuePoint? point) =>
        point is { } at ? FeelValue.Of(at.Day ?? transition.Graph.Calendar.DateOf(at.At)) : FeelValue.Null;

    private void RaiseNoTime(Transition transition, Token token, TimePhrase phrase) =>
        transition.Raise(token.Id, this, IncidentRules.NoTime, $"The time '{phrase.Span.Text}' could not be worked out.");
}

/// <summary><c>milestone</c>: leaves its mark and goes on (CMMN 1.1 §5.4.9).</summary>
public sealed class MilestoneNode(string id, MilestoneStep step) : Node(id, step)
{
    internal override void Enter(Transition transition, Token token)
    {
        var today = FeelValue.Of(transition.Graph.Calendar.DateOf(transition.Now));
        transition.Record(token.Scope, Id, new FeelContext([new("reached", FeelValue.Of(true)), new("at", today)]));
        transition.Move(token.Id, Next);
    }
}
