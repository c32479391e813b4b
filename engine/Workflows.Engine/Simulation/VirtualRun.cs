using System.Collections.Immutable;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Simulation;

/// <summary>One instance under a virtual clock: people act at chosen times, and timers ring when they fall due in between.</summary>
/// <param name="graph">The process.</param>
/// <param name="directory">Who holds which role; null: every role is its own only holder.</param>
/// <param name="start">When the clock starts.</param>
internal sealed class VirtualRun(ProcessGraph graph, Organisation? directory, Instant start)
{
    private static readonly InstanceId OnlyInstance = new(new("00000000-0000-0000-0000-000000000001"));

    private readonly List<RunStep> _steps = [];

    public ProcessGraph Graph { get; } = graph;

    public Organisation? Directory { get; } = directory;

    public InstanceState State { get; private set; } = InstanceState.Before(OnlyInstance);

    public Instant Now { get; private set; } = start;

    /// <summary>What was carried out, in order.</summary>
    public IReadOnlyList<RunStep> Steps => _steps;

    /// <summary>The timer that rings next; of several at one time the oldest.</summary>
    public TimerWait? NextTimer => State.Waits.Values.OfType<TimerWait>().OrderBy(t => t.DueAt).ThenBy(t => t.Id.Value).FirstOrDefault();

    public bool IsRunning => State.Header.IsOpen;

    /// <summary>Carries a command out now.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public Refusal? Act(Command command)
    {
        switch (ProcessInterpreter.Step(Graph, State, command, new(Now, Directory)))
        {
            case StepResult.Accepted accepted:
                _steps.Add(new(Now, command, State, accepted.Events, accepted.Outbox));
                State = accepted.State;
                return null;
            case StepResult.Refused refused:
                return refused.Refusal;
            case var other:
                throw new InvalidOperationException($"No result {other.GetType().Name}: the set is closed.");
        }
    }

    /// <summary>Moves the clock on, without ringing anything; a time that has passed leaves it where it is.</summary>
    public void MoveTo(Instant time) => Now = Instant.Max(Now, time);

    /// <summary>Moves the clock on and rings on the way whatever falls due.</summary>
    /// <param name="time">When the clock stops.</param>
    /// <param name="most">How many timers may ring at most.</param>
    /// <param name="rang">Called after each.</param>
    /// <returns>False when more timers would ring: then the clock has stopped at the last of them.</returns>
    public bool AdvanceTo(Instant time, int most, Action rang)
    {
        for (var rung = 0; NextTimer is { } timer && timer.DueAt <= time; rung++)
        {
            if (rung == most)
            {
                return false;
            }

            Ring(timer);
            rang();
        }

        MoveTo(time);
        return true;
    }

    /// <exception cref="InvalidOperationException">The interpreter refused its own timer: a mistake in the engine.</exception>
    public void Ring(TimerWait timer)
    {
        MoveTo(timer.DueAt);
        if (Act(new FireTimer(timer.Id)) is { } refusal)
        {
            throw new InvalidOperationException($"A timer was refused: {refusal.Code} {refusal.Message}");
        }
    }

    /// <summary>The first person who may act on a task now; null when there is none.</summary>
    public string? PersonFor(TaskItem task)
    {
        var transition = new Transition(Graph, State, new(Now, Directory));
        return transition.HolderOf(task) ?? transition.People(task.Candidates).Select(p => p.Id).FirstOrDefault();
    }
}

/// <summary>A command that was carried out.</summary>
/// <param name="At">When.</param>
/// <param name="Command">What was asked.</param>
/// <param name="Before">The state that it met.</param>
/// <param name="Events">What happened.</param>
/// <param name="Outbox">What people were told.</param>
internal sealed record RunStep(
    Instant At, Command Command, InstanceState Before, ImmutableArray<ProcessEvent> Events, ImmutableArray<OutboxMessage> Outbox);
