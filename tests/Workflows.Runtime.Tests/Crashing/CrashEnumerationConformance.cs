using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Sqlite;
using Workflows.Runtime.Tests.Jobs;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Crashing;

/// <summary>A node dies before and after every statement of every kind of transition, and after the commit before the answer; another starts
/// with nothing in memory, is asked the same again, and comes to rest: the end is as though nobody had died.</summary>
/// <remarks>Nobody lists the statements: an act is done again and again, and each
/// time the node dies one place later, until it gets through.</remarks>
public abstract partial class CrashEnumerationConformance(TestStore store) : IAsyncLifetime
{
    private static readonly Duration LongestLease = Duration.FromMinutes(3);

    private readonly CrashSeam _seam = new();
    private readonly TakenMails _mails = new();
    private readonly Dictionary<InstanceId, BlobId> _files = [];
    private readonly Dictionary<InstanceId, IncidentId> _incidents = [];
    private PlayedService _service = null!;
    private TestNode _first = null!;

    public async Task InitializeAsync()
    {
        _service = await PlayedService.StartAsync();
        _first = await TestNode.StartAsync(store, Journeys.Check(_service.Origin));
        foreach (var database in (IDatabase[])[_first.Database, _first.KeyDatabase])
        {
            if (database is SqliteDatabase sqlite)
            {
                sqlite.Seam = _seam;
            }
            else
            {
                ((PostgresDatabase)database).Seam = _seam;
            }
        }
    }

