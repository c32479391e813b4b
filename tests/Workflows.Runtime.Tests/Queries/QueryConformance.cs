using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Queries;

/// <summary>Who sees what: the campaign's strategist sees the case, a head what was asked of them, an administrator what runs.</summary>
public abstract class QueryConformance(TestStore store) : IAsyncLifetime
{
    private static readonly Slice All = new(null, 100);

    private TestNode _node = null!;
    private Viewers _viewers = null!;
    private InstanceId _id;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(store);
        _viewers = new(_node.Organisations, _node.Time);
        _id = await _node.BeginAsync("canary");
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    private InstanceQueries Instances => new(_node.Model, _node.Instances, _node.Time);

    private TaskQueries Tasks => new(_node.Model, _node.Time);

    private TimerQueries Timers => new(_node.Model);

    private JournalQueries Journal => new(_node.Model);

    private static Overview OverviewOf(params int[] numbers)
    {
        var all = numbers.Select(n => new Counted(n, IsAll: true)).ToArray();
        return new(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]);
    }

    [SkippableFact]
    public async Task Who_started_the_case_reads_it()
    {
        var sam = await _viewers.OfAsync("sam", default);

        var view = await Instances.FindAsync(sam, _id, default);
        var journal = await Journal.ListAsync(sam, _id, All, default);

        Assert.Equal(FeelValue.Of("canary"), view!.Case!.Data.Find("note"));
        Assert.Equal((3, "campaign", "Campaign"), (view.Listing.OpenTasks, view.Listing.Process, view.Listing.Title));
        Assert.True(view.Progress.At("collect").Open > 0);
        Assert.NotNull(Assert.Single(journal!.Items).Events);
    }

    [SkippableFact]
    public async Task Who_is_asked_for_one_item_sees_that_item_and_no_more()
    {
        var amy = await _viewers.OfAsync("amy", default);

        var view = await Instances.FindAsync(amy, _id, default);
        var tasks = await Tasks.ListAsync(amy, new(), All, default);
        var timers = await Timers.ListAsync(amy, new(), All, default);
        var journal = await Journal.ListAsync(amy, _id, All, default);

        Assert.Null(view!.Case);
        Assert.Equal(1, view.Listing.OpenTasks);
        Assert.Equal("Send in the routine of Alder", Assert.Single(tasks.Items).Title);
        Assert.All(timers.Items, t => Assert.Equal(tasks.Items[0].Task, t.Timer.Task));
        Assert.NotEmpty(timers.Items);
        Assert.Empty(journal!.Items);
        Assert.Equal(AccessExtent.OwnTasks, await Instances.ExtentAsync(amy, _id, default));
    }

    [SkippableFact]
    public async Task An_administrator_sees_what_runs_and_nothing_of_the_case()
    {
        var view = await Instances.FindAsync(Viewer.Administrator, _id, default);
        var tasks = await Tasks.ListAsync(Viewer.Administrator, new(), All, default);
        var timers = await Timers.ListAsync(Viewer.Administrator, new(), All, default);
        var journal = await Journal.ListAsync(Viewer.Administrator, _id, All, default);
        var mails = await new OutboxQueries(_node.Model).ListAsync(Viewer.Administrator, MailState.Waiting, All, default);

        Assert.Null(view!.Case);
        Assert.Equal(3, view.Listing.OpenTasks);
        Assert.Equal(3, tasks.Items.Length);
        Assert.All(tasks.Items, t => Assert.Equal((null, false, false), (t.Title, t.MayClaim, t.MayComplete)));
        Assert.All(timers.Items, t => Assert.Null(t.Task?.Title));
        Assert.Null(Assert.Single(journal!.Items).Events);
        Assert.Equal(["amy", "ben"], mails.Items.Select(m => m.Person).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Who_has_nothing_to_do_with_a_case_finds_what_is_found_of_one_that_is_not_there()
    {
        foreach (var viewer in new[] { await _viewers.OfAsync("olaf", default), await _viewers.OfAsync("nobody", default) })
        {
            foreach (var id in new[] { _id, new InstanceId(Guid.NewGuid()) })
            {
                Assert.Null(await Instances.FindAsync(viewer, id, default));
                Assert.Null(await Instances.ExtentAsync(viewer, id, default));
                Assert.Null(await Journal.ListAsync(viewer, id, All, default));
                Assert.Null(await Tasks.FindAsync(viewer, id, new(1), default));
            }

            Assert.Empty((await Instances.ListAsync(viewer, new(), All, default)).Items);
            Assert.Empty((await Tasks.ListAsync(viewer, new(), All, default)).Items);
            Assert.Empty((await Timers.ListAsync(viewer, new(), All, default)).Items);
            Assert.Empty((await new NoticeQueries(_node.Model, _node.Database, _node.Time).ListAsync(viewer, null, All, default)).Items);
            Assert.Empty((await new OutboxQueries(_node.Model).ListAsync(viewer, null, All, default)).Items);
            Assert.Equal(OverviewOf(0, 0, 0, 0, 0, 0, 0, 0), await _node.Overview.CountAsync(viewer, default));
        }
    }

    [SkippableFact]
    public async Task Mine_is_what_I_may_take_or_have_taken()
    {
        var amy = await _viewers.OfAsync("amy", default);
        var before = Assert.Single((await Tasks.ListAsync(amy, new() { Mine = true }, All, default)).Items);

        await _node.DoAsync(_id, new ClaimTask(before.Task, "amy"), "person:amy");
        var after = Assert.Single((await Tasks.ListAsync(amy, new() { Mine = true }, All, default)).Items);

        Assert.Equal((true, true, false, true), (before.MayClaim, before.MayComplete, after.MayClaim, after.MayComplete));
        Assert.Equal("amy", after.Assignee);
        Assert.Empty((await Tasks.ListAsync(Viewer.Administrator, new() { Mine = true }, All, default)).Items);
    }

    [SkippableFact]
    public async Task Notices_are_each_persons_own_and_can_be_marked_as_read()
    {
        var notices = new NoticeQueries(_node.Model, _node.Database, _node.Time);
        var (amy, ben) = (await _viewers.OfAsync("amy", default), await _viewers.OfAsync("ben", default));
        var told = Assert.Single((await notices.ListAsync(amy, unread: true, All, default)).Items);

        Assert.False(await notices.MarkReadAsync(ben, told.Notice, default));
        Assert.True(await notices.MarkReadAsync(amy, told.Notice, default));
        Assert.True(await notices.MarkReadAsync(amy, told.Notice, default));

        Assert.Contains("Send in the routine of Alder", told.Subject, StringComparison.Ordinal);
        Assert.Empty((await notices.ListAsync(amy, unread: true, All, default)).Items);
        Assert.NotNull(Assert.Single((await notices.ListAsync(amy, unread: null, All, default)).Items).ReadAt);
    }

    [SkippableFact]
    public async Task Files_are_read_by_their_uploader_and_by_who_reads_the_case()
    {
        var files = new FileQueries(_node.Model, _node.Blobs);
        var blob = await _node.UploadAsync("amy");
        var task = await _node.TaskOfAsync(_id, "head@a");
        var (amy, ben, sam) = (
            await _viewers.OfAsync("amy", default), await _viewers.OfAsync("ben", default), await _viewers.OfAsync("sam", default));
        Assert.Null(await files.OpenAsync(sam, "person:sam", blob, default));

        await _node.DoAsync(_id, TestNode.Answer(task.Id, "amy", blob), "person:amy");

        Assert.NotNull(await files.OpenAsync(amy, "person:amy", blob, default));
        Assert.NotNull(await files.OpenAsync(sam, "person:sam", blob, default));
        Assert.Null(await files.OpenAsync(ben, "person:ben", blob, default));
        Assert.Null(await files.OpenAsync(Viewer.Administrator, "administrator", blob, default));
    }

    [SkippableFact]
    public async Task Who_no_longer_holds_the_role_no_longer_sees_the_case()
    {
        var amyAsWas = Viewer.Of("amy", ["head@a"]);
        var amyWithout = Viewer.Of("amy", []);

        Assert.NotNull(await Instances.FindAsync(amyAsWas, _id, default));
        Assert.Null(await Instances.FindAsync(amyWithout, _id, default));
    }

    [SkippableFact]
    public async Task Incidents_are_for_administrators_and_for_who_reads_the_case()
    {
        var incidents = new IncidentQueries(_node.Model);
        await _node.Database.ExecuteAsync(
            [
                new(
                    "incident",
                    "insert into incident (instance, id, node, code, message, raised_at) values ($1, 99, 'collect', 'WF9004', 'Nobody.', $2)",
                    _id.Value,
                    _node.Time.Now),
            ],
            default);

        var seen = Assert.Single((await incidents.ListAsync(Viewer.Administrator, "campaign", _id, All, default)).Items);

        Assert.Equal("WF9004", seen.Incident.Code);
        Assert.Single((await incidents.ListAsync(await _viewers.OfAsync("sam", default), null, null, All, default)).Items);
        Assert.Empty((await incidents.ListAsync(await _viewers.OfAsync("ben", default), null, null, All, default)).Items);
    }

    [SkippableFact]
    public async Task The_overview_counts_what_the_lists_show()
    {
        var overview = _node.Overview;

        Assert.Equal(OverviewOf(1, 3, 0, 0, 0, 0, 0, 0), await overview.CountAsync(Viewer.Administrator, default));
        Assert.Equal(OverviewOf(1, 1, 0, 0, 1, 0, 0, 1), await overview.CountAsync(await _viewers.OfAsync("amy", default), default));
        Assert.Equal(1, Assert.Single((await overview.RunningByDefinitionAsync("campaign", default)).Counts).Value);
        Assert.Equal(new Counted(1, IsAll: true), (await overview.RunningByProcessAsync(["campaign", "other"], default))["campaign"]);
    }
}

public sealed class SqliteQueryTests() : QueryConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresQueryTests(PostgresFixture fixture) : QueryConformance(new PostgresTestStore(fixture));
