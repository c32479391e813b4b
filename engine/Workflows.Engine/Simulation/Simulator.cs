using System.Diagnostics;
using NodaTime;
using Workflows.Engine.Forms;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Nodes;
using Workflows.Engine.Simulation.Recording;
using Workflows.Engine.State;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Simulation;

/// <summary>Plays a process through on a virtual clock, with people who answer as a plan says.</summary>
public sealed class Simulator
{
    private readonly SimulationPlan _plan;
    private readonly VirtualCases _cases;
    private readonly Instant _end;
    private readonly PlannedActs _planned;
    private readonly MadeUpWords _madeUp = new();
    private readonly Dictionary<string, int> _answered = new(StringComparer.Ordinal);
    private readonly PlannedTime? _window;
    private int _acts;

    private Simulator(SimulationPlan plan, PlannedTime? window, VirtualCases cases, Instant end)
    {
        _window = window;
        _plan = plan;
        _end = end;
        _cases = cases;
        _planned = new(plan, cases);
    }

    /// <summary>Plays a process that calls and opens no other.</summary>
    /// <inheritdoc cref="Run(ProcessGraph, Func{string, ProcessGraph?}, SimulationPlan)"/>
    public static Timeline Run(ProcessGraph graph, SimulationPlan plan) => Run(graph, _ => null, plan);

    /// <summary>Runs until the instance ends, nothing more comes, the last day is over, or the plan's bound is reached.</summary>
    /// <param name="graph">The process.</param>
    /// <param name="processes">Those that it calls and opens, by id.</param>
    /// <param name="plan">What is assumed.</param>
    /// <exception cref="ArgumentException">Neither the plan nor the process says when to start; the data does not fit its fields.</exception>
    public static Timeline Run(ProcessGraph graph, Func<string, ProcessGraph?> processes, SimulationPlan plan)
    {
        var window = graph.Process.Process.Plan;
        var from = plan.From
            ?? window?.From ?? FirstStart(
                graph.Process.Process) ?? throw new ArgumentException("The process has no plan: say when the simulation starts.", nameof(plan));
        var planned = window is null ? null : Starting.LastingAsLong(new(window.From, window.To), from);
        var until = plan.Until ?? planned?.To ?? from.PlusYears(3);
        var cases = new VirtualCases(graph, processes, graph.Calendar.OpeningOf(from));
        var simulator = new Simulator(plan, planned, cases, graph.Calendar.EndOf(until));
        var ending = simulator.Play();
        return new()
        {
            ProcessId = graph.ProcessId,
            Title = graph.Process.Process.Title.Value,
            Calendar = graph.Process.Process.Calendar?.Value,
            From = from,
            Until = until,
            Assumptions = plan.InWords(),
            MadeUp = simulator._madeUp.All,
            Starts = [.. graph.Process.Process.RecurringStarts
                .Select(s => new PlannedStart(s.Every.Value, [.. s.Days(from).SkipWhile(d => d < from).Take(3)]))],
            Ending = ending,
            Entries = CaseTimeline.Of(cases),
        };
    }

    /// <summary>The first day on which a start comes by itself, where the process says from when on.</summary>
    private static LocalDate? FirstStart(ProcessDefinition process) =>
        process.RecurringStarts.Where(s => s.From is not null).SelectMany(s => s.Days(s.From!.Value).Take(1)).Select(d => (LocalDate?)d).Min();

    /// <summary>By itself, where that is the only way and nobody said with which data; else by the engine.</summary>
    private Command StartOf(ProcessGraph graph, FeelContext data) =>
        graph.Process.Process is { RecurringStarts: [var start, ..], Start.IsEmpty: true, MessageStarts.IsEmpty: true } && _plan.Data.Entries.IsEmpty
            ? new StartByRecurrence(start.Every.Value, graph.Calendar.DateOf(_cases.Now))
            : new StartInstance(null, data, Plan: _window);

