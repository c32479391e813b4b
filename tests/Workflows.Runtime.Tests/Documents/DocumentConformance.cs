using System.Text;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Documents;

/// <summary>The register of a case, on either database.</summary>
public abstract class DocumentConformance(TestStore store) : IAsyncLifetime
{
    private const string Process = """
        process: reports
        title: Reports
        data:
          subject: { type: text, default: canary-subject, sensitivity: special }
        steps:
          - id: report
            document: Final report
            template: report.md
            copies: [auditor]
            sensitivity: special
          - id: read
            decision: Is it good
            by: clerk
            outcomes: { good: continue, again: back to report }
        """;

    private static readonly Slice All = new(null, 10);
    private static readonly Viewer Clerk = Viewer.Of("carl", ["clerk"]);
    private static readonly Viewer Auditor = Viewer.Of("ann", ["auditor"]);
    private static readonly Viewer Stranger = Viewer.Of("sam", ["porter"]);

    private TestNode _node = null!;
    private DocumentQueries _documents = null!;
    private FileQueries _files = null!;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(store);
        _documents = new(_node.Model);
        _files = new(_node.Model, _node.Blobs);
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_document_is_stored_with_its_step_and_read_by_those_who_see_the_case()
    {
        var id = await StartAsync();

        var entry = Assert.Single((await _documents.ListAsync(Clerk, id, All, default)).Items).Entry;
        Assert.Equal(("Final report", new DocumentId(1, 1)), (entry.Title, entry.Id));
        Assert.Equal("It is about canary-subject.", await ReadAsync(Clerk, entry));
        using var restarted = _node.Restart();
        Assert.Equal(entry, Assert.Single((await restarted.StateAsync(id)).Documents.Values));
    }

    [SkippableFact]
    public async Task A_copy_gives_the_document_and_nothing_else_of_the_case()
    {
        var id = await StartAsync();

        var entry = Assert.Single((await _documents.ListAsync(Auditor, null, All, default)).Items).Entry;
        Assert.Equal("It is about canary-subject.", await ReadAsync(Auditor, entry));
        Assert.Null(await new InstanceQueries(_node.Model, _node.Instances, _node.Time).FindAsync(Auditor, id, default));
    }

    [SkippableFact]
    public async Task Nobody_else_finds_it_not_even_an_administrator()
    {
        var id = await StartAsync();
        var entry = (await _node.StateAsync(id)).Documents.Values.Single();

        Assert.All((Viewer[])[Stranger, Viewer.Administrator], viewer =>
        {
            Assert.Empty(_documents.ListAsync(viewer, id, All, default).GetAwaiter().GetResult().Items);
            Assert.Null(_files.OpenAsync(viewer, "person:sam", new(entry.File), default).GetAwaiter().GetResult());
        });
    }

    [SkippableFact]
    public async Task Each_version_stays_and_the_newest_comes_first()
    {
        var id = await StartAsync();
        var task = (await _node.StateAsync(id)).Tasks.Values.Single();
        await _node.DoAsync(id, new CompleteTask(task.Id, "clerk", "again", FeelContext.Empty.With("reasons", FeelValue.Of("unclear"))));

        var listed = (await _documents.ListAsync(Clerk, id, All, default)).Items;
        Assert.Equal([2, 1], listed.Select(d => d.Entry.Id.Version));
        Assert.Equal("It is about canary-subject.", await ReadAsync(Clerk, listed[1].Entry));
    }

    [SkippableFact]
    public async Task What_stands_in_it_is_sealed()
    {
        await StartAsync();

        var closed = await _node.Database.QueryAsync(
            new("closed", "select closed from blob_chunk union all select closed from document union all select closed from blob"),
            row => row.Bytes(0),
            default);

        Assert.True(closed.Length >= 3);
        Assert.All(closed, bytes => Assert.DoesNotContain("canary", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal));
    }

    private async Task<InstanceId> StartAsync()
    {
        var sources = SourceSet.Of([new("reports.process.yaml", Process), new("report.md", "It is about <subject>.")]);
        var process = ProcessChecker.Check(sources, "reports.process.yaml", new DiagnosticBag())!;
        Assert.Empty(process.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message));
        await _node.Library.DeployAsync([process], null, default);
        using var fresh = _node.Restart(); // the template comes back from the store
        return Assert.IsType<StepOutcome.Accepted>(
            await fresh.Runner.StartAsync(Guid.NewGuid(), null, "reports", new StartInstance(null, FeelContext.Empty), default)).Instance;
    }

    private async Task<string> ReadAsync(Viewer viewer, DocumentEntry entry)
    {
        var download = await _files.OpenAsync(viewer, "person:nobody", new BlobId(entry.File), default);
        using var content = new MemoryStream();
        await download!.CopyToAsync(content, default);
        Assert.Equal(("text/markdown", entry.FileName), (download.Description.ContentType, download.Description.Name));
        return Encoding.UTF8.GetString(content.ToArray());
    }
}

public sealed class SqliteDocumentTests() : DocumentConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresDocumentTests(PostgresFixture fixture) : DocumentConformance(new PostgresTestStore(fixture));
