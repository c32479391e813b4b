using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>Random processes under random acts, restarted after every one: what is stored is what happened.</summary>
public abstract class RandomRunConformance(TestStore store) : IAsyncLifetime
{
    private const int MostActs = 40;

    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync(store);

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task After_every_act_and_a_restart_rows_journal_and_events_tell_the_same()
    {
        var (acts, ended) = (0, 0);
        for (var seed = 1; seed <= 30; seed++)
        {
            var run = await RunAsync(seed);
            acts += run.Acts;
            ended += run.HasEnded ? 1 : 0;
        }

        Assert.True(acts > 200 && ended > 10, $"{acts} acts and {ended} ends say too little");
    }

    private async Task<(int Acts, bool HasEnded)> RunAsync(int seed)
    {
        var random = new Random(seed);
        await _node.Library.DeployAsync(new RandomProcess(seed).Check(), null, default);
        var started = await _node.Runner.StartAsync(
            Guid.NewGuid(), "person:ann", RandomProcess.Id, new StartInstance("ann", FeelContext.Empty), default);
        var id = Assert.IsType<StepOutcome.Accepted>(started).Instance;
        var told = InstanceState.Before(id).After(((StepOutcome.Accepted)started).Events);
        var act = 0;
        for (; act < MostActs && told.Header.Status == InstanceStatus.Running; act++)
        {
            using var restarted = _node.Restart();
            var stored = (await restarted.Instances.LoadAsync(id, default))!;
            AssertSame(told, stored.State, seed, act);
            if (await ActAsync(restarted, stored.State, random) is not { } outcome)
            {
                break; // an incident holds it, or nothing waits
            }

            Assert.True(outcome is StepOutcome.Accepted, $"seed {seed}, act {act}: {outcome}");
            told = told.After(((StepOutcome.Accepted)outcome).Events);
        }

        var last = (await _node.Instances.LoadAsync(id, default))!;
        AssertSame(told, last.State, seed, MostActs);
        AssertSame(await FoldAsync(id, last), last.State, seed, MostActs);
        return (act, told.Header.Status == InstanceStatus.Completed);
    }

    private async Task<StepOutcome?> ActAsync(TestNode node, InstanceState state, Random random)
    {
        var tasks = state.Tasks.Values.OrderBy(t => t.Id.Value).ToList();
        var timers = state.Waits.Values.OfType<TimerWait>().OrderBy(w => w.DueAt).ThenBy(w => w.Id.Value).ToList();
        var timer = timers.Count > 0 && (tasks.Count == 0 || random.Next(3) == 0) ? timers[0] : null;
        if (timer is not null)
        {
            if (timer.DueAt > _node.Time.Now)
            {
                _node.Time.Advance(timer.DueAt - _node.Time.Now);
            }

            return await node.DoAsync(state.Id, new FireTimer(timer.Id));
        }

        if (tasks.Count == 0)
        {
            return null;
        }

        var task = tasks[random.Next(tasks.Count)];
        var person = task.Assignee ?? task.Candidates[0] switch { "red" => "ann", "green" => "bob", _ => "cat" };
        return random.Next(4) == 0 && task.Assignee is null
            ? await node.DoAsync(state.Id, new ClaimTask(task.Id, person), $"person:{person}")
            : await node.DoAsync(state.Id, Complete(task, person, random), $"person:{person}");
    }

    private static CompleteTask Complete(TaskItem task, string person, Random random) =>
        task.Kind == TaskKind.Task && task.Title.StartsWith("Try", StringComparison.Ordinal)
            ? new(task.Id, person, random.Next(3) == 0 ? "again" : "good", FeelContext.Empty.With("amount", FeelValue.Of(random.Next(100))))
            : new(task.Id, person, null, FeelContext.Empty);

    private async Task<InstanceState> FoldAsync(InstanceId id, StoredInstance stored)
    {
        var entries = await _node.Database.QueryAsync(
            new("read", "select sequence, closed from journal where instance = $1 order by sequence", id.Value),
            row => (Sequence: row.Number(0), Closed: row.Bytes(1)),
            default);
        Assert.Equal(Enumerable.Range(1, entries.Length).Select(n => (long)n), entries.Select(e => e.Sequence));
        return InstanceState.Before(id).After(entries.SelectMany(
            e => SealedJson.Open<JournalPayload>(stored.Key, e.Closed, JournalPayload.PlaceOf(id, e.Sequence)).Events));
    }

    private static void AssertSame(InstanceState expected, InstanceState actual, int seed, int act) =>
        Assert.True(StateDiff.Between(expected, actual).IsEmpty, $"seed {seed}, act {act}: what is stored is not what happened");
}

public sealed class SqliteRandomRunTests() : RandomRunConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresRandomRunTests(PostgresFixture fixture) : RandomRunConformance(new PostgresTestStore(fixture));
