using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Sqlite;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Dispatching;

/// <summary>What cases send to one another arrives, and takes effect once, whatever crashes.</summary>
public abstract class DispatchConformance(TestStore store) : IAsyncLifetime
{
    private readonly FaultPlan _faults = new();
    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await StartAsync(Orders.Check());

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_called_case_runs_and_what_it_returns_comes_back_over_restarts()
    {
        var order = await BeginAsync(_node);
        using (var second = _node.Restart())
        {
            await second.Delivery.DeliverAsync(default);
        }

        var inquiry = FollowingIds.CaseOf(order, CallOf(await _node.StateAsync(order)).Id);
        Assert.Equal(
            new CaseOrigin(order, CallOf(await _node.StateAsync(order)).Id, CaseKind.Called),
            (await _node.StateAsync(inquiry)).Header.Origin);
        Assert.Equal(FeelValue.Of("the well"), (await _node.StateAsync(inquiry)).Data.Find("subject"));

        await HearAsync(_node, inquiry);
        using var third = _node.Restart();
        await third.Delivery.DeliverAsync(default);

        var state = await third.StateAsync(order);
        Assert.Equal("carry", Assert.Single(state.Tasks.Values).Node);
        var note = (FeelContext)state.Scopes[ScopeId.Root].Results.Find("note")!;
        var opened = await third.StateAsync(new(Guid.Parse(((FeelText)note.Find("instance")!).Value)));
        Assert.Equal(FeelValue.Of("the pump"), opened.Data.Find("text"));
        Assert.Equal(0, await third.CountAsync("dispatch"));
        Assert.Equal(2, await third.CountAsync("case_link"));
    }

    [SkippableFact]
    public async Task A_cancelled_case_takes_the_one_that_it_called_with_it_also_when_that_was_never_started()
    {
        var early = await BeginAsync(_node);
        var late = await BeginAsync(_node);
        await _node.Delivery.DeliverAsync(default);
        var never = await BeginAsync(_node);
        var children = new[] { early, late, never }
            .Select(async id => FollowingIds.CaseOf(id, CallOf(await _node.StateAsync(id)).Id))
            .Select(t => t.Result)
            .ToList();

        await _node.DoAsync(late, new CancelInstance(null, "a mistake"));
        await _node.DoAsync(never, new CancelInstance(null, "a mistake"));
        await _node.Delivery.DeliverAsync(default);

        Assert.Equal(
            [InstanceStatus.Running, InstanceStatus.Cancelled, InstanceStatus.Cancelled],
            await Task.WhenAll(children.Select(async id => (await _node.StateAsync(id)).Header.Status)));
    }

    [SkippableFact]
    public async Task A_process_that_is_not_in_force_is_an_incident_and_deploying_it_and_retrying_mends_it()
    {
        using var node = await StartAsync(Orders.Check("inquiry"));
        var order = await BeginAsync(node);
        await node.Delivery.DeliverAsync(default);
        var incident = Assert.Single((await node.StateAsync(order)).Incidents.Values);
        Assert.Equal(("WF9050", 0), (incident.Code, await node.CountAsync("dispatch")));

        await node.Library.DeployAsync(Orders.Check(), null, default);
        await node.DoAsync(order, new RetryIncident(incident.Id, null));
        await node.Delivery.DeliverAsync(default);

        Assert.Empty((await node.StateAsync(order)).Incidents);
        Assert.Equal(1, await node.CountAsync("instance", "process = 'inquiry'"));
    }

    [SkippableFact]
    public async Task Several_nodes_that_deliver_at_once_start_each_case_once()
    {
        using var second = _node.Restart();
        using var third = _node.Restart();
        for (var n = 0; n < 20; n++)
        {
            await BeginAsync(_node);
        }

        await Task.WhenAll(new[] { _node, second, third }.Select(n => Task.Run(() => n.Delivery.DeliverAsync(default))));

        Assert.Equal((20, 0), (await _node.CountAsync("instance", "process = 'inquiry'"), await _node.CountAsync("dispatch")));
    }

