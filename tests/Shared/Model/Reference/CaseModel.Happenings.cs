using NodaTime;

namespace Workflows.Tests.Shared.Model.Reference;

/// <summary>What a happening comes to.</summary>
public enum Verdict
{
    /// <summary>There is nothing that it could happen to, or it is not said to which of two.</summary>
    NotPossible,
    Accepted,
    Refused,
}

public sealed partial class CaseModel
{
    /// <summary>Lets something happen.</summary>
    public Verdict Apply(Happening happening, Instant now)
    {
        if (!IsOpen)
        {
            return happening is Happening.Late or Happening.Message or Happening.Cancel ? Verdict.Refused : Verdict.NotPossible;
        }

        _now = now;
        var verdict = happening switch
        {
            Happening.Answer answer => Answer(answer),
            Happening.Ring ring => Do(Timers.Where(t => t.Label == ring.Timer).OrderBy(t => t.Born), ring.Nth, t => t.Ring()),
            Happening.Message message => Receive(message),
            Happening.Return returned => Do(Waiting<CallRun>(returned.Step), returned.Nth, c => c.Return()),
            Happening.ComeToNothing failed => Do(Waiting<CallRun>(failed.Step), failed.Nth, c => c.ComeToNothing()),
            Happening.Retry retry => Do(Stopped(retry.Step), retry.Nth, l => l.Retry()),
            Happening.Add add => AddItem(add),
            Happening.Postpone postpone => Postpone(postpone.Weeks),
            Happening.Cancel => Cancel(),
            Happening.Late => Verdict.Refused,
            Happening.Early early => Timers.Any(t => t.Label == early.Timer) ? Verdict.Refused : Verdict.NotPossible,
            Happening.Remind or Happening.Pass => Verdict.Accepted,
            _ => throw new InvalidOperationException($"No happening {happening.GetType().Name}: the set is closed."),
        };
        if (verdict == Verdict.Accepted)
        {
            Rest();
        }

        return verdict;
    }

    /// <summary>Times that have still to come: what they are called, and what they do.</summary>
    internal IEnumerable<(string Label, long Born, Action Ring)> Timers
    {
        get
        {
            foreach (var run in All)
            {
                switch (run)
                {
                    case TimerRun timer:
                        yield return ($"catch {timer.Step.Id}{run.Items}", run.Born, timer.Ring);
                        break;
                    case EachRun { MayClose: true } each:
                        yield return ($"close {each.Step.Id}{run.Items}", run.Born, each.Close);
                        break;
                    case StageRun { WaitsForItsDay: true } stage:
                        yield return ($"open {stage.Stage.Id}{run.Items}", run.Born, stage.Open);
                        break;
                    case GuardedStepRun { WaitsForItsDay: true } guarded:
                        yield return ($"open {guarded.Step.Id}{run.Items}", run.Born, guarded.Open);
                        break;
                    case TaskRun { MayEscalate: true, HasStopped: false } task:
                        yield return ($"escalation {task.Step.Id}{run.Items}", run.Born, () =>
                        {
                            task.MayEscalate = false;
                            _escalations.Add((task.Step.Id, task, task.Born));
                        });
                        break;
                    case GuardedStepRun { MayEscalate: true } guarded:
                        yield return ($"escalation {guarded.Step.Id}{run.Items}", run.Born, () =>
                        {
                            guarded.MayEscalate = false;
                            _escalations.Add((guarded.Step.Id, guarded, guarded.Born));
                        });
                        break;
                }

                if (run is GuardedRun place)
                {
                    foreach (var handler in place.AwaitingTimes)
                    {
                        yield return ($"handler {handler.Id}{run.Items}", run.Born, () => place.Ring(handler));
                    }
                }
            }
        }
    }

