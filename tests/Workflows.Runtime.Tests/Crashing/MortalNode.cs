using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.Outbox;
using Workflows.Runtime.Recurring;
using Workflows.Runtime.Tests.Jobs;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Timers;

namespace Workflows.Runtime.Tests.Crashing;

/// <summary>A node with everything that works by itself; it does so when it is told to, and it can die.</summary>
internal sealed class MortalNode : IDisposable
{
    private readonly IReadOnlyList<MortalDatabase> _databases;

    public MortalNode(TestNode node, IReadOnlyList<MortalDatabase> databases, ServiceSettings services, IMailTransport transport)
    {
        _databases = databases;
        var database = node.Database;
        Node = node;
        Calls = new(node, services);
        Timers = new(database, node.Runner, node.Time, NullLogger<DueTimers>.Instance);
        Starts = new(database, node.Library, node.Runner, node.Time, NullLogger<RecurringStarts>.Instance);
        Outbox = new(database, node.Keys, transport, RecipientRule.Everybody, node.Time, NullLogger<OutboxSender>.Instance);
    }

    public TestNode Node { get; }

    public CallingNode Calls { get; }

    public DueTimers Timers { get; }

    public RecurringStarts Starts { get; }

    public OutboxSender Outbox { get; }

    /// <summary>Does all that is due and what follows from it, until nothing changes.</summary>
    public async Task ComeToRestAsync()
    {
        for (var (before, now) = (-1L, 0L); now != before; now = await Node.CountAsync("journal") + await Node.CountAsync("outbox", "state = 'sent'"))
        {
            before = now;
            await Starts.RingAsync(default);
            await Timers.RingAsync(default);
            await Node.Delivery.DeliverAsync(default);
            await Calls.CallDueAsync();
            await Outbox.SendAsync(default);
        }

        await Node.Blobs.CollectAsync(Node.Time.Now + Duration.FromDays(1), default);
    }

    public void Die()
    {
        foreach (var database in _databases)
        {
            database.Die();
        }
    }

    public void Dispose()
    {
        Die();
        Calls.Dispose();
        Starts.Dispose();
        Node.Dispose();
    }
}
