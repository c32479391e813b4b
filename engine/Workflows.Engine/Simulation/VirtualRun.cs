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
/// <param name="clock">The time.</param>
/// <param name="id">The instance's id.</param>
internal sealed class VirtualRun(ProcessGraph graph, Organisation? directory, VirtualClock clock, InstanceId id)
{
    private readonly VirtualClock _clock = clock;
    private readonly List<RunStep> _steps = [];

    public ProcessGraph Graph { get; } = graph;

    public Organisation? Directory { get; } = directory;

    public InstanceState State { get; private set; } = InstanceState.Before(id);

    public Instant Now => _clock.Now;

    /// <summary>Who asked for this case; null for the first one.</summary>
    public VirtualAsker? Asker { get; init; }

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
                _steps.Add(new(Now, command, State, accepted.Events, accepted.Outbox)
                {
                    Number = _clock.NextNumber(),
                    Dispatches = accepted.Dispatches,
                    Documents = accepted.Documents,
                });
                State = accepted.State;
                return null;
            case StepResult.Refused refused:
                return refused.Refusal;
            case var other:
                throw new InvalidOperationException($"No result {other.GetType().Name}: the set is closed.");
        }
    }

    /// <summary>Moves the clock on, without ringing anything; a time that has passed leaves it where it is.</summary>
    public void MoveTo(Instant time) => _clock.MoveTo(time);

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
    Instant At, Command Command, InstanceState Before, ImmutableArray<ProcessEvent> Events, ImmutableArray<OutboxMessage> Outbox)
{
    /// <summary>Its place among all that was carried out in any case.</summary>
    public required int Number { get; init; }

    /// <summary>What goes to other cases.</summary>
    public ImmutableArray<Dispatch> Dispatches { get; init; } = [];

    /// <summary>What was written.</summary>
    public ImmutableArray<DocumentContent> Documents { get; init; } = [];
}
