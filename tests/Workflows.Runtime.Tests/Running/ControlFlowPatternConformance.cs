using Workflows.Engine.Graph;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Text;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Workflows.Tests.Shared.Patterns;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>The patterns of control flow on a store, restarted after every move: the rows are the fold of the journal, and what the pure
/// engine comes to.</summary>
public abstract class ControlFlowPatternConformance(TestStore store) : IAsyncLifetime
{
    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync(store, []);

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task Every_pattern_holds_and_rows_journal_and_engine_tell_the_same()
    {
        for (var number = 0; number < ControlFlowPatterns.All.Count; number++)
        {
            await PlayAsync(ControlFlowPatterns.All[number], $"pattern-{number}");
        }
    }

    private async Task PlayAsync(ControlFlowPattern pattern, string id)
    {
        var check = FolderChecker.Check(SourceSet.Of([new($"{id}.process.yaml", $"process: {id}\ntitle: A pattern\n{pattern.Process}")]));
        var process = Assert.Single(check.Processes);
        await _node.Library.DeployAsync(check.Processes, null, default);
        var graph = ProcessGraph.Build(process);
        var pure = InstanceState.Before(default);

        await new PatternPlay(async (command, now) =>
        {
            _node.Time.Advance(now - _node.Time.Now);
            using var restarted = _node.Restart();
            var (refusal, instance) = await CarryAsync(restarted, id, command, pure.Id);
            if (pure.Header.Status == InstanceStatus.None)
            {
                pure = InstanceState.Before(instance);
            }

            pure = ProcessInterpreter.Step(graph, pure, command, new(now, null)) is StepResult.Accepted accepted ? accepted.State : pure;
            var stored = (await restarted.Instances.LoadAsync(instance, default))!;
            Assert.True(
                StateDiff.Between(await FoldAsync(instance, stored), stored.State).IsEmpty,
                $"{pattern}: the rows are not the fold of the journal after {command}");
            Assert.True(StateDiff.Between(pure, stored.State).IsEmpty, $"{pattern}: the rows are not what the engine came to after {command}");
            return (refusal, stored.State);
        }).PlayAsync(pattern);
    }

    private static async Task<(Refusal? Refusal, InstanceId Instance)> CarryAsync(TestNode node, string process, Command command, InstanceId instance)
    {
        var outcome = command is StartInstance start
            ? await node.Runner.StartAsync(Guid.NewGuid(), null, process, start, default)
            : await node.DoAsync(instance, command);
        return outcome switch
        {
            StepOutcome.Accepted accepted => (null, accepted.Instance),
            StepOutcome.Refused refused => (refused.Refusal, instance),
            _ => throw new InvalidOperationException($"{command} came to {outcome}."),
        };
    }

    private async Task<InstanceState> FoldAsync(InstanceId id, StoredInstance stored)
    {
        var entries = await _node.Database.QueryAsync(
            new("read", "select sequence, closed from journal where instance = $1 order by sequence", id.Value),
            row => (Sequence: row.Number(0), Closed: row.Bytes(1)),
            default);
        return InstanceState.Before(id).After(entries.SelectMany(
            e => SealedJson.Open<JournalPayload>(stored.Key, e.Closed, JournalPayload.PlaceOf(id, e.Sequence)).Events));
    }
}

public sealed class SqliteControlFlowPatternTests() : ControlFlowPatternConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresControlFlowPatternTests(PostgresFixture fixture) : ControlFlowPatternConformance(new PostgresTestStore(fixture));
