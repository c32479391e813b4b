using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Runtime.Recurring;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>Starts that come by themselves come once each, whatever stops in between, on either database. The clock starts on Monday
/// 10 February 2020 at 08:00 UTC.</summary>
public abstract class RecurringStartConformance(TestStore store) : IAsyncLifetime
{
    private const string Weekly = """
        process: weekly
        title: Weekly report
        plan: { from: 2020-02-10, to: 2020-06-05 }
        data:
          week_of: date
          kind: text
        start:
          - every: week on Wednesday
            at: "07:30"
            until: 2020-03-31
            data: { week_of: = start, kind: report }
            plan: { from: start, to: 5 days after start }
        deadlines:
          sent: { within: 3 days, from: received }
        steps:
          - { id: write, task: Write about <week_of>, by: owner, due: 2 days after received, meets: sent }
        """;

    private TestNode _node = null!;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(store);
        await DeployAsync(Weekly);
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_start_comes_at_its_time_with_its_data_and_its_plan()
    {
        await RingAtAsync(Instant.FromUtc(2020, 2, 12, 7, 29));
        Assert.Equal(0, await _node.CountAsync("instance"));

        await RingAtAsync(Instant.FromUtc(2020, 2, 12, 7, 30));

        var id = new InstanceId((await new StartQueries(_node.Database, _node.Library).ListAsync("weekly", default)).Single().LastInstance!.Value);
        var state = await _node.StateAsync(id);
        Assert.Equal(FeelValue.Of(new LocalDate(2020, 2, 12)), state.Data.Find("week_of"));
        Assert.Equal(FeelValue.Of("report"), state.Data.Find("kind"));
        Assert.Equal(new PlannedTime(new(2020, 2, 12), new(2020, 2, 17)), state.Header.Plan);
        Assert.Null(state.Header.StartedBy);
    }

    [SkippableFact]
    public async Task What_fell_due_while_nothing_ran_is_caught_up_and_counts_from_its_own_day()
    {
        await RingAtAsync(Instant.FromUtc(2020, 2, 27, 12, 0));

        Assert.Equal(3, await _node.CountAsync("instance")); // the 12th, the 19th and the 26th
        var last = (await new StartQueries(_node.Database, _node.Library).ListAsync(null, default)).Single();
        Assert.Equal((new LocalDate(2020, 2, 26), new LocalDate(2020, 3, 4)), (last.LastDay!.Value, last.NextDay!.Value));
        Assert.Equal([new LocalDate(2020, 3, 11), new LocalDate(2020, 3, 18), new LocalDate(2020, 3, 25)], last.Following.AsEnumerable());
        var state = await _node.StateAsync(new(last.LastInstance!.Value));
        Assert.Equal(new LocalDate(2020, 2, 26), state.Header.Dates.Received);
        Assert.Equal(new LocalDate(2020, 2, 28), state.Tasks.Values.Single().Due!.Value.Day);
        Assert.Equal(new LocalDate(2020, 3, 2), state.Deadlines["sent"].Due!.Value.Day); // 29 February is a Saturday
    }

    [SkippableFact]
    public async Task Two_nodes_and_a_restart_make_one_case_of_one_day()
    {
        using var other = _node.Restart();
        _node.Time.Advance(Instant.FromUtc(2020, 2, 12, 8, 0) - _node.Time.Now);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => RingAsync(i % 2 == 0 ? _node : other)));
        await _node.Database.ExecuteAsync(
            [new(
                "test.forget",
                "update recurring_start set next_at = $1, next_day = $2, last_day = null",
                Instant.FromUtc(2020, 2, 12, 7, 30),
                "2020-02-12")],
            default);
        await RingAsync(other); // the node stopped between starting the case and writing that down

        Assert.Equal(1, await _node.CountAsync("instance"));
        Assert.Equal(1, await _node.CountAsync("recurring_start", "next_day = '2020-02-19'"));
    }

    [SkippableFact]
    public async Task After_the_last_day_it_comes_no_more()
    {
        await RingAtAsync(Instant.FromUtc(2020, 6, 1, 0, 0));

        Assert.Equal(1, await _node.CountAsync("recurring_start", "next_at is null and last_day = '2020-03-25'"));
    }

    [SkippableFact]
    public async Task A_new_version_keeps_what_was_started_and_a_start_that_is_taken_out_comes_no_more()
    {
        await RingAtAsync(Instant.FromUtc(2020, 2, 12, 12, 0));
        await DeployAsync(Weekly.Replace("\"07:30\"", "\"16:00\"", StringComparison.Ordinal));
        await RingAtAsync(Instant.FromUtc(2020, 2, 12, 17, 0));
        Assert.Equal(1, await _node.CountAsync("instance"));

        await DeployAsync(Weekly.Replace("on Wednesday", "on Friday", StringComparison.Ordinal));
        await RingAtAsync(Instant.FromUtc(2020, 2, 19, 17, 0));

        Assert.Equal(2, await _node.CountAsync("instance")); // Friday the 14th, and no Wednesday any more
        Assert.Equal(1, await _node.CountAsync("recurring_start"));
    }

    private async Task RingAtAsync(Instant at)
    {
        _node.Time.Advance(at - _node.Time.Now);
        using var restarted = _node.Restart();
        await RingAsync(restarted);
    }

    private static async Task RingAsync(TestNode node)
    {
        using var starts = new RecurringStarts(node.Database, node.Library, node.Runner, node.Time, NullLogger<RecurringStarts>.Instance);
        await starts.RingAsync(default);
    }

    private async Task DeployAsync(string yaml)
    {
        var source = new SourceText("weekly.process.yaml", yaml);
        var diagnostics = new DiagnosticBag();
        var process = ProcessChecker.Check(SourceSet.Of([source]), source.Path, diagnostics);
        Assert.False(process!.HasErrors, new DiagnosticRenderer().Render(diagnostics.Sorted()));
        await _node.Library.DeployAsync([process], null, default);
    }
}

public sealed class SqliteRecurringStartTests() : RecurringStartConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresRecurringStartTests(PostgresFixture postgres) : RecurringStartConformance(new PostgresTestStore(postgres));
