using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Feel;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.People;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Tests.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>A runtime over a store, without a host. Restarting it forgets all that is not stored.</summary>
public sealed class TestNode : IDisposable
{
    private readonly TestStore _store;

    private TestNode(TestStore store, IDatabase database, IDatabase keyDatabase, KeyStore keys, ManualTime time)
    {
        _store = store;
        KeyDatabase = keyDatabase;
        Database = database;
        Keys = keys;
        Time = time;
        Organisations = new(database, time);
        Library = new(database, Organisations, time);
        Instances = new(database, keys, new MailSettings());
        Blobs = new(database, keys, time, 1_000_000);
        Runner = new(Instances, Library, Organisations, Blobs, Hints, time);
        Model = new(database, keys, time);
        Delivery = new(database, keys, Runner, Instances, time, NullLogger<DispatchDelivery>.Instance);
        Messages = new(database, keys, Runner, Instances, Library);
    }

    public IDatabase Database { get; }

    /// <summary>That of the keys.</summary>
    public IDatabase KeyDatabase { get; }

    public KeyStore Keys { get; }

    public ManualTime Time { get; }

    public OrganisationStore Organisations { get; }

    public ProcessLibrary Library { get; }

    public InstanceStore Instances { get; }

    public BlobStore Blobs { get; }

    public CommitHints Hints { get; } = new();

    public InstanceRunner Runner { get; }

    public ReadModel Model { get; }

    public OverviewQueries Overview => new(Model, new(Model, Time), new(Model, Time));

    public DispatchDelivery Delivery { get; }

    public MessageRouting Messages { get; }

    /// <summary>A node over new databases, with the campaign deployed.</summary>
    public static Task<TestNode> StartAsync(TestStore store) => StartAsync(store, Campaign.Check());

    /// <summary>A node over new databases, with some processes deployed.</summary>
    public static async Task<TestNode> StartAsync(TestStore store, ImmutableArray<CheckedProcess> processes)
    {
        var time = new ManualTime(Instant.FromUtc(2020, 2, 10, 8, 0));
        var database = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForWorkflows(store.Dialect));
        var keys = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForKeys(store.Dialect));
        var node = new TestNode(store, database, keys, await KeyStore.OpenAsync(keys, Path.Combine(store.Folder, "master.key"), time, default), time);
        await node.Library.DeployAsync(processes, null, default);
        return node;
    }

    /// <summary>Another node over the same databases, with nothing in memory.</summary>
    public TestNode Restart() => Over(Database, Keys);

    /// <summary>Another node that sees the databases in its own way.</summary>
    public TestNode Over(IDatabase database, KeyStore keys) => new(_store, database, KeyDatabase, keys, Time);

    public async Task<InstanceId> BeginAsync(string note = "a note")
    {
        var started = Assert.IsType<StepOutcome.Accepted>(await Runner.StartAsync(
            Guid.NewGuid(), "person:sam", Campaign.Process, new StartInstance("sam", FeelContext.Empty.With("note", FeelValue.Of(note))), default));
        return started.Instance;
    }

    public Task<StepOutcome> DoAsync(InstanceId instance, Command command, string? actor = null, Guid? operation = null) =>
        Runner.ExecuteAsync(new(operation ?? Guid.NewGuid(), actor, instance, command), default);

    /// <summary>Uploads a file and answers the task with it.</summary>
    public async Task<StepOutcome> AnswerAsync(InstanceId instance, TaskId task, string person)
    {
        var stored = await UploadAsync(person);
        return await DoAsync(instance, Answer(task, person, stored), $"person:{person}");
    }

    public async Task<BlobId> UploadAsync(string person) => Assert.IsType<BlobUploadResult.Stored>(
        await Blobs.UploadAsync(
            new MemoryStream(Encoding.UTF8.GetBytes($"routine of {person}")), "routine.txt", "text/plain", $"person:{person}", default)).Id;

    public static CompleteTask Answer(TaskId task, string person, BlobId file) => new(
        task,
        person,
        null,
        FeelContext.Empty.With("routine", new FeelContext([new("file", FeelValue.Of(file.ToString())), new("name", FeelValue.Of("a lie"))])));

    public async Task<InstanceState> StateAsync(InstanceId instance) => (await Instances.LoadAsync(instance, default))!.State;

    /// <summary>The open task that a person may take.</summary>
    public async Task<TaskItem> TaskOfAsync(InstanceId instance, string principal) =>
        (await StateAsync(instance)).Tasks.Values.Single(t => t.Candidates.Contains(principal));

    /// <summary>Fires everything that is due now, in order.</summary>
    public async Task<int> FireDueAsync(InstanceId instance)
    {
        var fired = 0;
        while ((await StateAsync(instance)).Waits.Values.OfType<TimerWait>().Where(w => w.DueAt <= Time.Now).MinBy(w => w.DueAt) is { } due)
        {
            Assert.IsType<StepOutcome.Accepted>(await DoAsync(instance, new FireTimer(due.Id)));
            fired++;
        }

        return fired;
    }

    public async Task<long> CountAsync(string table, string where = "1 = 1") =>
        (await Database.QueryAsync(new("count", $"select count(*) from {table} where {where}"), row => row.Number(0), default))[0];

    public void Dispose() => Runner.Dispose();
}
