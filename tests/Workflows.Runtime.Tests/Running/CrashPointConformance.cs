using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Sqlite;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>A crash at every place of every kind of transition: all of it is stored or nothing, and sent again it takes effect once.</summary>
public abstract class CrashPointConformance(TestStore store) : IAsyncLifetime
{
    private readonly FaultPlan _faults = new();
    private readonly Dictionary<InstanceId, Guid> _files = [];
    private readonly Dictionary<InstanceId, TaskId> _tasks = [];
    private readonly Dictionary<(InstanceId, TimerPurpose), WaitId> _waits = [];
    private TestNode _node = null!;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(store);
        switch (_node.Database)
        {
            case SqliteDatabase sqlite:
                sqlite.Seam = _faults;
                break;
            case PostgresDatabase postgres:
                postgres.Seam = _faults;
                break;
        }
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task Starting_an_instance() => await EveryPlaceAsync(
        () => Task.FromResult(new InstanceId(Guid.NewGuid())),
        (node, id) => node.Runner.StartAsync(
            id.Value, "person:sam", Campaign.Process, new StartInstance("sam", FeelContext.Empty.With("note", FeelValue.Of("n"))), default));

    [SkippableFact]
    public async Task Completing_a_task_with_a_file() => await EveryPlaceAsync(
        () => _node.BeginAsync(),
        async (node, id) =>
        {
            var task = await FindTaskAsync(node, id);
            var file = await FileAsync(node, id);
            return await node.DoAsync(id, TestNode.Answer(task, "amy", new(file)), "person:amy", OperationOf(id));
        });

    [SkippableFact]
    public async Task Firing_a_reminder() => await EveryPlaceAsync(
        () => _node.BeginAsync(),
        async (node, id) => await node.DoAsync(id, new FireTimer(await FirstAsync(id, TimerPurpose.Reminder)), null, OperationOf(id)),
        Duration.FromDays(15));

    [SkippableFact]
    public async Task Closing_a_collection_with_what_came() => await EveryPlaceAsync(
        () => _node.BeginAsync(),
        async (node, id) => await node.DoAsync(id, new FireTimer(await FirstAsync(id, TimerPurpose.Close)), null, OperationOf(id)),
        Duration.FromDays(36));

    [SkippableFact]
    public async Task Cancelling() => await EveryPlaceAsync(
        () => _node.BeginAsync(),
        (node, id) => node.DoAsync(id, new CancelInstance("sam", "no more"), "person:sam", OperationOf(id)));

    [SkippableFact]
    public async Task A_wait_that_is_not_consumed_with_its_step_is_found_out()
    {
        var id = await _node.BeginAsync();
        var timer = await FirstAsync(id, TimerPurpose.Reminder);
        _node.Time.Advance(Duration.FromDays(15));
        _faults.Skip = "wait.consume";

        var fired = Assert.IsType<StepOutcome.Accepted>(await _node.DoAsync(id, new FireTimer(timer)));
        using var restarted = _node.Restart();
        var again = await restarted.DoAsync(id, new FireTimer(timer));

        Assert.Contains(fired.Events, e => e is TimerFired);
        Assert.IsType<StepOutcome.Accepted>(again); // fires twice: what the transaction is there to keep from happening
    }

    private async Task EveryPlaceAsync(
        Func<Task<InstanceId>> prepare, Func<TestNode, InstanceId, Task<StepOutcome>> act, Duration? wait = null)
    {
        var reference = await prepare();
        var others = new List<InstanceId>();
        var places = await CountPlacesAsync(prepare, act, wait, reference, others);
        for (var place = 0; place < places; place++)
        {
            var id = others[place];
            await CrashAsync(id, place, act);
            await AgainAsync(reference, id, place, act);
        }
    }

