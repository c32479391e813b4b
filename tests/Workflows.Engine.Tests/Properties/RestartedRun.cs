using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Workflows.Tests.Shared.Model;
using Xunit;

namespace Workflows.Engine.Tests.Properties;

/// <summary>An instance under made-up commands that is put together from its rows before every one of them.</summary>
internal sealed class RestartedRun
{
    private static readonly ImmutableArray<string> People = ["clerk", "boss", "stranger"];

    private readonly ProcessGraph _graph;
    private InstanceState _state = InstanceState.Before(new(Guid.Empty));
    private Instant _now = Instant.FromUtc(2020, 2, 10, 8, 0);

    public RestartedRun(ProcessGraph graph)
    {
        _graph = graph;
        Carry(new StartInstance(null, FeelContext.Empty));
    }

    /// <summary>Something that a number stands for; much of it is refused.</summary>
    public void Move(int move)
    {
        var pick = move / 16;
        var task = Pick(_state.Tasks.Values.OrderBy(t => t.Id.Value), pick);
        var person = Pick(People, pick)!;
        switch (move % 16)
        {
            case <= 5 when task is not null:
                Carry(Answer(task, person, pick));
                break;
            case <= 7 when NextTimer() is { } timer:
                _now = Instant.Max(_now, timer.DueAt);
                Carry(new FireTimer(timer.Id));
                break;
            case 8 when task is not null:
                Carry(pick % 2 == 0 ? new ClaimTask(task.Id, person) : new ReleaseTask(task.Id, person));
                break;
            case 9 when task is not null:
                Carry(new ReassignTask(task.Id, pick % 3 == 0 ? [] : [person], "because"));
                break;
            case 10 when task is not null:
                Carry(new RescheduleTask(task.Id, _graph.Calendar.DateOf(_now).PlusDays((pick % 30) - 5), "because"));
                break;
            case 11:
                Carry(new DeliverMessage($"m{1 + (pick % 3)}", pick % 4 == 0 ? null : $"{pick % 4}", FeelContext.Empty));
                break;
            case 12 when _state.Incidents.Count > 0:
                Carry(new RetryIncident(Pick(_state.Incidents.Keys.OrderBy(i => i.Value), pick), "clerk"));
                break;
            case 13:
                _now += Duration.FromHours(pick % 500);
                break;
            case 14:
                Carry(pick % 64 == 0 ? new CancelInstance("clerk", "enough") : new FireTimer(new(pick % 40)));
                break;
            case 15:
                Carry(pick % 2 == 0 ? new CompleteTask(new(pick % 40), person, null, FeelContext.Empty) : new StartInstance(null, FeelContext.Empty));
                break;
        }
    }

    /// <summary>Everybody answers, every message comes: then it ends, or it stands at an incident.</summary>
    public void Finish()
    {
        for (var i = 0; i < 400 && _state.Header.Status == InstanceStatus.Running; i++)
        {
            var before = _state;
            if (_state.Tasks.Values.Where(t => t.Kind != TaskKind.Escalation).MinBy(t => t.Id.Value) is { } task)
            {
                Carry(Answer(task, task.Candidates[0], i));
            }
            else if (_state.Waits.Values.OfType<MessageWait>().MinBy(w => w.Id.Value) is { } message)
            {
                Carry(new DeliverMessage(message.Name, message.Key, FeelContext.Empty));
            }
            else if (_state.Waits.Values.OfType<CallWait>().MinBy(w => w.Id.Value) is { } call)
            {
                Carry(new ReturnCase(call.Id, null, FeelContext.Empty));
            }
            else if (NextTimer() is { } timer)
            {
                _now = Instant.Max(_now, timer.DueAt);
                Carry(new FireTimer(timer.Id));
            }

            Assert.True(
                before != _state || _state.Incidents.Count > 0 || _state.Waits.Values.Any(w => w is HoldWait),
                "it stands still, held by nothing, and there is no incident");
        }
    }

    private void Carry(Command command)
    {
        var surroundings = new StepSurroundings(_now, null);
        var stored = Rows.Of(_state);
        var result = ProcessInterpreter.Step(_graph, _state, command, surroundings);
        var again = ProcessInterpreter.Step(_graph, stored.Restore(), command, surroundings);
        Assert.Equal(string.Join('\n', stored.Lines()), Invariants.Text(_state)); // a step changes nothing but its own copy
        Assert.Equal(Text(result), Text(again));
        if (result is StepResult.Accepted accepted)
        {
            Assert.Equal(accepted.Outbox.Length, accepted.Outbox.Select(m => m.Key).Distinct().Count());
            Invariants.Check(_state, accepted.Events, accepted.State);
            _state = accepted.State;
        }
    }

    private CompleteTask Answer(TaskItem task, string person, int pick)
    {
        var hasOutcomes = task.Kind != TaskKind.Escalation && _graph.Find(task.Node) is HumanTaskNode { Human.Outcomes.IsEmpty: false };
        var outcome = !hasOutcomes ? null : pick % 5 == 0 ? "second" : "first";
        return new(task.Id, task.Assignee ?? (pick % 4 == 0 ? person : task.Candidates[0]), outcome, FeelContext.Empty);
    }

    private TimerWait? NextTimer() => _state.Waits.Values.OfType<TimerWait>().OrderBy(t => t.DueAt).ThenBy(t => t.Id.Value).FirstOrDefault();

    private static T? Pick<T>(IEnumerable<T> from, int number)
    {
        var all = from.ToList();
        return all.Count == 0 ? default : all[number % all.Count];
    }

    private static string Text(StepResult result) => result switch
    {
        StepResult.Accepted accepted =>
            string.Join(
                '\n',
                JsonSerializer.Serialize(accepted.Events, EngineJson.Options),
                JsonSerializer.Serialize(accepted.Outbox),
                Invariants.Text(accepted.State)),
        StepResult.Refused refused => refused.Refusal.Code,
        _ => "",
    };
}
