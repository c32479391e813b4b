using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>Handlers: what sets them off is awaited as long as what they stand at is open.</summary>
internal sealed partial class Transition
{
    /// <summary>The handlers that stand at the process or at a step, by the scope of what they stand at.</summary>
    public ImmutableArray<HandlerEntry> HandlersOf(ScopeId attached)
    {
        if (attached == ScopeId.Root)
        {
            return Graph.Handlers;
        }

        return State.Scopes[attached] is { Kind: ScopeKind.Block, Owner: { } owner } && Graph.Find(State.Tokens[owner].Node) is GuardNode guard
            ? guard.Handlers
            : [];
    }

    /// <summary>Sets the waits of the handlers of what has just opened.</summary>
    /// <param name="attached">The process or the step's block.</param>
    /// <param name="handlers">Its handlers.</param>
    /// <param name="due">Its due date, where it has one.</param>
    public void Arm(ScopeId attached, ImmutableArray<HandlerEntry> handlers, DuePoint? due)
    {
        foreach (var entry in handlers)
        {
            switch (entry.Handler.Trigger)
            {
                case HandlerTrigger.Message message:
                    Await(attached, entry, message);
                    break;
                case HandlerTrigger.Timer timer:
                    SetOnce(attached, entry, timer.Time, due);
                    break;
                case HandlerTrigger.Overdue overdue:
                    SetOnce(attached, entry, overdue.Time, due);
                    break;
                case HandlerTrigger.Every every:
                    SetNext(attached, entry, every, from: 1);
                    break;
            }
        }
    }

    /// <summary>Moves what counts from the due date of a task after that was moved.</summary>
    public void MoveOverdue(TaskItem task)
    {
        if (State.Scopes[task.Scope].Owner is { } owner && State.Tokens[owner].Node == StepIds.GuardOf(task.Node))
        {
            MoveOverdue(task.Scope, task.Due);
        }
    }

    /// <summary>Moves what counts from a due date, while the step is at work: what was late once may be late again.</summary>
    public void MoveOverdue(ScopeId attached, DuePoint? due)
    {
        if (!IsAtWork(attached))
        {
            return;
        }

        foreach (var entry in HandlersOf(attached).Where(h => h.Handler.Trigger is HandlerTrigger.Overdue))
        {
            Withdraw(w => w.Scope == attached && IsFor(w, entry));
            SetOnce(attached, entry, ((HandlerTrigger.Overdue)entry.Handler.Trigger).Time, due);
        }
    }

    /// <summary>A timer of a handler rings.</summary>
    public void FireHandler(TimerWait timer)
    {
        var attached = timer.Scope!.Value;
        var entry = HandlersOf(attached).Single(h => IsFor(timer, h));
        Emit(new TimerFired(timer.Id));
        var values = new List<KeyValuePair<string, FeelValue>> { new("at", Today()) };
        if (entry.Handler.Trigger is HandlerTrigger.Every every)
        {
            values.Add(new("number", FeelValue.Of(timer.Occurrence)));
            SetNext(attached, entry, every, timer.Occurrence + 1);
        }

        RunHandler(attached, entry, new FeelContext(values));
    }

    /// <summary>A message of a handler comes.</summary>
    public void ReceiveFor(MessageWait wait, FeelContext payload)
    {
        var attached = wait.Scope!.Value;
        var entry = HandlersOf(attached).Single(h => IsFor(wait, h));
        Emit(new MessageReceived(wait.Id, payload));
        if (!entry.Handler.Interrupts)
        {
            Await(attached, entry, (HandlerTrigger.Message)entry.Handler.Trigger);
        }

        RunHandler(attached, entry, payload);
    }

    /// <summary>Begins one run of a handler; what it interrupts is withdrawn first.</summary>
    private void RunHandler(ScopeId attached, HandlerEntry entry, FeelContext value)
    {
        if (entry.Handler.Interrupts)
        {
            Interrupt(attached, WithdrawalReason.Interrupted);
        }

        OpenHandler(attached, entry.Id, new FeelContext([new(entry.Id, value)]), entry.First);
    }

    private void Await(ScopeId attached, HandlerEntry entry, HandlerTrigger.Message message)
    {
        if (KeyOf(attached, message) is { IsKnown: true } key)
        {
            Emit(
                new MessageAwaited(new() { Id = new(NextElement), Scope = attached, Handler = entry.Id, Name = message.Name.Value, Key = key.Text }));
        }
    }

