using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Workflows.Engine.Interpreter;
using Workflows.Engine.Simulation;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Tests.Shared.Patterns;

/// <summary>Plays a pattern: turns its lines into commands, and compares.</summary>
/// <param name="carry">Carries out a command at a time; gives why it was refused, or null, and the state that is then.</param>
public sealed class PatternPlay(Func<Command, Instant, Task<(Refusal? Refusal, InstanceState State)>> carry)
{
    private static readonly InstantPattern Time = InstantPattern.Create("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private readonly Dictionary<string, TaskItem> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<TimerPurpose, TimerWait> _timers = [];
    private InstanceState _state = InstanceState.Before(new(Guid.Empty));
    private Instant _now = Instant.FromUtc(2020, 2, 10, 8, 0);

    public async Task PlayAsync(ControlFlowPattern pattern)
    {
        foreach (var (act, then) in pattern.All)
        {
            var refusal = await DoAsync(act.Split(' '));
            Assert.True(
                then == Found(then, refusal),
                $"{pattern.Name}\n  {act}\n  expected: {then}\n  found:    {Found(then, refusal)} {refusal?.Message}");
        }
    }

    private async Task<Refusal?> DoAsync(string[] act)
    {
        switch (act)
        {
            case ["start"]:
                return await CarryAsync(new StartInstance(null, FeelContext.Empty));
            case ["do", var task]:
                return await CarryAsync(Complete(Open(task), null));
            case ["do", var task, var outcome]:
                return await CarryAsync(Complete(Open(task), outcome));
            case ["again", var task]:
                return await CarryAsync(Complete(_tasks[task], null));
            case ["message", var name]:
                return await CarryAsync(new DeliverMessage(name, null, FeelContext.Empty));
            case ["add", var value, "to", var step]:
                return await CarryAsync(new AddItem(step, FeelValue.Of(value), null, null, "one more"));
            case ["postpone", var plan]:
                var days = plan.Split('/').Select(day => LocalDatePattern.Iso.Parse(day).Value).ToList();
                return await CarryAsync(new PostponePlan(new(days[0], days[1]), PostponementRule.Shift, "later", null));
            case ["retry"]:
                return await CarryAsync(new RetryIncident(_state.Incidents.Keys.Single(), null));
            case ["cancel"]:
                return await CarryAsync(new CancelInstance(null, "enough"));
            case ["late", var purpose]:
                return await CarryAsync(new FireTimer(_timers[Enum.Parse<TimerPurpose>(purpose, ignoreCase: true)].Id));
            case ["until", var time]:
                return await AdvanceAsync(Time.Parse(time).Value);
            default:
                throw new InvalidOperationException($"No act '{string.Join(' ', act)}'.");
        }
    }

    private async Task<Refusal?> AdvanceAsync(Instant time)
    {
        while (_state.Waits.Values
            .OfType<TimerWait>()
            .Where(t => t.DueAt <= time)
            .OrderBy(t => t.DueAt)
            .ThenBy(t => t.Id.Value)
            .FirstOrDefault() is { } due)
        {
            _now = Instant.Max(_now, due.DueAt);
            if (await CarryAsync(new FireTimer(due.Id)) is { } refusal)
            {
                return refusal;
            }
        }

        _now = time;
        return null;
    }

    private async Task<Refusal?> CarryAsync(Command command)
    {
        (var refusal, _state) = await carry(command, _now);
        foreach (var task in _state.Tasks.Values)
        {
            _tasks[NameOf(task)] = task;
        }

        foreach (var timer in _state.Waits.Values.OfType<TimerWait>())
        {
            _timers[timer.Purpose] = timer;
        }

        return refusal;
    }

    private TaskItem Open(string name) => _state.Tasks.Values.SingleOrDefault(t => NameOf(t) == name)
        ?? throw new InvalidOperationException($"No task '{name}' is open: {string.Join(", ", _state.Tasks.Values.Select(NameOf))}");

    private static CompleteTask Complete(TaskItem task, string? outcome) => new(task.Id, task.Candidates[0], outcome, FeelContext.Empty);

    /// <summary>What there is to say of the state, in the kind of words that were expected.</summary>
    private string Found(string expected, Refusal? refusal) => (expected.Split(' ')[0], refusal) switch
    {
        (_, not null) => $"refused {refusal.Code}",
        ("incident", _) => $"incident {string.Join(", ", _state.Incidents.Values.Select(i => i.Code))}",
        _ when _state.Header.Status == InstanceStatus.Completed => $"completed {_state.Header.Outcome}".TrimEnd(),
        _ when _state.Header.Status == InstanceStatus.Cancelled => "cancelled",
        _ when _state.Incidents.Count > 0 => $"incident {_state.Incidents.Values.First().Message}",
        _ => _state.Tasks.Count == 0 ? "nothing" : string.Join(", ", _state.Tasks.Values.OrderBy(t => t.Id.Value).Select(NameOf)),
    };

    private string NameOf(TaskItem task) =>
        (task.Kind == TaskKind.Escalation ? "escalation:" : "")
        + task.Node
        + (ItemName.Of(_state, task.Scope) is { } item ? $"({item.Replace(" ", "")})" : "");
}
