using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Queries;

/// <summary>Lists as an administrator asks for them: by filters, and stretch by stretch.</summary>
public abstract class NarrowingConformance(TestStore store) : IAsyncLifetime
{
    private static readonly Slice All = new(null, 100);

    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync(store);

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    private InstanceQueries Instances => new(_node.Model, _node.Instances, _node.Time);

    private TaskQueries Tasks => new(_node.Model, _node.Time);

    private TimerQueries Timers => new(_node.Model);

    [SkippableFact]
    public async Task Lists_can_be_narrowed()
    {
        var id = await _node.BeginAsync();
        await Task.WhenAll(_node.BeginAsync(), _node.BeginAsync());
        var admin = Viewer.Administrator;
        Assert.Equal(9, (await Tasks.ListAsync(admin, new() { Late = false, Process = "campaign" }, All, default)).Items.Length);
        Assert.Equal(3, (await Tasks.ListAsync(admin, new() { Instance = id }, All, default)).Items.Length);
        _node.Time.Advance(Duration.FromDays(25));

        Assert.Equal(9, (await Tasks.ListAsync(admin, new() { Late = true }, All, default)).Items.Length);
        Assert.Empty((await Tasks.ListAsync(admin, new() { Process = "other" }, All, default)).Items);
        Assert.Equal(
            3,
            (await Instances.ListAsync(
                admin, new() { Late = true, Text = "CAMP", Status = InstanceStatus.Running, Process = "campaign" }, All, default)).Items.Length);
        Assert.Equal(id, Assert.Single((await Instances.ListAsync(admin, new() { Text = id.ToString() }, All, default)).Items).Instance);
        Assert.Empty((await Instances.ListAsync(admin, new() { Late = false }, All, default)).Items);
        Assert.Equal(3, (await Timers.ListAsync(admin, new() { Purpose = TimerPurpose.Close, Process = "campaign" }, All, default)).Items.Length);
        Assert.Single((await Timers.ListAsync(admin, new() { Purpose = TimerPurpose.Close, Instance = id }, All, default)).Items);
    }

    [SkippableFact]
    public async Task Stretches_of_a_list_give_every_row_once_also_when_times_are_the_same()
    {
        await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => _node.BeginAsync()));
        var admin = Viewer.Administrator;

        Assert.Equal(7, await CountAsync(slice => Instances.ListAsync(admin, new(), slice, default), i => i.Instance));
        Assert.Equal(21, await CountAsync(slice => Tasks.ListAsync(admin, new(), slice, default), t => (t.Instance, t.Task)));
        Assert.Equal(
            (await Timers.ListAsync(admin, new(), new(null, 1000), default)).Items.Length,
            await CountAsync(slice => Timers.ListAsync(admin, new(), slice, default), t => (t.Instance, t.Timer.Id)));
        Assert.Equal(14, await CountAsync(slice => new OutboxQueries(_node.Model).ListAsync(admin, null, slice, default), m => m.Mail));

        static async Task<int> CountAsync<T, TKey>(Func<Slice, Task<Sliced<T>>> list, Func<T, TKey> key)
        {
            var seen = new List<TKey>();
            for (var slice = new Slice(null, 4); ;)
            {
                var part = await list(slice);
                seen.AddRange(part.Items.Select(key));
                if (part.Next is null)
                {
                    Assert.Equal(seen.Count, seen.Distinct().Count());
                    return seen.Count;
                }

                slice = slice with { After = part.Next };
            }
        }
    }
}

public sealed class SqliteNarrowingTests() : NarrowingConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresNarrowingTests(PostgresFixture fixture) : NarrowingConformance(new PostgresTestStore(fixture));
