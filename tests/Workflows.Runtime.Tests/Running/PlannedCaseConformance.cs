using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Runtime.People;
using Workflows.Runtime.Queries;
using Workflows.Runtime.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>A plan and the deadlines of a case are as durable as everything else of it, on either database.</summary>
public abstract class PlannedCaseConformance(TestStore store) : IAsyncLifetime
{
    private static readonly PlannedTime Autumn = new(new(2020, 8, 24), new(2020, 12, 18));

    private TestNode _node = null!;
    private InstanceId _case;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(store);
        var source = new SourceText("planned.process.yaml", """
            process: planned
            title: Planned
            plan: { from: 2020-02-10, to: 2020-06-05 }
            deadlines:
              law: { within: 7 days, from: received, fixed: Act 1, escalate: 2 days before to owner }
              own: { within: 3 weeks, from: received, title: The answer }
            steps:
              - { id: answer, task: Answer, by: owner, due: 3 weeks, remind: 1 week before, meets: [law, own] }
              - { id: report, task: Report, by: owner, due: end of plan }
            """);
        await _node.Library.DeployAsync([ProcessChecker.Check(SourceSet.Of([source]), source.Path, new DiagnosticBag())!], null, default);
        var started = await _node.Runner.StartAsync(
            Guid.NewGuid(), null, "planned", new StartInstance(null, FeelContext.Empty, Received: new(2020, 2, 7)), default);
        _case = Assert.IsType<StepOutcome.Accepted>(started).Instance;
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_restart_knows_the_plan_and_the_deadlines()
    {
        using var restarted = _node.Restart();
        var state = await restarted.StateAsync(_case);

        Assert.Equal(new PlannedTime(new(2020, 2, 10), new(2020, 6, 5)), state.Header.Plan);
        Assert.Equal(new LocalDate(2020, 2, 14), state.Deadlines["law"].Due!.Value.Day); // 7 days after the day it came in
        Assert.Equal(DeadlineStanding.Running, state.Deadlines["law"].Standing);
        var owner = state.Tasks.Values.Single(t => t.Node == "answer");
        Assert.IsType<StepOutcome.Accepted>(await restarted.DoAsync(_case, new CompleteTask(owner.Id, "owner", null, FeelContext.Empty)));
        Assert.Equal(new LocalDate(2020, 6, 5), (await restarted.StateAsync(_case)).Tasks.Values.Single(t => t.Node == "report").Due!.Value.Day);
    }

    [SkippableFact]
    public async Task What_is_missed_is_counted_and_listed()
    {
        _node.Time.Advance(Duration.FromDays(6));
        await _node.FireDueAsync(_case);

        var overview = await _node.Overview.CountAsync(Viewer.Administrator, default);
        var late = await new DeadlineQueries(_node.Model, _node.Time).ListAsync(Viewer.Administrator, new() { Late = true }, new(null, 10), default);
        var instances = new InstanceQueries(_node.Model, _node.Instances, _node.Time);

        Assert.Equal(1, overview.LateDeadlines.Number);
        Assert.Equal(("law", DeadlineStanding.Missed), (late.Items.Single().Deadline.Name, late.Items.Single().Deadline.Standing));
        Assert.Equal(
            1,
            Assert.Single((await instances.ListAsync(Viewer.Administrator, new() { Late = true }, new(null, 10), default)).Items).LateDeadlines);
    }

    [SkippableFact]
    public async Task Postponing_is_stored_whole_and_its_preview_stores_nothing()
    {
        var command = new PostponePlan(Autumn, PostponementRule.Shift, "corona situation", null);
        var previews = new PostponementPreviews(_node.Instances, _node.Library, _node.Organisations, _node.Time);
        var preview = (await previews.OfAsync(_case, command, default))!.Preview!;
        Assert.Equal(1, await _node.CountAsync("journal"));

        Assert.IsType<StepOutcome.Accepted>(await _node.DoAsync(_case, command));

        using var restarted = _node.Restart();
        var state = await restarted.StateAsync(_case);
        Assert.Equal(Autumn, state.Header.Plan);
        Assert.Single(state.Header.PlanChanges);
        Assert.Equal(new LocalDate(2020, 9, 14), state.Tasks.Values.Single(t => t.Node == "answer").Due!.Value.Day);
        Assert.Equal(new LocalDate(2020, 9, 11), state.Deadlines["own"].Due!.Value.Day); // 196 days after 28 February
        Assert.Equal(new LocalDate(2020, 2, 14), state.Deadlines["law"].Due!.Value.Day);
        var rings = state.Waits.Values.OfType<TimerWait>().Where(t => t.Task is not null).Select(t => t.DueAt);
        Assert.Equal(preview.Dates.Where(d => d.Kind == Engine.Postponing.PostponedKind.Reminder).Select(d => d.New!.Value.At), rings);
    }
}

public sealed class SqlitePlannedCaseTests() : PlannedCaseConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresPlannedCaseTests(PostgresFixture postgres) : PlannedCaseConformance(new PostgresTestStore(postgres));
