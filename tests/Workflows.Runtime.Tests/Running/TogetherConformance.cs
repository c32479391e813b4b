using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Engine.Interpreter;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Privacy;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>Commands of many instances at once, on two nodes: they are committed together, and each comes out as by itself.</summary>
public abstract class TogetherConformance(TestStore store) : IAsyncLifetime
{
    private const int Campaigns = 40;

    private TestNode _node = null!;
    private TestNode _other = null!;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(store);
        _other = _node.Restart();
    }

    public async Task DisposeAsync()
    {
        _other?.Dispose();
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task Campaigns_that_run_together_are_stored_as_their_journals_tell()
    {
        var operations = Enumerable.Range(0, Campaigns).Select(_ => Guid.NewGuid()).ToList();
        await Task.WhenAll(operations.SelectMany(o => new[] { BeginAsync(_node, o), BeginAsync(_other, o) }));
        var ids = operations.Select(o => new InstanceId(o)).ToList();

        var answers = await Task.WhenAll(ids.SelectMany(id => new[] { AnswerAsync(_node, id), AnswerAsync(_other, id) }));
        _node.Time.Advance(Duration.FromDays(22));
        await Task.WhenAll(ids.Select(_node.FireDueAsync));
        _node.Time.Advance(Duration.FromDays(20));
        await Task.WhenAll(ids.Select(_other.FireDueAsync));

        Assert.Equal(Campaigns, answers.Count(outcome => outcome is StepOutcome.Accepted));
        Assert.Equal(Campaigns, await _node.CountAsync("instance"));
        foreach (var id in ids)
        {
            var stored = (await _node.Instances.LoadAsync(id, default))!;
            var (folded, head) = await JournalFold.OfAsync(_node.Database, id, stored.Key);
            Assert.True(StateDiff.Between(stored.State, folded).IsEmpty);
            Assert.Equal(stored.Head.ToArray(), head);
        }
    }

    [SkippableFact]
    public async Task A_case_that_cannot_be_read_keeps_nobody_else_from_being_loaded_with_it()
    {
        var operations = Enumerable.Range(0, Campaigns).Select(_ => Guid.NewGuid()).ToList();
        await Task.WhenAll(operations.Select(o => BeginAsync(_node, o)));
        Statement tamper = new("tamper", "update wait set kind = 'riddle' where instance = $1", operations[7]);
        await _node.Database.WriteAsync((session, ct) => session.ExecuteAsync([tamper], ct), default);

        var loads = operations.ConvertAll(o => _other.Instances.LoadAsync(new(o), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(loads));

        Assert.Equal([7], loads.Index().Where(l => !l.Item.IsCompletedSuccessfully).Select(l => l.Index));
        Assert.All(loads.Where(l => l.IsCompletedSuccessfully), l => Assert.NotNull(l.Result));
    }

    [SkippableFact]
    public async Task A_case_whose_master_key_a_node_lacks_keeps_nobody_else_from_being_loaded_with_it()
    {
        var master = _node.Keys.MasterKeyPath;
        var behind = Path.Combine(store.Folder, "behind.key");
        File.Copy(master, behind);
        var operations = Enumerable.Range(0, Campaigns).Select(_ => Guid.NewGuid()).ToList();
        await Task.WhenAll(operations.Where(o => o != operations[7]).Select(o => BeginAsync(_node, o)));
        var lacking = await KeyStore.OpenAsync(_node.KeyDatabase, behind, _node.Time, default);
        Assert.IsType<RotationBegin.Begun>(await TestRotation.Of(_node.Database, _node.Keys).BeginAsync(null, default));
        var ahead = await KeyStore.OpenAsync(_node.KeyDatabase, master, _node.Time, default);
        using var nodeAhead = _node.Over(_node.Database, ahead);
        await BeginAsync(nodeAhead, operations[7]);

        using var nodeBehind = _node.Over(_node.Database, lacking);
        var loads = operations.ConvertAll(o => nodeBehind.Instances.LoadAsync(new(o), default));
        var told = await Assert.ThrowsAsync<MasterKeyLackingException>(() => Task.WhenAll(loads));

        Assert.Contains("Copy the file", told.Message, StringComparison.Ordinal);
        Assert.Equal([7], loads.Index().Where(l => !l.Item.IsCompletedSuccessfully).Select(l => l.Index));
        Assert.All(loads.Where(l => l.IsCompletedSuccessfully), l => Assert.NotNull(l.Result));
    }

    private static Task<StepOutcome> BeginAsync(TestNode node, Guid operation) => node.Runner.StartAsync(
        operation, "person:sam", Campaign.Process, new StartInstance("sam", FeelContext.Empty.With("note", FeelValue.Of("n"))), default);

    private static async Task<StepOutcome> AnswerAsync(TestNode node, InstanceId id) =>
        (await node.StateAsync(id)).Tasks.Values.SingleOrDefault(t => t.Candidates.Contains("head@a")) is { } task
            ? await node.AnswerAsync(id, task.Id, "amy")
            : new StepOutcome.NotFound();
}

public sealed class SqliteTogetherTests() : TogetherConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresTogetherTests(PostgresFixture fixture) : TogetherConformance(new PostgresTestStore(fixture));
