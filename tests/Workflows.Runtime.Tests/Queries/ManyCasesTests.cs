using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Running;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Queries;

/// <summary>Of so many cases that their elements are looked for in the indexes over all, everybody is shown what is theirs, and once.</summary>
public sealed class ManyCasesTests : IAsyncLifetime
{
    /// <summary>More than are gathered one by one.</summary>
    private const int Cases = 1_010;

    private static readonly Viewer Amy = Viewer.Of("amy", ["head@a"]);
    private static readonly Viewer Sam = Viewer.Of("sam", ["strategist"]);

    private readonly SqliteTestStore _store = new();
    private TestNode _node = null!;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(_store);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Cases), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, _) => await _node.BeginAsync());
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_is_shown_all_that_is_theirs_and_nothing_else()
    {
        var tasks = new TaskQueries(_node.Model, _node.Time);
        var instances = new InstanceQueries(_node.Model, _node.Instances, _node.Time);
        var timers = new TimerQueries(_node.Model);
        var cancelled = (await All(slice => instances.ListAsync(Sam, new(), slice, default))).Take(3).Select(i => i.Instance).ToHashSet();
        foreach (var id in cancelled)
        {
            Assert.IsType<StepOutcome.Accepted>(await _node.DoAsync(id, new CancelInstance("sam", "No need."), "person:sam"));
        }

        var open = Cases - cancelled.Count;
        Assert.Equal(open * 3, (await All(slice => tasks.ListAsync(Sam, new(), slice, default))).Count);
        Assert.Equal(open, (await All(slice => tasks.ListAsync(Amy, new(), slice, default))).Count);
        Assert.Equal(open, (await All(slice => tasks.ListAsync(Amy, new() { Process = "campaign" }, slice, default))).Count);
        Assert.Empty(await All(slice => tasks.ListAsync(Amy, new() { Late = true }, slice, default)));
        var hers = await All(slice => timers.ListAsync(Amy, new(), slice, default));
        Assert.NotEmpty(hers);
        Assert.All(hers, t => Assert.Equal("Send in the routine of Alder", t.Task!.Title));
        Assert.Equal(cancelled, await CasesAsync(Sam, new() { Status = InstanceStatus.Cancelled }));
        Assert.Equal(cancelled, await CasesAsync(Amy, new() { Status = InstanceStatus.Cancelled }));
        Assert.Empty(await All(slice => instances.ListAsync(Sam, new() { Late = true }, slice, default)));
        Assert.Equal(Cases, (await All(slice => instances.ListAsync(Amy, new() { Late = false }, slice, default))).Count);

        _node.Time.Advance(Duration.FromDays(25));

        foreach (var viewer in new[] { Amy, Sam, Viewer.Administrator })
        {
            Assert.Equal(open, (await All(slice => instances.ListAsync(viewer, new() { Late = true }, slice, default))).Count);
            Assert.Equal(cancelled, await CasesAsync(viewer, new() { Late = false }));
        }

        async Task<HashSet<InstanceId>> CasesAsync(Viewer viewer, InstanceFilter filter) =>
            [.. (await All(slice => instances.ListAsync(viewer, filter, slice, default))).Select(i => i.Instance)];
    }

    /// <summary>All stretches, of which none has a row that one before had.</summary>
    private static async Task<IReadOnlyList<T>> All<T>(Func<Slice, Task<Sliced<T>>> list)
    {
        var found = new List<T>();
        for (string? after = null; ;)
        {
            var stretch = await list(new(after, 200));
            found.AddRange(stretch.Items);
            if (stretch.Next is null)
            {
                Assert.Equal(found.Count, found.Distinct().Count());
                return found;
            }

            after = stretch.Next;
        }
    }
}
