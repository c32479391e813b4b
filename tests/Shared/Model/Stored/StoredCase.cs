using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;

namespace Workflows.Tests.Shared.Model.Stored;

/// <summary>A case on a store. Every command is sent twice under one operation id, the second time to another node, and takes effect once;
/// after it everything in memory is thrown away, and what is read back is what the journal tells.</summary>
internal sealed class StoredCase(StoredCases store) : IPlayedCase
{
    private readonly HashSet<InstanceId> _called = [];

    public InstanceState State { get; private set; } = InstanceState.Before(default);

    public async ValueTask<Refusal?> CarryAsync(Command command, Instant now)
    {
        store.Clock.Now = now;
        var operation = Guid.NewGuid();
        var outcome = await SendAsync(operation, command);
        var id = outcome is StepOutcome.Accepted accepted ? accepted.Instance : State.Id;
        var before = await ReadAsync(id);
        var again = await SendAsync(operation, command);
        Demand(TextOf(again) == TextOf(outcome), $"sent again, {command} came to {TextOf(again)} and not to {TextOf(outcome)}");
        Demand(AreSame(before, await ReadAsync(id)), $"sent again, {command} took effect again");
        await DeliverAsync(id);
        return (outcome as StepOutcome.Refused)?.Refusal;
    }

    public async ValueTask<Refusal?> EndCalledAsync(CallWait call, CaseEnd end, Instant now)
    {
        store.Clock.Now = now;
        var called = await ReadAsync(call.Instance);
        using (var node = store.NewNode())
        {
            Command command = end == CaseEnd.Cancelled
                ? new CancelInstance(null, "enough")
                : new CompleteTask(called.Tasks.Keys.Single(), "clerk", null, FeelContext.Empty);
            var outcome = await node.Runner.ExecuteAsync(new(Guid.NewGuid(), null, call.Instance, command), default);
            Demand(outcome is StepOutcome.Accepted, $"the called case came to {TextOf(outcome)}");
        }

        await DeliverAsync(State.Id);
        return null;
    }

    /// <summary>Called cases that nobody waits for any more are over.</summary>
    public async ValueTask<string?> BrokenAtTheEndAsync()
    {
        var awaited = State.Waits.Values.OfType<CallWait>().Select(c => c.Instance).ToHashSet();
        foreach (var called in _called.Except(awaited))
        {
            if ((await ReadAsync(called)).Header.IsOpen)
            {
                return $"nobody waits for the called case {called} any more, and it is open";
            }
        }

        return null;
    }

    private async Task<StepOutcome> SendAsync(Guid operation, Command command)
    {
        using var node = store.NewNode();
        return command is StartInstance start
            ? await node.Runner.StartAsync(operation, null, "made-up", start, default)
            : await node.Runner.ExecuteAsync(new(operation, null, State.Id, command), default);
    }

    /// <summary>Delivers what cases send to one another, and reads how things stand then.</summary>
    private async Task DeliverAsync(InstanceId id)
    {
        using (var node = store.NewNode())
        {
            await node.Delivery.DeliverAsync(default);
        }

        State = await ReadAsync(id);
        _called.UnionWith(State.Waits.Values.OfType<CallWait>().Select(c => c.Instance));
    }

    /// <summary>The state that a new node reads, which is the fold of the journal.</summary>
    private async Task<InstanceState> ReadAsync(InstanceId id)
    {
        using var node = store.NewNode();
        var stored = await node.Instances.LoadAsync(id, default) ?? throw new InvalidOperationException($"{id} is not stored.");
        var entries = await store.Database.QueryAsync(
            new("read", "select sequence, closed from journal where instance = $1 order by sequence", id.Value),
            row => (Sequence: row.Number(0), Closed: row.Bytes(1)),
            default);
        var told = InstanceState.Before(id).After(entries.SelectMany(
            e => SealedJson.Open<JournalPayload>(stored.Key, e.Closed, JournalPayload.PlaceOf(id, e.Sequence)).Events));
        Demand(AreSame(told, stored.State), "the rows are not the fold of the journal");
        return stored.State;
    }

    private static bool AreSame(InstanceState one, InstanceState other) => StateDiff.Between(one, other).IsEmpty;

    private static string TextOf(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Accepted accepted => $"accepted as number {accepted.Sequence}",
        StepOutcome.Refused refused => $"refused with {refused.Refusal.Code}",
        _ => "not found",
    };

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
