using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Runtime.Tests.Running;
using Xunit;

namespace Workflows.Runtime.Tests.Backups;

/// <summary>An installation in a folder, with its keys and anchors, without a host.</summary>
internal sealed class TestInstallation : IAsyncDisposable
{
    private readonly InstanceRunner _runner;
    private readonly ManualTime _time;

    private TestInstallation(WorkflowsOptions options, WorkflowsStorage storage, ManualTime time)
    {
        (Options, Storage, _time) = (options, storage, time);
        var organisations = new OrganisationStore(storage.Database, time);
        Library = new(storage.Database, organisations, time);
        Instances = new(storage.Database, storage.Keys, new MailSettings());
        var hints = new CommitHints();
        _runner = new(Instances, Library, organisations, new BlobStore(storage.Database, storage.Keys, time, 1000), hints, time);
        Anchors = WriterOf(AnchorLog.Open(options.AnchorFolder, AnchorKey.OpenOrCreate(options.AnchorKeyPath), options.Anchors.Also));
        hints.Committed += hint => Anchors.Note(hint.Instance.Value, hint.Revision, hint.Head);
    }

    public WorkflowsOptions Options { get; }

    public WorkflowsStorage Storage { get; }

    public ProcessLibrary Library { get; }

    public InstanceStore Instances { get; }

    public AnchorWriter Anchors { get; }

    public static async Task<TestInstallation> OpenAsync(WorkflowsOptions options, ManualTime time) =>
        new(options, await WorkflowsStorage.OpenAsync(options, TimeProvider.System, NullLogger<WorkflowsStorage>.Instance, default), time);

    public async Task<InstanceId> BeginAsync() => Assert.IsType<StepOutcome.Accepted>(await _runner.StartAsync(
        Guid.NewGuid(),
        "person:sam",
        Campaign.Process,
        new StartInstance("sam", FeelContext.Empty.With("note", FeelValue.Of("a note"))),
        default)).Instance;

    /// <summary>Fires the first timer that is due: an entry more, and a mail in the outbox.</summary>
    public async Task FireAsync(InstanceId id)
    {
        var due = (await Instances.LoadAsync(id, default))!.State.Waits.Values.OfType<TimerWait>().MinBy(w => w.DueAt)!;
        Assert.True(due.DueAt <= _time.Now);
        Assert.IsType<StepOutcome.Accepted>(await _runner.ExecuteAsync(new(Guid.NewGuid(), null, id, new FireTimer(due.Id)), default));
    }

    /// <summary>Anchors that another node on the same database writes.</summary>
    /// <returns>The name of its log.</returns>
    public async Task<string> AnchorsOfAnotherNodeAsync(string folder)
    {
        using var log = AnchorLog.Open(folder, AnchorKey.OpenOrCreate(Path.Combine(folder, "keys", AnchorKey.FileName)), also: null);
        using var anchors = WriterOf(log);
        await anchors.WriteAsync("start", default);
        return log.Name;
    }

    public async Task<long> CountAsync(string from) =>
        (await Storage.Database.QueryAsync(new("count", $"select count(*) from {from}"), row => row.Number(0), default))[0];

    private AnchorWriter WriterOf(AnchorLog log) => new(
        log, Storage.Database, Storage.Keys, new SystemJournal(Storage.Database, _time), _time, NullLogger<AnchorWriter>.Instance);

    public async ValueTask DisposeAsync()
    {
        Anchors.Log.Dispose();
        Anchors.Dispose();
        _runner.Dispose();
        await Storage.DisposeAsync();
    }
}