    private TimelineEnding Play()
    {
        var first = _cases.First;
        var data = MadeUpValues.ForStart(first.Graph.Process.Process.Data, _plan.Data, first.Graph.Calendar.DateOf(_cases.Now));
        var start = StartOf(first.Graph, data);
        if (_cases.Act(first, start) is { } refusal)
        {
            throw new ArgumentException($"The process cannot be started: {refusal.Message}");
        }

        if (start is StartInstance)
        {
            _madeUp.OfStart(_plan.Data, data);
        }

        while (_cases.First.IsRunning)
        {
            var timer = _cases.NextTimer;
            var act = _planned.Next();
            var next = timer is { Timer.DueAt: var due } && (act is null || due <= act.At) ? due : act?.At;
            if (next is null || next >= _end)
            {
                return next is null ? TimelineEnding.Waiting : TimelineEnding.OutOfTime;
            }

            if (++_acts > _plan.MostActs)
            {
                return TimelineEnding.TooLong;
            }

            if (timer is var (run, rings) && rings.DueAt == next)
            {
                _cases.Ring(run, rings);
            }
            else
            {
                _cases.MoveTo(next.Value);
                Do(act!);
            }
        }

        return TimelineEnding.Ended;
    }

    private void Do(PlannedAct act)
    {
        var run = act.Case;
        if (act.Message is { } wait)
        {
            BringMessage(run, wait);
        }
        else if (act.Call is { } job)
        {
            AnswerCall(run, job);
        }
        else if (act.Task is { } task && run.PersonFor(task) is { } person)
        {
            var step = ((HumanTaskNode)run.Graph.Find(task.Node)!).Human;
            var form = FormCheck.FieldsOf(step);
            var filled = _planned.Filled(run, task);
            var values = filled.Entries.Aggregate(
                MadeUpValues.For(form, run.Graph.Calendar.DateOf(_cases.Now)), (made, field) => made.With(field.Key, field.Value));
            values = Checklist.TickAll(step, values);
            _madeUp.OfForm(form.Where(f => filled.Find(f.Name.Value) is null));
            Must(run, new CompleteTask(task.Id, person, OutcomeOf(step, PlannedActs.NameOf(run, task.Node)), values));
        }
        else
        {
            _planned.GiveUp(run, act.Task!); // nobody holds the role any more
        }
    }

    private void BringMessage(VirtualRun run, MessageWait wait)
    {
        var (node, item) = PlannedActs.PlaceOf(run, wait);
        var step = PlannedActs.NameOf(run, node);
        var brought = _plan.Brings.GetValueOrDefault(step) as FeelContext;
        _madeUp.OfMessage(step, wait, _planned.Said(run, node, item), brought);
        Must(run, new DeliverMessage(wait.Name, wait.Key, brought ?? FeelContext.Empty));
    }

    /// <summary>Services are there and do what they are asked; what they say is empty unless the plan says it.</summary>
    private void AnswerCall(VirtualRun run, JobWait job)
    {
        var at = run.State.Tokens[job.Token!.Value].Node;
        var status = ((ServiceNode)run.Graph.Find(at)!).Call.Accept is [var first, ..] ? first : 200;
        var step = PlannedActs.NameOf(run, at);
        var body = _plan.Brings.GetValueOrDefault(step);
        _madeUp.OfCall(step, status, body);
        Must(run, new BeginAttempt(job.Id, job.Attempt + 1));
        Must(run, new AnswerAttempt(job.Id, job.Attempt + 1, status, body ?? FeelValue.Null));
    }

    private string? OutcomeOf(HumanStep step, string name)
    {
        var times = _answered[name] = _answered.GetValueOrDefault(name) + 1;
        var known = step.Outcomes.Select(o => o.Name.Value).ToList();
        var wanted = _plan.Outcomes.GetValueOrDefault(name, []).Where(known.Contains).ToList();
        return wanted.Count > 0 ? wanted[Math.Min(times, wanted.Count) - 1] : known.FirstOrDefault();
    }

    private void Must(VirtualRun run, Command command)
    {
        if (_cases.Act(run, command) is { } refusal)
        {
            throw new UnreachableException($"What the simulation made up was refused: {refusal.Message}");
        }
    }
}
