using Workflows.Engine.Interpreter;
using Workflows.Language.Feel;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Dispatching;

/// <summary>What one case sent to another and cannot be delivered is there for administrators to see, until it arrives.</summary>
public abstract class UndeliveredConformance(TestStore store) : IAsyncLifetime
{
    private TestNode _node = null!;

    private UndeliveredQueries Undelivered => new(_node.Model);

    public async Task InitializeAsync() => _node = await TestNode.StartAsync(store, Orders.Check());

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task What_cannot_be_delivered_is_listed_for_administrators_only_and_gone_once_it_is_delivered()
    {
        var order = Assert.IsType<StepOutcome.Accepted>(
            await _node.Runner.StartAsync(Guid.NewGuid(), null, "order", new StartInstance(null, FeelContext.Empty), default)).Instance;
        var (whole, broken) = await BreakAsync();

        await _node.Delivery.DeliverAsync(default);

        var listed = Assert.Single((await Undelivered.ListAsync(Viewer.Administrator, new(null, 10), default)).Items);
        Assert.Equal(
            (order, "order", "start", 1, "SealBrokenException"),
            (listed.Sender, listed.Process, listed.Kind, listed.Attempts, listed.Problem));
        Assert.Empty((await Undelivered.ListAsync(Viewer.Of("sam", []), new(null, 10), default)).Items);
        Assert.Equal((1, 0), (await UndeliveredFor(Viewer.Administrator), await UndeliveredFor(Viewer.Of("sam", []))));

        Assert.NotEqual(whole, broken);
        await WriteAsync(whole);
        _node.Time.Advance(NodaTime.Duration.FromMinutes(10));
        await _node.Delivery.DeliverAsync(default);

        Assert.Empty((await Undelivered.ListAsync(Viewer.Administrator, new(null, 10), default)).Items);
    }

    private async Task<int> UndeliveredFor(Viewer viewer) => (await _node.Overview.CountAsync(viewer, default)).Undelivered.Number;

    /// <summary>Changes a sealed row as no program of ours does.</summary>
    private async Task<(byte[] Whole, byte[] Broken)> BreakAsync()
    {
        var whole = (await _node.Database.QueryAsync(new("test.read", "select closed from dispatch"), row => row.Bytes(0), default)).Single();
        byte[] broken = [.. whole];
        broken[^1] ^= 1;
        await WriteAsync(broken);
        return (whole, broken);
    }

    private async Task WriteAsync(byte[] closed) =>
        await _node.Database.ExecuteAsync([new Statement("test.write", "update dispatch set closed = $1", closed)], default);
}

public sealed class SqliteUndeliveredTests() : UndeliveredConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresUndeliveredTests(PostgresFixture fixture) : UndeliveredConformance(new PostgresTestStore(fixture));