    /// <summary>Runs the act once undisturbed, and prepares an instance for each place that it passed.</summary>
    private async Task<int> CountPlacesAsync(
        Func<Task<InstanceId>> prepare,
        Func<TestNode, InstanceId, Task<StepOutcome>> act,
        Duration? wait,
        InstanceId reference,
        List<InstanceId> others)
    {
        const int More = 150;
        for (var n = 0; n < More; n++)
        {
            others.Add(await prepare());
        }

        _node.Time.Advance(wait ?? Duration.Zero);
        if (wait is null)
        {
            await FileAsync(_node, reference);
        }

        _faults.Reset();
        Assert.IsType<StepOutcome.Accepted>(await act(_node, reference));
        Assert.Contains("before journal.write", _faults.Passed);
        Assert.True(_faults.Passed.Count < More, $"{_faults.Passed.Count} places");
        return _faults.Passed.Count;
    }

    private async Task CrashAsync(InstanceId id, int place, Func<TestNode, InstanceId, Task<StepOutcome>> act)
    {
        using var doomed = _node.Restart();
        await FileAsync(_node, id);
        var before = await _node.Instances.LoadAsync(id, default);
        _faults.Reset(place);

        await Assert.ThrowsAnyAsync<Exception>(() => act(doomed, id));

        var committed = _faults.Passed[place] == "after commit";
        _faults.Reset();
        var after = await _node.Instances.LoadAsync(id, default);
        Assert.Equal((before?.Revision ?? 0) + (committed ? 1 : 0), after?.Revision ?? 0);
        if (!committed && before is not null)
        {
            Assert.True(StateDiff.Between(before.State, after!.State).IsEmpty, $"place {place}");
        }
    }

    private async Task AgainAsync(InstanceId reference, InstanceId id, int place, Func<TestNode, InstanceId, Task<StepOutcome>> act)
    {
        using var restarted = _node.Restart();

        var outcome = await act(restarted, id);

        Assert.True(outcome is StepOutcome.Accepted, $"place {place}: {outcome}");
        var expected = (await _node.Instances.LoadAsync(reference, default))!;
        var actual = (await _node.Instances.LoadAsync(id, default))!;
        Assert.Equal(expected.Revision, actual.Revision);
        var diff = StateDiff.Between(expected.State, actual.State);
        Assert.True((diff with { HeaderChanged = false, Scopes = new([], [], []) }).IsEmpty, $"place {place}");
        foreach (var table in (string[])["journal", "notice", "outbox", "task", "wait", "access", "blob"])
        {
            Assert.Equal(await OfAsync(table, reference), await OfAsync(table, id));
        }
    }

    private async Task<long> OfAsync(string table, InstanceId id) => (await _node.Database.QueryAsync(
        new("count", $"select count(*) from {table} where instance = $1", id.Value), row => row.Number(0), default))[0];

    private async Task<WaitId> FirstAsync(InstanceId id, TimerPurpose purpose)
    {
        // The same one after it was fired: ids count up alike in every instance.
        var waits = (await _node.StateAsync(id)).Waits.Values.OfType<TimerWait>().Where(w => w.Purpose == purpose).ToList();
        _waits.TryAdd((id, purpose), waits.Count == 0 ? default : waits.MinBy(w => w.Id.Value)!.Id);
        return _waits[(id, purpose)];
    }

    private async Task<TaskId> FindTaskAsync(TestNode node, InstanceId id)
    {
        var task = (await node.StateAsync(id)).Tasks.Values.SingleOrDefault(t => t.Candidates.Contains("head@a"));
        _tasks.TryAdd(id, task?.Id ?? default);
        return _tasks[id];
    }

    private async Task<Guid> FileAsync(TestNode node, InstanceId id)
    {
        if (!_files.TryGetValue(id, out var file))
        {
            _files.Add(id, file = (await node.UploadAsync("amy")).Value);
        }

        return file;
    }

    private static Guid OperationOf(InstanceId id) => new([.. id.Value.ToByteArray().Reverse()]);
}

public sealed class SqliteCrashPointTests() : CrashPointConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresCrashPointTests(PostgresFixture fixture) : CrashPointConformance(new PostgresTestStore(fixture));
