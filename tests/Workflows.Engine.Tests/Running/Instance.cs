using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Calendars;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Running;

/// <summary>An instance that a test drives. After every step it is checked that rows and journal tell the same.</summary>
internal sealed class Instance
{
    private readonly VirtualRun _run;

    private Instance(ProcessGraph graph, Organisation? directory, Instant now) =>
        _run = new(graph, directory, new(now), new(new("00000000-0000-0000-0000-000000000001")));

    public InstanceState State => _run.State;

    public Instant Now => _run.Now;

    public WorkCalendar Calendar => _run.Graph.Calendar;

    public IReadOnlyList<RunStep> Steps => _run.Steps;

    public InstanceStatus Status => State.Header.Status;

    public string? Outcome => State.Header.Outcome;

    /// <summary>What the last step told people.</summary>
    public IEnumerable<string> Sent => _run.Steps[^1].Outbox.Select(m => m.Key);

    /// <summary>Open tasks as <c>collect(a)</c>, in order.</summary>
    public IEnumerable<string> Open => State.Tasks.Values.OrderBy(t => t.Id.Value).Select(NameOf);

    public IEnumerable<string> Incidents => State.Incidents.Values.OrderBy(i => i.Id.Value).Select(i => i.Code);

    /// <summary>Starts a process on Monday 10 February 2020 as work starts, by the engine.</summary>
    public static Instance Start(ProcessGraph graph, string at = "2020-02-10T08:00", params (string Field, FeelValue Value)[] data)
    {
        var instance = Before(graph, at);
        Assert.Null(instance.Act(new StartInstance(null, Values(data))));
        return instance;
    }

    public static Instance Start(string yaml, params (string Path, string Text)[] files) => Start(Processes.Graph(yaml, files));

    public static Instance Before(ProcessGraph graph, string at = "2020-02-10T08:00") => new(graph, graph.Process.Organisation, At(graph, at));

    public static FeelContext Values(params (string Field, FeelValue Value)[] values) =>
        new(values.Select(v => new KeyValuePair<string, FeelValue>(v.Field, v.Value)));

    /// <summary>Carries out a command, or tells why not.</summary>
    public Refusal? Act(Command command)
    {
        var before = State;
        var refusal = _run.Act(command);
        if (refusal is null)
        {
            Invariants.Check(before, _run.Steps[^1].Events, State);
        }
        else
        {
            Assert.Same(before, State);
        }

        return refusal;
    }

    /// <summary>Rings whatever falls due until then.</summary>
    public Instance Until(string at)
    {
        var time = At(_run.Graph, at);
        while (_run.NextTimer is { } timer && timer.DueAt <= time)
        {
            _run.MoveTo(timer.DueAt);
            Assert.Null(Act(new FireTimer(timer.Id)));
        }

        _run.MoveTo(time);
        return this;
    }

    /// <summary>Moves the clock on without ringing: the engine is down.</summary>
    public Instance Down(string until)
    {
        _run.MoveTo(At(_run.Graph, until));
        return this;
    }

    public TaskItem Task(string name) => Assert.Single(State.Tasks.Values, t => NameOf(t) == name);

    public Instance Done(string task, string? outcome = null, params (string Field, FeelValue Value)[] values)
    {
        Assert.Null(Complete(task, outcome, values));
        return this;
    }

    public Refusal? Complete(string task, string? outcome = null, params (string Field, FeelValue Value)[] values)
    {
        var item = Task(task);
        return Act(new CompleteTask(item.Id, _run.PersonFor(item)!, outcome, Values(values)));
    }

    public Incident Incident() => Assert.Single(State.Incidents.Values);

    public FeelValue Result(string step, string field) => ((FeelContext)State.Scopes[ScopeId.Root].Results.Find(step)!).Find(field)!;

    /// <summary>Events of a kind, from all steps.</summary>
    public IReadOnlyList<T> All<T>()
        where T : ProcessEvent =>
        [.. _run.Steps.SelectMany(s => s.Events).OfType<T>()];

    private string NameOf(TaskItem task)
    {
        var about = task.Kind == TaskKind.Escalation ? "late " : "";
        var item = ItemName.Of(State, task.Scope);
        return $"{about}{task.Node}{(item is null ? "" : $"({item})")}";
    }

    private static Instant At(ProcessGraph graph, string at) =>
        LocalDateTimePattern.Create("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            .Parse(at).Value
            .InZoneLeniently(graph.Calendar.Zone)
            .ToInstant();
}