    public async Task DisposeAsync()
    {
        _first?.Dispose();
        await _service.DisposeAsync();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public Task A_start() => EveryPlaceAsync(this, _ => NewIdAsync(), StartAsync, "data_key.write", "instance.write", "journal.write");

    [SkippableFact]
    public Task An_upload_and_the_answer_that_gives_it_to_the_case() =>
        EveryPlaceAsync(this, BeginAsync, UploadAndAnswerAsync, "blob_chunk.write", "blob.attach");

    [SkippableFact]
    public Task A_reminder_that_falls_due() => EveryPlaceAsync(this, 
        async node => await LaterAsync(await BeginAsync(node), Duration.FromHours(51)), (node, _) => node.Timers.RingAsync(default), "wait.consume");

    [SkippableFact]
    public Task An_escalation_that_falls_due() => EveryPlaceAsync(this, 
        async node =>
        {
            var id = await LaterAsync(await BeginAsync(node), Duration.FromHours(51));
            await node.Timers.RingAsync(default); // the reminder
            return await LaterAsync(id, Duration.FromHours(51));
        },
        (node, _) => node.Timers.RingAsync(default),
        "task.write");

    [SkippableFact]
    public Task A_call_of_a_service_with_the_document_that_follows() =>
        EveryPlaceAsync(this, AtBookingAsync, (node, _) => node.Calls.CallDueAsync(), "document.write", "blob.write");

    [SkippableFact]
    public Task A_retried_incident() => EveryPlaceAsync(this, AtIncidentAsync, RetryAsync, "incident.remove");

    [SkippableFact]
    public Task A_case_that_is_called() =>
        EveryPlaceAsync(this, AtHotelAsync, (node, _) => node.Node.Delivery.DeliverAsync(default), "dispatch.delivered");

    [SkippableFact]
    public Task A_called_case_that_returns() => EveryPlaceAsync(this, 
        async node =>
        {
            var id = await AtHotelAsync(node);
            await node.Node.Delivery.DeliverAsync(default);
            await CompleteAsync(node, await CalledAsync(node, id), "stay");
            return id;
        },
        (node, _) => node.Node.Delivery.DeliverAsync(default),
        "dispatch.delivered");

    [SkippableFact]
    public Task A_message() => EveryPlaceAsync(this, AtMessageAsync, SendMessageAsync, "wait.consume");

    [SkippableFact]
    public Task A_message_that_starts_a_case() => EveryPlaceAsync(this, 
        _ => NewIdAsync(),
        async (node, id) => Accept(await node.Node.Messages.DeliverAsync(
            id.Value, "link", new DeliverMessage("new-postcard", null, FeelContext.Empty.With("text", FeelValue.Of("hello"))), default)),
        "instance.write");

    [SkippableFact]
    public Task An_added_item() => EveryPlaceAsync(this, 
        AtVisitAsync,
        async (node, id) => Accept(await node.Node.DoAsync(
            id,
            new AddItem("visit", new FeelContext([new("id", FeelValue.Of("east"))]), null, "link", "on the way"),
            "link",
            OperationOf(id, "add"))),
        "scope.write");

    [SkippableFact]
    public Task A_postponement() => EveryPlaceAsync(this, 
        BeginAsync,
        async (node, id) => Accept(await node.Node.DoAsync(
            id, new PostponePlan(new(new(2020, 2, 1), new(2030, 1, 31)), PostponementRule.Shift, "rain", null), "link", OperationOf(id, "postpone"))),
        "journal.write");

    [SkippableFact]
    public Task A_reassignment() => EveryPlaceAsync(this, 
        BeginAsync,
        async (node, id) => Accept(await node.Node.DoAsync(
            id, new ReassignTask(await PackAsync(node, id), ["person:carl"], "a swap"), "link", OperationOf(id, "reassign"))),
        "task_candidate.write");

    [SkippableFact]
    public Task A_cancellation() => EveryPlaceAsync(this, 
        AtVisitAsync,
        async (node, id) => Accept(await node.Node.DoAsync(id, new CancelInstance(null, "rain"), "link", OperationOf(id, "cancel"))),
        "token.remove");

    [SkippableFact]
    public Task A_mail() => EveryPlaceAsync(this, BeginAsync, async (node, _) => await node.Outbox.SendAsync(default), "outbox.sent");

    [SkippableFact]
    public async Task A_deployment()
    {
        var (day, processes) = (DayOf(_first.Time.Now), 0);
        await EveryPlaceAsync(
            node => Task.FromResult($"deployed-{processes++}"),
            async (node, process) => await node.Node.Library.DeployAsync(Journeys.CheckDaily(process, day), "link", default),
            (node, process) => CountedAsync(node, process, "deployment", "recurring_start"),
            "definition.write", "deployment.write", "recurring_start.write");
    }

    [SkippableFact]
    public async Task A_start_that_comes_by_itself()
    {
        var processes = 0;
        await EveryPlaceAsync(
            async node =>
            {
                var process = $"daily-{processes++}";
                var midnight = Instant.FromUtc(2020, 3, 1, 0, 0) + Duration.FromDays(processes);
                _first.Time.Advance(midnight - _first.Time.Now);
                await node.Node.Library.DeployAsync(Journeys.CheckDaily(process, DayOf(midnight)), "link", default);
                _first.Time.Advance(Duration.FromHours(13));
                return process;
            },
            (node, _) => node.Starts.RingAsync(default),
            (node, process) => CountedAsync(node, process, "instance", "recurring_start"),
            "instance.write", "recurring_start.advance");
    }
}

public sealed class SqliteCrashEnumerationTests() : CrashEnumerationConformance(new SqliteTestStore());

/// <remarks>Behind one statement and before the next, nothing differs for the database; nor between the rows of one kind. Of such places
/// one is enough here, since a case is longer on its way through a server.</remarks>
[Collection(PostgresCollection.Name)]
public sealed class PostgresCrashEnumerationTests(PostgresFixture fixture) : CrashEnumerationConformance(new PostgresTestStore(fixture))
{
    private protected override IEnumerable<int> PlacesOf(IReadOnlyList<string> places) => Enumerable.Range(0, places.Count).Where(place =>
        places[place] == "after commit"
            || (places[place].StartsWith("before", StringComparison.Ordinal) && (place < 2 || places[place] != places[place - 2])));
}