    [SkippableFact]
    public async Task A_crash_at_every_place_of_a_call_leaves_all_of_it_or_nothing()
    {
        _faults.Reset();
        await BeginAsync(_node);
        var places = _faults.Passed.ToList();
        Assert.Contains("after dispatch.write", places);
        for (var place = 0; place < places.Count; place++)
        {
            var operation = Guid.NewGuid();
            using var doomed = _node.Restart();
            _faults.Reset(place);
            await Assert.ThrowsAnyAsync<Exception>(() =>
                doomed.Runner.StartAsync(operation, null, "order", new StartInstance(null, FeelContext.Empty), default));
            _faults.Reset();
            Assert.Equal(places[place] == "after commit", await _node.Instances.LoadAsync(new(operation), default) is not null);

            using var restarted = _node.Restart();
            Assert.IsType<StepOutcome.Accepted>(
                await restarted.Runner.StartAsync(operation, null, "order", new StartInstance(null, FeelContext.Empty), default));
            await restarted.Delivery.DeliverAsync(default);
        }

        await _node.Delivery.DeliverAsync(default);
        var orders = await _node.CountAsync("instance", "process = 'order'");
        Assert.Equal(
            (orders, orders, 0L),
            (await _node.CountAsync("instance", "process = 'inquiry'"), await _node.CountAsync("case_link"), await _node.CountAsync("dispatch")));
    }

    [SkippableFact]
    public async Task A_crash_at_every_place_of_a_delivery_leaves_nothing_undone_and_nothing_done_twice()
    {
        var places = await CountPlacesAsync();
        for (var place = 0; place < places; place++)
        {
            var order = await BeginAsync(_node);
            using var doomed = _node.Restart();
            _faults.Reset(place);
            await CrashAsync(doomed);
            _faults.Reset();
            _node.Time.Advance(NodaTime.Duration.FromMinutes(10)); // leases and pauses are over
            using var restarted = _node.Restart();
            await restarted.Delivery.DeliverAsync(default);
            var inquiry = FollowingIds.CaseOf(order, CallOf(await restarted.StateAsync(order)).Id);
            Assert.Equal(1, (await restarted.Instances.LoadAsync(inquiry, default))?.Revision);
            await HearAsync(restarted, inquiry);

            using var doomedAgain = _node.Restart();
            _faults.Reset(place);
            await CrashAsync(doomedAgain);
            _faults.Reset();
            _node.Time.Advance(NodaTime.Duration.FromMinutes(10));
            await restarted.Delivery.DeliverAsync(default);

            var state = await _node.StateAsync(order);
            Assert.True(state.Tasks.Values.SingleOrDefault()?.Node == "carry", $"place {place}");
            Assert.Empty(state.Incidents);
            Assert.Equal(0, await _node.CountAsync("dispatch"));
        }

        Assert.Equal(await _node.CountAsync("instance", "process = 'order'"), await _node.CountAsync("instance", "process = 'note'"));
    }

    private async Task<int> CountPlacesAsync()
    {
        var order = await BeginAsync(_node);
        await _node.Delivery.DeliverAsync(default);
        await HearAsync(_node, FollowingIds.CaseOf(order, CallOf(await _node.StateAsync(order)).Id));
        _faults.Reset();
        await _node.Delivery.DeliverAsync(default);
        Assert.Contains("before dispatch.delivered", _faults.Passed);
        return _faults.Passed.Count;
    }

    private static async Task CrashAsync(TestNode node)
    {
        try
        {
            await node.Delivery.DeliverAsync(default);
        }
        catch (Exception crash) when (crash is CrashedException or StorageUnavailableException)
        {
            // As ordered. Where the delivery itself caught it, it counts as a failure and is tried again later.
        }
    }

    private async Task<TestNode> StartAsync(System.Collections.Immutable.ImmutableArray<Workflows.Language.Checking.CheckedProcess> processes)
    {
        var node = await TestNode.StartAsync(store, processes);
        switch (node.Database)
        {
            case SqliteDatabase sqlite:
                sqlite.Seam = _faults;
                break;
            case PostgresDatabase postgres:
                postgres.Seam = _faults;
                break;
        }

        return node;
    }

    private static async Task<InstanceId> BeginAsync(TestNode node) => Assert.IsType<StepOutcome.Accepted>(
        await node.Runner.StartAsync(Guid.NewGuid(), null, "order", new StartInstance(null, FeelContext.Empty), default)).Instance;

    private static CallWait CallOf(InstanceState state) => Assert.Single(state.Waits.Values.OfType<CallWait>());

    private static async Task HearAsync(TestNode node, InstanceId inquiry)
    {
        var task = Assert.Single((await node.StateAsync(inquiry)).Tasks.Values);
        Assert.IsType<StepOutcome.Accepted>(await node.DoAsync(
            inquiry, new CompleteTask(task.Id, "board", null, FeelContext.Empty.With("found", FeelValue.Of("the pump")))));
    }
}

public sealed class SqliteDispatchTests() : DispatchConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresDispatchTests(PostgresFixture fixture) : DispatchConformance(new PostgresTestStore(fixture));
