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
    // Long enough after work starts that the reminders of the day have gone out.
    private static readonly Duration IntoTheDay = Duration.FromHours(4);

    private readonly SimulationPlan _plan;
    private readonly VirtualCases _cases;
    private readonly Instant _end;
    private readonly Dictionary<(VirtualRun Case, TaskId Task), Instant?> _answers = [];
    private readonly Dictionary<(VirtualRun Case, WaitId Wait), Instant?> _messages = [];
    private readonly HashSet<(VirtualRun Case, string Handler)> _handled = [];
    private readonly Dictionary<string, int> _answered = new(StringComparer.Ordinal);
    private readonly PlannedTime? _planned;
    private int _acts;

    private Simulator(SimulationPlan plan, PlannedTime? planned, VirtualCases cases, Instant end)
    {
        _planned = planned;
        _plan = plan;
        _end = end;
        _cases = cases;
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
        var from = plan.From ?? window?.From ?? FirstStart(graph.Process.Process) ?? throw new ArgumentException("The process has no plan: say when the simulation starts.", nameof(plan));
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
            Starts = [.. graph.Process.Process.RecurringStarts.Select(s => new PlannedStart(s.Every.Value, [.. s.Days(from).SkipWhile(d => d < from).Take(3)]))],
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
            : new StartInstance(null, data, Plan: _planned);

    private TimelineEnding Play()
    {
        var first = _cases.First;
        var data = MadeUpValues.ForStart(first.Graph.Process.Process.Data, _plan.Data, first.Graph.Calendar.DateOf(_cases.Now));
        if (_cases.Act(first, StartOf(first.Graph, data)) is { } refusal)
        {
            throw new ArgumentException($"The process cannot be started: {refusal.Message}");
        }

        while (_cases.First.IsRunning)
        {
            var timer = _cases.NextTimer;
            var act = NextAct();
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

    /// <summary>What a person or a message does next; of what comes at one time, that of the older case, and there the older.</summary>
    private PlannedAct? NextAct() => _cases.All.Where(c => c.IsRunning).Select(NextAct).OfType<PlannedAct>().MinBy(a => a.At);

    private PlannedAct? NextAct(VirtualRun run)
    {
        var acts =
            from task in run.State.Tasks.Values
            let at = AnswerTo(run, task)
            where at is not null
            select (task.Id.Value, Act: new PlannedAct(run, at.Value, task, null, null));
        var messages =
            from wait in run.State.Waits.Values.OfType<MessageWait>()
            let at = ArrivalOf(run, wait)
            where at is not null
            select (wait.Id.Value, Act: new PlannedAct(run, at.Value, null, wait, null));
        var calls =
            from job in run.State.Waits.Values.OfType<JobWait>()
            where job.DueAt is not null && !IsNeverAnswered(run, job)
            select (job.Id.Value, Act: new PlannedAct(run, Instant.Max(job.DueAt!.Value, _cases.Now), null, null, job));
        return acts.Concat(messages).Concat(calls).OrderBy(a => a.Act.At).ThenBy(a => a.Value).Select(a => a.Act).FirstOrDefault();
    }

    /// <summary>A task that is done, a message that comes, or a service that answers.</summary>
    private sealed record PlannedAct(VirtualRun Case, Instant At, TaskItem? Task, MessageWait? Message, JobWait? Call);

    private bool IsNeverAnswered(VirtualRun run, JobWait job) =>
        run.State.Tokens[job.Token!.Value] is var token && AnswerFor(NameOf(run, token.Node), ItemName.Of(run.State, token.Scope)) is Answer.Never;

    /// <summary>When a task will be done; null: never. Nobody acts on an escalation, nor on a task that nobody may take.</summary>
    private Instant? AnswerTo(VirtualRun run, TaskItem task)
    {
        if (!_answers.TryGetValue((run, task.Id), out var at))
        {
            var item = ItemName.Of(run.State, task.Scope);
            at = task.Kind == TaskKind.Escalation || run.PersonFor(task) is null
                ? null
                : TimeOf(run, AnswerFor(NameOf(run, task.Node), item) ?? _plan.Usually, task.OpenedAt, task.Due);
            _answers[(run, task.Id)] = at;
        }

        return at;
    }

    private Instant? ArrivalOf(VirtualRun run, MessageWait wait)
    {
        if (!_messages.TryGetValue((run, wait.Id), out var at))
        {
            var (node, scope) = wait.Handler is { } handler
                ? (handler, wait.Scope!.Value)
                : (run.State.Tokens[wait.Token!.Value].Node, run.State.Tokens[wait.Token!.Value].Scope);
            var item = ItemName.Of(run.State, scope);
            var comesNoMore = wait.Handler is not null && !_handled.Add((run, $"{node} for {item}")); // a handler awaits the next at once, and one is enough
            at = !comesNoMore && AnswerFor(NameOf(run, node), item) is { } answer ? TimeOf(run, answer, _cases.Now, due: null) : null;
            _messages[(run, wait.Id)] = at;
        }

        return at;
    }

    /// <summary>The steps of a called case go by <c>inquiry/decide</c>.</summary>
    private static string NameOf(VirtualRun run, string step) => run.Asker is { } asker ? $"{asker.Name}/{step}" : step;

    private Answer? AnswerFor(string step, string? item) =>
        (item is null ? null : _plan.Answers.GetValueOrDefault($"{step} for {item}")) ?? _plan.Answers.GetValueOrDefault(step);

    private static Instant? TimeOf(VirtualRun run, Answer answer, Instant opened, DuePoint? due)
    {
        var calendar = run.Graph.Calendar;
        var day = due is { } point ? point.Day ?? calendar.DateOf(point.At) : calendar.DateOf(opened);
        return answer switch
        {
            Answer.AtOnce => opened,
            Answer.OnDueDay when due is { Day: null } exact => Instant.Max(exact.At, opened),
            Answer.OnDueDay => Instant.Max(calendar.OpeningOf(day) + IntoTheDay, opened),
            Answer.Late late => Instant.Max(calendar.OpeningOf(day.PlusDays(late.Days)) + IntoTheDay, opened),
            _ => null,
        };
    }

    private void Do(PlannedAct act)
    {
        var run = act.Case;
        if (act.Message is { } wait)
        {
            Must(run, new DeliverMessage(wait.Name, wait.Key, FeelContext.Empty));
        }
        else if (act.Call is { } job)
        {
            AnswerCall(run, job);
        }
        else if (act.Task is { } task && run.PersonFor(task) is { } person)
        {
            var step = ((HumanTaskNode)run.Graph.Find(task.Node)!).Human;
            var values = Checklist.TickAll(step, MadeUpValues.For(FormCheck.FieldsOf(step), run.Graph.Calendar.DateOf(_cases.Now)));
            Must(run, new CompleteTask(task.Id, person, OutcomeOf(step, NameOf(run, task.Node)), values));
        }
        else
        {
            _answers[(run, act.Task!.Id)] = null; // nobody holds the role any more
        }
    }

    /// <summary>Services are there and do what they are asked; what they would say is not made up.</summary>
    private void AnswerCall(VirtualRun run, JobWait job)
    {
        var node = (ServiceNode)run.Graph.Find(run.State.Tokens[job.Token!.Value].Node)!;
        Must(run, new BeginAttempt(job.Id, job.Attempt + 1));
        Must(run, new AnswerAttempt(job.Id, job.Attempt + 1, node.Call.Accept is [var status, ..] ? status : 200, FeelValue.Null));
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
