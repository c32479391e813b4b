using System.Text.RegularExpressions;
using Workflows.Engine.State;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Queries;

/// <summary>No list reads a whole table: what the entity model asks for is found by keys, whoever asks and with whatever filter.</summary>
public sealed partial class ListPlanTests : IAsyncLifetime
{
    /// <summary>As many as make an index over a status look quicker to SQLite than so many keys.</summary>
    private const int Cases = 30;

    private readonly SqliteTestStore _store = new();
    private TestNode _node = null!;
    private InstanceId _id;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(_store);
        for (var i = 0; i < Cases; i++)
        {
            _id = await _node.BeginAsync("canary");
        }
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task No_list_reads_a_whole_table()
    {
        using var plans = new ModelPlans();

        foreach (var viewer in new[]
        {
            Viewer.Administrator,
            Viewer.Of("sam", ["strategist"]),
            Viewer.Of("amy", ["head@a"]),
            Viewer.Of("nobody", []),
        })
        {
            foreach (var list in Lists(viewer))
            {
                await list;
            }
        }

        Assert.NotEmpty(plans.Seen);
        Assert.All(plans.Seen, seen => Assert.False(ReadsAll(seen.Text, seen.Plan), $"{seen.Text}\n{string.Join('\n', seen.Plan)}"));
    }

    [Fact]
    public async Task A_query_that_reads_a_whole_table_is_found_out()
    {
        using var plans = new ModelPlans();

        await _node.Model.ReadAsync((db, _) => Task.FromResult(db.Tasks.Count(t => t.Node == "collect")), default);

        Assert.True(ReadsAll(Assert.Single(plans.Seen).Text, plans.Seen.Single().Plan));
    }

    [Fact]
    public async Task A_query_that_reads_all_that_share_a_status_is_found_out()
    {
        using var plans = new ModelPlans();

        await _node.Model.ReadAsync((db, _) => Task.FromResult(db.Instances.Count(i => i.Status == "running")), default);

        Assert.True(ReadsAll(Assert.Single(plans.Seen).Text, plans.Seen.Single().Plan));
    }

    /// <summary>Of definitions there are few, and a text is looked for in all of their titles. What is asked for among none reads nothing. What is
    /// found by keys first (<c>CO-ROUTINE</c>) is gone through afterwards. An index
    /// that begins with what very many rows share finds them all.</summary>
    private static bool ReadsAll(string text, IReadOnlyList<string> plan) =>
        !text.Contains("FROM \"definition\"", StringComparison.Ordinal)
        && !text.Contains("WHERE 0", StringComparison.Ordinal)
        && plan.Any(line => OfManyAlike().IsMatch(line)
            || (line.StartsWith("SCAN", StringComparison.Ordinal)
                && !line.Contains("CONSTANT", StringComparison.Ordinal)
                && !line.Contains("VIRTUAL", StringComparison.Ordinal)
                && !plan.Contains($"CO-ROUTINE {line["SCAN ".Length..]}")));

    [GeneratedRegex(@"INDEX \w+ \((status|process|purpose|standing|state|principal|due_at|closed_at|started_at)\b")]
    private static partial Regex OfManyAlike();

    private IEnumerable<Task> Lists(Viewer viewer)
    {
        var page = new Slice(null, Cases);
        var instances = new InstanceQueries(_node.Model, _node.Instances, _node.Time);
        InstanceFilter[] filters =
        [
            new(), new() { Status = InstanceStatus.Running }, new() { Process = "campaign" }, new() { Late = true }, new() { Late = false },
            new() { Text = "camp" }, new() { Text = _id.ToString() }, new() { Process = "campaign", Status = InstanceStatus.Completed, Late = true },
        ];
        TaskFilter[] tasks =
        [
            new(), new() { Mine = true }, new() { Late = true }, new() { Late = false }, new() { Process = "campaign" }, new() { Instance = _id },
            new() { Mine = true, Late = true, Process = "campaign" },
        ];
        TimerFilter[] timers = [new(), new() { Purpose = TimerPurpose.Reminder }, new() { Process = "campaign" }, new() { Instance = _id }];
        DeadlineFilter[] deadlines = [new(), new() { Late = true }, new() { Late = false }, new() { Process = "campaign" }, new() { Instance = _id }];
        return
        [
            .. filters.Select(f => instances.ListAsync(viewer, f, page, default)),
            .. tasks.Select(f => new TaskQueries(_node.Model, _node.Time).ListAsync(viewer, f, page, default)),
            .. timers.Select(f => new TimerQueries(_node.Model).ListAsync(viewer, f, page, default)),
            .. deadlines.Select(f => new DeadlineQueries(_node.Model, _node.Time).ListAsync(viewer, f, page, default)),
            new IncidentQueries(_node.Model).ListAsync(viewer, "campaign", null, page, default),
            new UndeliveredQueries(_node.Model).ListAsync(viewer, page, default),
            new CallQueries(_node.Model).ListAsync(viewer, null, page, default),
            new DocumentQueries(_node.Model).ListAsync(viewer, null, page, default),
            new NoticeQueries(_node.Model, _node.Database, _node.Time).ListAsync(viewer, null, page, default),
            new OutboxQueries(_node.Model).ListAsync(viewer, null, page, default),
            new JournalQueries(_node.Model).ListAsync(viewer, _id, page, default),
            new LinkQueries(_node.Model).ListAsync(viewer, _id, default),
            new SystemQueries(_node.Model).ListAsync(viewer, page, default),
            _node.Overview.CountAsync(viewer, default),
        ];
    }
}
