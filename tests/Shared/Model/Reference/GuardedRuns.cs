using System.Collections.Immutable;

namespace Workflows.Tests.Shared.Model.Reference;

/// <summary>What has handlers: a step, or the process (BPMN 2.0 §13.5.3, §13.5.4).</summary>
internal abstract class GuardedRun(CaseModel model, Run? around, ImmutableArray<HandlerShape> handlers) : Run(model, around)
{
    private readonly List<HandlerRun> _runs = [];
    private readonly HashSet<string> _ringing = [];
    private bool _isInterrupted;
    private bool _isDone;

    protected Run? Body { get; set; }

    protected abstract string Name { get; }

    public override IEnumerable<Run> Inside => Body is null ? _runs : _runs.Prepend(Body);

    /// <summary>Whether what is guarded is under way: it was neither interrupted, nor is it done while handlers still run.</summary>
    public bool IsAtWork => Body is not null;

    /// <summary>Whether a message still sets off handlers: as long as it is not over, unless it was interrupted.</summary>
    private bool IsArmed => !_isInterrupted && (Body is not null || _isDone);

    public IEnumerable<HandlerShape> AwaitingMessages => IsArmed ? handlers.Where(h => h.Trigger is TriggerShape.Message) : [];

    public IEnumerable<HandlerShape> AwaitingTimes => IsArmed ? handlers.Where(h => _ringing.Contains(h.Id)) : [];

    protected void Arm(Run body)
    {
        (_isInterrupted, _isDone) = (false, false);
        _runs.Clear();
        _ringing.Clear();
        _ringing.UnionWith(
            handlers.Where(h => h.Trigger is TriggerShape.Timer or TriggerShape.Every or TriggerShape.Overdue).Select(h => h.Id));
        Body = body;
        body.Begin();
    }

    public HandlerShape? CatcherOf(string code)
    {
        var takers = handlers.Where(h => h.Trigger is TriggerShape.Error error && (error.Code ?? code) == code).ToList();
        var named = takers.Find(h => h.Trigger is TriggerShape.Error { Code: not null });
        return Model.Is(Mutant.AnyErrorFirst) ? takers.Find(h => h != named) ?? named : named ?? takers.FirstOrDefault();
    }

    public HandlerShape? Cancelling => handlers.FirstOrDefault(h => h.Trigger is TriggerShape.Cancelled);

    public void Ring(HandlerShape handler)
    {
        if (handler.Trigger is not TriggerShape.Every || Model.Is(Mutant.EveryComesOnce))
        {
            _ringing.Remove(handler.Id);
        }

        Handle(handler);
    }

    /// <summary>Begins a run of a handler, in place of what goes on or beside it.</summary>
    public void Handle(HandlerShape handler)
    {
        if (handler.Interrupts)
        {
            Withdraw(runs: !Model.Is(Mutant.InterruptingLeavesHandlers));
            _isInterrupted = true;
        }

        var run = new HandlerRun(Model, this, handler);
        _runs.Add(run);
        run.Begin();
    }

    /// <summary>The plan was postponed: what has a due date may be late again.</summary>
    public void BeLateAgain()
    {
        if (Body is not null && !Model.Is(Mutant.LateOnlyOnce))
        {
            _ringing.UnionWith(handlers.Where(h => h.Trigger is TriggerShape.Overdue).Select(h => h.Id));
        }
    }

    public override void Over(Run inner) => BodyEnded(outcome: null);

    /// <summary>What is guarded is done. It is not over before its handlers are, but nothing rings any more.</summary>
    public virtual void BodyEnded(string? outcome)
    {
        Body?.CutOff();
        Body = null;
        _isDone = true;
        if (_runs.Count == 0 || Model.Is(Mutant.HandlersAreNotAwaited))
        {
            Ended(outcome);
        }
        else if (!Model.Is(Mutant.TimesRingOn))
        {
            _ringing.Clear();
        }
    }

    public void HandlerEnded(HandlerRun run, string? outcome)
    {
        run.CutOff();
        _runs.Remove(run);
        if (_runs.Count == 0 && Body is null)
        {
            Ended(_isInterrupted ? outcome : null);
        }
    }

    protected abstract void Ended(string? outcome);

    protected virtual void Withdraw(bool runs)
    {
        Body?.CutOff();
        Body = null;
        _ringing.Clear();
        if (runs)
        {
            _runs.ForEach(r => r.CutOff());
            _runs.Clear();
        }
    }

    public override string ToString() => Name + Items;
}

/// <summary>One run of a handler.</summary>
internal sealed class HandlerRun(CaseModel model, GuardedRun around, HandlerShape handler) : Run(model, around)
{
    private ListRun? _steps;

    public override IEnumerable<Run> Inside => _steps is null ? [] : [_steps];

    public override Dictionary<string, int> Loops { get; } = [];

    public override void Begin()
    {
        _steps = new(Model, this, handler.Steps);
        _steps.Begin();
    }

    public override void Over(Run inner) => Ended(outcome: null);

    public void Ended(string? outcome) => ((GuardedRun)Around!).HandlerEnded(this, outcome);
}
