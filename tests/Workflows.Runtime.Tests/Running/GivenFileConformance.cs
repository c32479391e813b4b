using System.Collections.Immutable;
using Workflows.Engine.Interpreter;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>An uploaded file goes to one case, also when several ask for it at once.</summary>
public abstract class GivenFileConformance(TestStore store) : IAsyncLifetime
{
    private const string Paper = """
        process: paper
        title: Paper
        data:
          paper: file
        steps:
          - task: Read it
            by: registrar
        """;

    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync(store, Check());

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task Of_two_starts_that_name_one_file_one_gets_it_and_the_other_is_told()
    {
        var file = await _node.UploadAsync("amy");
        var (mine, others) = (Guid.NewGuid(), Guid.NewGuid());
        StepOutcome? first = null;
        var interrupted = new InterruptedDatabase(_node.Database);
        interrupted.BeforeWrite(async () => first = await StartAsync(_node, others, file));
        using var node = _node.Over(interrupted, _node.Keys);

        var second = await StartAsync(node, mine, file);
        var again = await StartAsync(node, others, file);

        var accepted = Assert.IsType<StepOutcome.Accepted>(first);
        var refused = Assert.IsType<StepOutcome.Refused>(second);
        Assert.Equal((IncidentRules.FormProblem.Code, "paper"), (refused.Refusal.Code, Assert.Single(refused.Refusal.Fields).Field));
        Assert.Equal(accepted.Instance, Assert.IsType<StepOutcome.Accepted>(again).Instance);
        Assert.Equal((1, 1), (await _node.CountAsync("instance"), await _node.CountAsync("journal")));
    }

    [SkippableFact]
    public async Task Of_many_starts_at_once_that_name_one_file_one_gets_it_and_the_others_are_told()
    {
        var file = await _node.UploadAsync("amy");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StartAsync(_node, Guid.NewGuid(), file)));

        Assert.Single(answers.OfType<StepOutcome.Accepted>());
        Assert.All(answers.OfType<StepOutcome.Refused>(), r => Assert.Equal(IncidentRules.FormProblem.Code, r.Refusal.Code));
        Assert.Equal(1, await _node.CountAsync("instance"));
    }

    private static Task<StepOutcome> StartAsync(TestNode node, Guid operation, BlobId file) => node.Runner.StartAsync(
        operation,
        "person:amy",
        "paper",
        new StartInstance(null, FeelContext.Empty.With("paper", new FeelContext([new("file", FeelValue.Of(file.ToString()))]))),
        default);

    private static ImmutableArray<CheckedProcess> Check()
    {
        var check = FolderChecker.Check(SourceSet.Of([new("paper.process.yaml", Paper)]));
        Assert.DoesNotContain(check.Diagnostics, d => d.Severity == Severity.Error);
        return check.Processes;
    }
}

public sealed class SqliteGivenFileTests() : GivenFileConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresGivenFileTests(PostgresFixture fixture) : GivenFileConformance(new PostgresTestStore(fixture));
