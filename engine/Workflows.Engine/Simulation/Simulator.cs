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
    private readonly VirtualRun _run;
    private readonly TimelineRecorder _recorder;
    private readonly Instant _end;
    private readonly Dictionary<TaskId, Instant?> _answers = [];
    private readonly Dictionary<WaitId, Instant?> _messages = [];
    private readonly HashSet<string> _handled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _answered = new(StringComparer.Ordinal);
    private readonly PlannedTime? _planned;
    private int _acts;

    private Simulator(ProcessGraph graph, SimulationPlan plan, PlannedTime? planned, Instant start, Instant end)
    {
        _planned = planned;
        _plan = plan;
        _end = end;
        _run = new(graph, graph.Process.Organisation, start);
        _recorder = new(graph);
    }

    /// <summary>Runs until the instance ends, nothing more comes, the last day is over, or the plan's bound is reached.</summary>
    /// <exception cref="ArgumentException">Neither the plan nor the process says when to start; the data does not fit its fields.</exception>
    public static Timeline Run(ProcessGraph graph, SimulationPlan plan)
    {
        var window = graph.Process.Process.Plan;
        var from = plan.From ?? window?.From ?? throw new ArgumentException("The process has no plan: say when the simulation starts.", nameof(plan));
        var planned = window is null ? null : Starting.LastingAsLong(new(window.From, window.To), from);
        var until = plan.Until ?? planned?.To ?? from.PlusYears(3);
        var simulator = new Simulator(graph, plan, planned, graph.Calendar.OpeningOf(from), graph.Calendar.EndOf(until));
        var ending = simulator.Play();
        return new()
        {
            ProcessId = graph.ProcessId,
            Title = graph.Process.Process.Title.Value,
            Calendar = graph.Process.Process.Calendar?.Value,
            From = from,
            Until = until,
            Assumptions = plan.InWords(),
            Ending = ending,
            Entries = simulator._recorder.Entries(simulator._run.State),
        };
    }

    private TimelineEnding Play()
    {
        var data = MadeUpValues.ForStart(_run.Graph.Process.Process.Data, _plan.Data, _run.Graph.Calendar.DateOf(_run.Now));
        if (Act(new StartInstance(null, data, Plan: _planned)) is { } refusal)
        {
            throw new ArgumentException($"The process cannot be started: {refusal.Message}");
        }

        while (_run.IsRunning)
        {
            var timer = _run.NextTimer;
            var act = NextAct();
            var next = timer is not null && (act is null || timer.DueAt <= act.At) ? timer.DueAt : act?.At;
            if (next is null || next >= _end)
            {
                return next is null ? TimelineEnding.Waiting : TimelineEnding.OutOfTime;
            }

            if (++_acts > _plan.MostActs)
            {
                return TimelineEnding.TooLong;
            }

            if (timer is not null && timer.DueAt == next)
            {
                _run.Ring(timer);
                Record();
            }
            else
            {
                _run.MoveTo(next.Value);
                Do(act!);
            }
        }

        return TimelineEnding.Ended;
    }

    /// <summary>What a person or a message does next; of what comes at one time, the older.</summary>
    private PlannedAct? NextAct()
    {
        var acts =
            from task in _run.State.Tasks.Values
            let at = AnswerTo(task)
            where at is not null
            select (task.Id.Value, Act: new PlannedAct(at.Value, task, null));
        var messages =
            from wait in _run.State.Waits.Values.OfType<MessageWait>()
            let at = ArrivalOf(wait)
            where at is not null
            select (wait.Id.Value, Act: new PlannedAct(at.Value, null, wait));
        return acts.Concat(messages).OrderBy(a => a.Act.At).ThenBy(a => a.Value).Select(a => a.Act).FirstOrDefault();
    }

    /// <summary>A task that is done, or a message that comes.</summary>
    private sealed record PlannedAct(Instant At, TaskItem? Task, MessageWait? Message);

    /// <summary>When a task will be done; null: never. Nobody acts on an escalation, nor on a task that nobody may take.</summary>
    private Instant? AnswerTo(TaskItem task)
    {
        if (!_answers.TryGetValue(task.Id, out var at))
        {
            var item = ItemName.Of(_run.State, task.Scope);
            at = task.Kind == TaskKind.Escalation || _run.PersonFor(task) is null
                ? null
                : TimeOf(AnswerFor(task.Node, item) ?? _plan.Usually, task.OpenedAt, task.Due);
            _answers[task.Id] = at;
        }

        return at;
    }

    private Instant? ArrivalOf(MessageWait wait)
    {
        if (!_messages.TryGetValue(wait.Id, out var at))
        {
            var (node, scope) = wait.Handler is { } handler
                ? (handler, wait.Scope!.Value)
                : (_run.State.Tokens[wait.Token!.Value].Node, _run.State.Tokens[wait.Token!.Value].Scope);
            var item = ItemName.Of(_run.State, scope);
            var comesNoMore = wait.Handler is not null && !_handled.Add($"{node} for {item}"); // a handler awaits the next at once, and one is enough
            at = !comesNoMore && AnswerFor(node, item) is { } answer ? TimeOf(answer, _run.Now, due: null) : null;
            _messages[wait.Id] = at;
        }

        return at;
    }

    private Answer? AnswerFor(string step, string? item) =>
        (item is null ? null : _plan.Answers.GetValueOrDefault($"{step} for {item}")) ?? _plan.Answers.GetValueOrDefault(step);

    private Instant? TimeOf(Answer answer, Instant opened, DuePoint? due)
    {
        var calendar = _run.Graph.Calendar;
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
        if (act.Message is { } wait)
        {
            Must(new DeliverMessage(wait.Name, wait.Key, FeelContext.Empty));
        }
        else if (act.Task is { } task && _run.PersonFor(task) is { } person)
        {
            var step = ((HumanTaskNode)_run.Graph.Find(task.Node)!).Human;
            var values = MadeUpValues.For(FormCheck.FieldsOf(step), _run.Graph.Calendar.DateOf(_run.Now));
            Must(new CompleteTask(task.Id, person, OutcomeOf(step, task.Node), values));
        }
        else
        {
            _answers[act.Task!.Id] = null; // nobody holds the role any more
        }
    }

    private string? OutcomeOf(HumanStep step, string node)
    {
        var times = _answered[node] = _answered.GetValueOrDefault(node) + 1;
        var known = step.Outcomes.Select(o => o.Name.Value).ToList();
        var wanted = _plan.Outcomes.GetValueOrDefault(node, []).Where(known.Contains).ToList();
        return wanted.Count > 0 ? wanted[Math.Min(times, wanted.Count) - 1] : known.FirstOrDefault();
    }

    private void Must(Command command)
    {
        if (Act(command) is { } refusal)
        {
            throw new UnreachableException($"What the simulation made up was refused: {refusal.Message}");
        }
    }

    private Refusal? Act(Command command)
    {
        var refusal = _run.Act(command);
        if (refusal is null)
        {
            Record();
        }

        return refusal;
    }

    private void Record() => _recorder.Record(_run.Steps[^1]);
}
