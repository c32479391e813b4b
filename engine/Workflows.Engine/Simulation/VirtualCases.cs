using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Diagnostics;

namespace Workflows.Engine.Simulation;

/// <summary>A case and those that it calls and opens, under one virtual clock; what one tells another is delivered at once.</summary>
internal sealed class VirtualCases
{
    private static readonly InstanceId FirstInstance = new(new("00000000-0000-0000-0000-000000000001"));

    private readonly VirtualClock _clock;
    private readonly Func<string, ProcessGraph?> _processes;
    private readonly List<VirtualRun> _all;

    /// <param name="graph">The process of the first case.</param>
    /// <param name="processes">The other processes, by id.</param>
    /// <param name="start">When the clock starts.</param>
    public VirtualCases(ProcessGraph graph, Func<string, ProcessGraph?> processes, Instant start)
    {
        _clock = new(start);
        _processes = processes;
        _all = [new(graph, graph.Process.Organisation, _clock, FirstInstance)];
    }

    /// <summary>The case that is played.</summary>
    public VirtualRun First => _all[0];

    /// <summary>All of them, in the order in which they were started.</summary>
    public IReadOnlyList<VirtualRun> All => _all;

    public Instant Now => _clock.Now;

    /// <summary>The timer that rings next; of several at one time that of the older case, and there the older.</summary>
    public (VirtualRun Case, TimerWait Timer)? NextTimer => _all
        .Select(c => (Case: c, Timer: c.NextTimer))
        .Where(t => t.Timer is not null)
        .Select(t => ((VirtualRun Case, TimerWait Timer)?)(t.Case, t.Timer!))
        .MinBy(t => t!.Value.Timer.DueAt);

    /// <summary>Carries a command out now, and delivers what follows from it for other cases.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public Refusal? Act(VirtualRun run, Command command)
    {
        if (run.Act(command) is { } refusal)
        {
            return refusal;
        }

        Deliver(run, run.Steps[^1]);
        return null;
    }

    public void MoveTo(Instant time) => _clock.MoveTo(time);

    /// <summary>Moves the clock on and rings on the way whatever falls due, in any of the cases.</summary>
    /// <param name="time">When the clock stops.</param>
    /// <param name="most">How many timers may ring at most.</param>
    /// <param name="rang">Called after each.</param>
    /// <returns>False when more timers would ring: then the clock has stopped at the last of them.</returns>
    public bool AdvanceTo(Instant time, int most, Action rang)
    {
        for (var rung = 0; NextTimer is var (run, timer) && timer.DueAt <= time; rung++)
        {
            if (rung == most)
            {
                return false;
            }

            Ring(run, timer);
            rang();
        }

        MoveTo(time);
        return true;
    }

    public void Ring(VirtualRun run, TimerWait timer)
    {
        run.Ring(timer);
        Deliver(run, run.Steps[^1]);
    }

    private void Deliver(VirtualRun from, RunStep step)
    {
        var underWay = new Queue<(VirtualRun From, Dispatch Dispatch)>(step.Dispatches.Select(d => (from, d)));
        while (underWay.TryDequeue(out var next))
        {
            var (sender, dispatch) = next;
            switch (dispatch)
            {
                case Dispatch.Start start:
                    if (start.Answer(Start(sender, start, underWay)) is { } answer)
                    {
                        underWay.Enqueue((sender, answer));
                    }

                    break;
                default:
                    // One that is refused comes too late: what it is about is over.
                    if (_all.Find(c => c.State.Id == dispatch.To) is { } target && target.Act(dispatch.Command) is null)
                    {
                        Follow(target, underWay);
                    }

                    break;
            }
        }
    }

    private Refusal? Start(VirtualRun sender, Dispatch.Start start, Queue<(VirtualRun From, Dispatch Dispatch)> underWay)
    {
        if (_processes(start.Process) is not { } graph)
        {
            return new(IncidentRules.StepFailed.Code, $"No process '{start.Process}' is there without errors.", null, []);
        }

        var run = new VirtualRun(graph, graph.Process.Organisation, _clock, start.To) { Asker = VirtualAsker.Of(sender, start.Origin.Wait) };
        if (run.Act(start.Command) is { } refusal)
        {
            return refusal;
        }

        _all.Add(run);
        Follow(run, underWay);
        return null;
    }

    private static void Follow(VirtualRun run, Queue<(VirtualRun From, Dispatch Dispatch)> underWay)
    {
        foreach (var dispatch in run.Steps[^1].Dispatches)
        {
            underWay.Enqueue((run, dispatch));
        }
    }
}

/// <summary>Who asked for a case.</summary>
/// <param name="Case">The case that called or opened it.</param>
/// <param name="Step">At which step.</param>
/// <param name="Item">For which item of a for-each; null where there is none.</param>
internal sealed record VirtualAsker(VirtualRun Case, string Step, string? Item)
{
    /// <summary>How the case is named as seen from the first one: <c>inquiry</c>, <c>inquiry for unit-a/hearing</c>.</summary>
    public string Name => $"{(Case.Asker is { } outer ? outer.Name + "/" : "")}{Step}{(Item is null ? "" : $" for {Item}")}";

    public static VirtualAsker Of(VirtualRun sender, WaitId wait)
    {
        var asked = sender.Steps.SelectMany(s => s.Events.OfType<CaseAsked>()).Last(e => e.Wait.Id == wait);
        var step = sender.Steps.Last(s => s.Events.Contains(asked));
        var then = step.Before.After(step.Events.TakeWhile(e => !ReferenceEquals(e, asked)));
        return new(sender, asked.Node, ItemName.Of(then, then.Tokens[asked.Wait.Token!.Value].Scope));
    }
}