    /// <summary>Messages whose key has become known, or another, are awaited by it from now on; by a key that is null no message is found.</summary>
    private void FollowKeys()
    {
        foreach (var attached in State.Scopes.Values.Where(s => s.Kind is ScopeKind.Process or ScopeKind.Block)
            .Select(s => s.Id)
            .OrderBy(id => id.Value)
            .ToList())
        {
            foreach (var entry in HandlersOf(attached).Where(h => h.Handler.Trigger is HandlerTrigger.Message { Key: not null } && IsArmed(attached)))
            {
                var message = (HandlerTrigger.Message)entry.Handler.Trigger;
                var awaited = State.Waits.Values.OfType<MessageWait>().FirstOrDefault(w => w.Scope == attached && IsFor(w, entry));
                var (isKnown, text) = KeyOf(attached, message);
                if (isKnown == awaited is not null && (awaited is null || string.Equals(awaited.Key, text, StringComparison.Ordinal)))
                {
                    continue;
                }

                Withdraw(w => w.Id == awaited?.Id);
                Await(attached, entry, message);
            }
        }
    }

    private (bool IsKnown, string? Text) KeyOf(ScopeId attached, HandlerTrigger.Message message)
    {
        if (message.Key is not { } expression)
        {
            return (true, null);
        }

        var value = Evaluate(expression, attached);
        return value.IsNull ? (false, null) : (true, ValueText.Of(value));
    }

    /// <summary>False once a scope was interrupted: then only a handler runs in it.</summary>
    private bool IsArmed(ScopeId attached) => State.Tokens.Values.Any(t => t.Scope == attached);

    private void SetOnce(ScopeId attached, HandlerEntry entry, TimePhrase phrase, DuePoint? due)
    {
        if (Times(attached).Resolve(phrase, OpenedAt(attached), due) is not { } point)
        {
            RaiseAt(entry.Id, IncidentRules.NoTime, $"The time '{phrase.Span.Text}' could not be worked out.");
            return;
        }

        var at = phrase.Amount is null && phrase.Anchor is TimeAnchor.Due ? point.At : RingAt(point);
        SetTimer(attached, entry, Instant.Max(at, Now), occurrence: 1);
    }

    private void SetNext(ScopeId attached, HandlerEntry entry, HandlerTrigger.Every every, int from)
    {
        if (Repetition.Next(this, attached, new DuePoint(OpenedAt(attached), null), every.Interval, from) is { } next)
        {
            SetTimer(attached, entry, next.At, next.Number);
        }
    }

    private void SetTimer(ScopeId attached, HandlerEntry entry, Instant at, int occurrence) => Emit(new TimerSet(new()
    {
        Id = new(NextElement),
        Scope = attached,
        Handler = entry.Id,
        DueAt = at,
        Purpose = TimerPurpose.Handler,
        Occurrence = occurrence,
    }));

    /// <summary>How deep what waits for a message stands; a step is deeper than the handlers around it.</summary>
    public int DepthOf(MessageWait wait)
    {
        var depth = wait.Token is null ? 0 : 1;
        for (var at = wait.Scope ?? State.Tokens[wait.Token!.Value].Scope; State.Scopes[at].Parent is { } parent; at = parent)
        {
            depth += 2;
        }

        return depth;
    }

    public Instant OpenedAt(ScopeId attached) => State.Scopes[attached].OpenedAt ?? State.Header.StartedAt;

    /// <summary>The due date of what handlers stand at; null where it has none.</summary>
    public DuePoint? DueOf(ScopeId attached)
    {
        var scope = State.Scopes[attached];
        if (scope.Owner is not { } owner)
        {
            return null;
        }

        var step = StepIds.StepOf(State.Tokens[owner].Node);
        return scope.Due
            ?? State.Tasks.Values.FirstOrDefault(t => t.Scope == attached && t.Node == step)?.Due
            ?? (Graph.Find(State.Tokens[owner].Node)?.Step?.Due is { } due ? Times(attached).Resolve(due, OpenedAt(attached), due: null) : null);
    }

    private FeelValue Today() => FeelValue.Of(Graph.Calendar.DateOf(Now));

    private static bool IsFor(Wait wait, HandlerEntry entry) => string.Equals(wait.Handler, entry.Id, StringComparison.Ordinal);
}