    /// <summary>What waits for a message, with the key that it asks for.</summary>
    internal IEnumerable<(Run At, string Place, string Name, string? Key, Action Receive)> Messages
    {
        get
        {
            foreach (var run in All)
            {
                if (run is MessageRun { HasStopped: false } wait)
                {
                    yield return (run, wait.Step.Id + run.Items, wait.Name, wait.Key, wait.Receive);
                }
                else if (run is GuardedRun place)
                {
                    foreach (var handler in place.AwaitingMessages)
                    {
                        var message = (TriggerShape.Message)handler.Trigger;
                        var key = message.Key is null ? null : KeyOf(message.Key, place);
                        if (message.Key is null || key is not null)
                        {
                            yield return (run, handler.Id + run.Items, message.Name, key, () => place.Handle(handler));
                        }
                    }
                }
            }
        }
    }

    private Verdict Answer(Happening.Answer answer)
    {
        if (answer.Task.StartsWith("escalation:", StringComparison.Ordinal))
        {
            return Do(_escalations.Where(e => answer.Task == $"escalation:{e.Step}"), answer.Nth, e => _escalations.Remove(e));
        }

        return Do(Waiting<TaskRun>(answer.Task), answer.Nth, t => t.Answer(answer.IsSecond));
    }

    private IEnumerable<T> Waiting<T>(string label)
        where T : LeafRun =>
        All.OfType<T>().Where(l => !l.HasStopped && l.Step.Id + l.Items == label).OrderBy(l => l.Born);

    private IEnumerable<LeafRun> Stopped(string label) =>
        All.OfType<LeafRun>().Where(l => l.HasStopped && l.Step.Id + l.Items == label).OrderBy(l => l.Born);

    private static Verdict Do<T>(IEnumerable<T> found, int nth, Action<T> what)
    {
        var all = found.ToList();
        if (nth >= all.Count)
        {
            return Verdict.NotPossible;
        }

        what(all[nth]);
        return Verdict.Accepted;
    }

    /// <summary>Who asks for the very key comes before who takes any; of those the innermost gets it.</summary>
    private Verdict Receive(Happening.Message message)
    {
        var waiting = Messages
            .Where(m => m.Name == message.Name && (m.Key is null || m.Key == message.Key || Is(Mutant.KeysDoNotMatter)))
            .ToList();
        if (waiting.Exists(m => m.Key is not null) && !Is(Mutant.KeysDoNotMatter))
        {
            waiting.RemoveAll(m => m.Key is null);
        }

        if (waiting.Count == 0)
        {
            return Verdict.Refused;
        }

        var ordered = waiting.OrderBy(m => AroundOf(m.At).Count()).ToList();
        if (ordered.Zip(ordered.Skip(1)).Any(pair => !AroundOf(pair.Second.At).Contains(pair.First.At)))
        {
            return Verdict.NotPossible; // they stand beside one another: who has waited longest is no matter of the model
        }

        ordered[Is(Mutant.OutermostGetsMessage) ? 0 : ^1].Receive();
        return Verdict.Accepted;
    }

    private static IEnumerable<Run> AroundOf(Run run)
    {
        for (var at = run.Around; at is not null; at = at.Around)
        {
            yield return at;
        }
    }

    private Verdict AddItem(Happening.Add add)
    {
        var running = All.OfType<EachRun>()
            .Where(e => e.Step.Id == add.Step && (add.Within is null || e.Items == $"({add.Within})"))
            .ToList();
        return running switch
        {
            [] => Verdict.Refused,
            [var each] => each.TryAdd(add.Item) ? Verdict.Accepted : Verdict.Refused,
            _ => Verdict.NotPossible,
        };
    }

    /// <summary>Everything moves with the plan, and what was late may be late again.</summary>
    private Verdict Postpone(int weeks)
    {
        if (!_hasPlan || _postponed + weeks < 0 || weeks == 0)
        {
            return Verdict.NotPossible;
        }

        _postponed += weeks;
        foreach (var step in All.OfType<GuardedStepRun>().Where(g => g.Step.IsDue).ToList())
        {
            step.BeLateAgain();
        }

        return Verdict.Accepted;
    }

    private Verdict Cancel()
    {
        if (Status == ModelStatus.Running && _process.Cancelling is { } handler && !Is(Mutant.CancellingAtOnce))
        {
            Status = ModelStatus.Cancelling;
            _escalations.Clear();
            _process.Cancel(handler);
        }
        else
        {
            Status = ModelStatus.Cancelling;
            EndAll(null);
        }

        return Verdict.Accepted;
    }
}
