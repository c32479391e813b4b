using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Language.Feel;
using Workflows.Runtime.Claiming;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Outbox;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Dispatching;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Runtime.Timers;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Nodes;

/// <summary>What a node took and then died with, or slept over, is taken over by another when its lease is over, and not before. The clock
/// starts on Monday 10 February 2020 at 08:00 UTC.</summary>
[Collection(PostgresCollection.Name)]
public sealed class LeaseTests(PostgresFixture fixture) : IAsyncLifetime
{
    private readonly PostgresTestStore _store = new(fixture);
    private TestNode _node = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await _store.DisposeAsync();
    }

    [SkippableFact]
    public async Task Timers_that_a_dead_node_took_fire_at_another_when_the_lease_is_over()
    {
        _node = await TestNode.StartAsync(_store);
        await _node.BeginAsync();
        _node.Time.Advance(Duration.FromDays(15));
        var due = await _node.CountAsync("wait", $"due_at <= {_node.Time.Now.ToUnixTimeTicks()}");
        var dead = await TakeAsync(DueTimers.Table, DueWait.Read);
        var alive = new DueTimers(_node.Database, _node.Runner, _node.Time, NullLogger<DueTimers>.Instance);

        await alive.RingAsync(default);
        Assert.Equal(0, await _node.CountAsync("journal", "kind = 'fire-timer'"));
        _node.Time.Advance(DueTimers.Table.Lease + Duration.FromSeconds(1));
        await alive.RingAsync(default);

        Assert.Equal(due, dead.Items.Length);
        Assert.NotEqual(0, due);
        Assert.Equal(due, await _node.CountAsync("journal", "kind = 'fire-timer'"));
        Assert.False(dead.IsHeldAt(_node.Time.Now));
    }

    [SkippableFact]
    public async Task Two_nodes_never_hold_the_same_rows()
    {
        _node = await TestNode.StartAsync(_store);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _node.BeginAsync()));
        _node.Time.Advance(Duration.FromDays(15));

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeAsync(DueTimers.Table, DueWait.Read, most: 7)));

        var rows = taken.SelectMany(claim => claim.Items).ToList();
        Assert.All(taken, claim => Assert.InRange(claim.Items.Length, 0, 7));
        Assert.True(rows.Count > 20, $"{rows.Count}");
        Assert.Equal(rows.Count, rows.Distinct().Count());
    }

    [SkippableFact]
    public async Task What_a_dead_node_was_about_to_deliver_is_delivered_once_by_another()
    {
        _node = await TestNode.StartAsync(_store, Orders.Check());
        await _node.Runner.StartAsync(Guid.NewGuid(), null, "order", new StartInstance(null, FeelContext.Empty), default);
        var dead = await TakeAsync(DueDispatch.Table, DueDispatch.Read);

        await _node.Delivery.DeliverAsync(default);
        Assert.Equal(1, await _node.CountAsync("instance"));
        _node.Time.Advance(DueDispatch.Table.Lease + Duration.FromSeconds(1));
        await _node.Delivery.DeliverAsync(default);

        Assert.Single(dead.Items);
        Assert.Equal(2, await _node.CountAsync("instance"));
        Assert.Equal(0, await _node.CountAsync("dispatch"));
    }

    [SkippableFact]
    public async Task A_node_that_sleeps_over_its_lease_changes_nothing_about_mails_that_another_has_sent()
    {
        _node = await TestNode.StartAsync(_store);
        await _node.BeginAsync();
        var mails = await _node.CountAsync("outbox");
        var other = SenderOver(new FileDropTransport(Path.Combine(_store.Folder, "mail")));
        var slow = SenderOver(new SleepingTransport(async () =>
        {
            _node.Time.Advance(OutboxSender.Table.Lease + Duration.FromSeconds(1));
            await other.SendAsync(default);
        }));

        await slow.SendAsync(default);

        Assert.NotEqual(0, mails);
        Assert.Equal(mails, await _node.CountAsync("outbox", "state = 'sent' and attempts = 0"));
        Assert.Equal(mails, Directory.GetFiles(Path.Combine(_store.Folder, "mail"), "*.eml").Length);
    }

    private Task<Claim<T>> TakeAsync<T>(DueTable table, Func<Row, T> read, int most = 1000) =>
        new DueRows<T>(_node.Database, table, read, _node.Time).TakeAsync(most, held: 0, default);

    private OutboxSender SenderOver(IMailTransport transport) =>
        new(_node.Database, _node.Keys, transport, new RecipientRule([]), _node.Time, NullLogger<OutboxSender>.Instance);

    /// <summary>A mail server that answers late, and then that the address is wrong.</summary>
    private sealed class SleepingTransport(Func<Task> meanwhile) : IMailTransport
    {
        public async Task<MailDelivery> SendAsync(ComposedMail mail, CancellationToken cancellationToken)
        {
            await meanwhile();
            return new MailDelivery.Refused("No such mailbox.");
        }
    }
}
