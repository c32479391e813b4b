using System.Text;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>What carrying a command out promises, on either database.</summary>
public abstract class InstanceRunnerConformance(TestStore store) : IAsyncLifetime
{
    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync(store);

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_campaign_runs_from_its_start_to_a_decision_and_every_restart_finds_it_as_it_was()
    {
        var id = await _node.BeginAsync();
        await _node.AnswerAsync(id, (await _node.TaskOfAsync(id, "head@a")).Id, "amy");
        await AfterRestartAsync(id);
        _node.Time.Advance(Duration.FromDays(22));
        Assert.True(await _node.FireDueAsync(id) > 0);
        await AfterRestartAsync(id);
        _node.Time.Advance(Duration.FromDays(20));
        await _node.FireDueAsync(id);
        await AfterRestartAsync(id);
        await CompleteAsync(id, "analyse", "sam", null, FeelContext.Empty.With("findings", FeelValue.Of("few")));
        await AfterRestartAsync(id);
        await CompleteAsync(id, "decide", "dana", "reject", FeelContext.Empty.With("reasons", FeelValue.Of("too dear")));

        var ended = (await _node.StateAsync(id)).Header;
        Assert.Equal((InstanceStatus.Completed, "rejected"), (ended.Status, ended.Outcome));
        Assert.Equal(0, await _node.CountAsync("wait") + await _node.CountAsync("token") + await _node.CountAsync("task_candidate"));
        Assert.True(await _node.CountAsync("task", "closed_as = 'completed'") == 3 && await _node.CountAsync("task", "closed_at is null") == 0);
    }

    [SkippableFact]
    public async Task The_journal_folds_to_the_rows_and_its_chain_holds()
    {
        var id = await _node.BeginAsync();
        await _node.AnswerAsync(id, (await _node.TaskOfAsync(id, "head@b")).Id, "ben");
        _node.Time.Advance(Duration.FromDays(40));
        await _node.FireDueAsync(id);

        var stored = (await _node.Instances.LoadAsync(id, default))!;
        var (folded, head) = await JournalFold.OfAsync(_node.Database, id, stored.Key);

        Assert.True(StateDiff.Between(stored.State, folded).IsEmpty);
        Assert.Equal(stored.Head.ToArray(), head);
    }

    [SkippableFact]
    public async Task A_repeated_command_is_answered_as_the_first_time_and_done_once()
    {
        var id = await _node.BeginAsync();
        var task = await _node.TaskOfAsync(id, "head@a");
        var file = await _node.UploadAsync("amy");
        var operation = Guid.NewGuid();

        var first = Assert.IsType<StepOutcome.Accepted>(await _node.DoAsync(id, TestNode.Answer(task.Id, "amy", file), "person:amy", operation));
        using var restarted = _node.Restart();
        var again = Assert.IsType<StepOutcome.Accepted>(await restarted.DoAsync(id, TestNode.Answer(task.Id, "amy", file), "person:amy", operation));
        var other = await restarted.DoAsync(id, new CancelInstance("sam", "no"), "person:sam", operation);

        Assert.Equal((first.Sequence, first.Events.Length), (again.Sequence, again.Events.Length));
        Assert.Equal("WF9112", Assert.IsType<StepOutcome.Refused>(other).Refusal.Code);
        Assert.Equal(2, await _node.CountAsync("journal"));
    }

    [SkippableFact]
    public async Task A_start_that_is_sent_twice_makes_one_instance()
    {
        var (operation, start) = (Guid.NewGuid(), new StartInstance("sam", FeelContext.Empty.With("note", FeelValue.Of("n"))));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => _node.Runner.StartAsync(operation, "person:sam", Campaign.Process, start, default)));

        Assert.Single(answers.Select(a => Assert.IsType<StepOutcome.Accepted>(a).Instance).Distinct());
        Assert.Equal(1, await _node.CountAsync("instance"));
    }

    [SkippableFact]
    public async Task Of_two_nodes_that_complete_a_task_one_does_and_the_other_is_told()
    {
        var id = await _node.BeginAsync();
        var task = await _node.TaskOfAsync(id, "head@a");
        using var other = _node.Restart();
        Assert.IsType<StepOutcome.Accepted>(await other.DoAsync(id, new ClaimTask(task.Id, "amy")));
        Assert.IsType<StepOutcome.Accepted>(await other.DoAsync(id, new ReleaseTask(task.Id, "amy")));

        var answers = await Task.WhenAll(_node.AnswerAsync(id, task.Id, "amy"), other.AnswerAsync(id, task.Id, "amy"));

        Assert.Single(answers.OfType<StepOutcome.Accepted>());
        Assert.Equal("WF9101", Assert.Single(answers.OfType<StepOutcome.Refused>()).Refusal.Code);
    }

    [SkippableFact]
    public async Task Many_commands_at_once_all_take_effect()
    {
        var id = await _node.BeginAsync();
        using var other = _node.Restart();
        var tasks = (await _node.StateAsync(id)).Tasks.Values.ToList();
        string[] people = ["amy", "ben", "cleo"];

        var answers = await Task.WhenAll(tasks.SelectMany((t, n) =>
            new[] { _node, other }.Select(node => node.DoAsync(id, new ClaimTask(t.Id, people[n])))));

        Assert.Equal(people, (await _node.StateAsync(id)).Tasks.Values.OrderBy(t => t.Id.Value).Select(t => t.Assignee));
        Assert.True(answers.OfType<StepOutcome.Accepted>().Count() >= 3);
        Assert.Equal(await _node.CountAsync("journal"), (await _node.Instances.LoadAsync(id, default))!.Revision);
    }

    [SkippableFact]
    public async Task A_timer_fires_once_however_often_it_rings()
    {
        var id = await _node.BeginAsync();
        var timer = (await _node.StateAsync(id)).Waits.Values.OfType<TimerWait>().First(w => w.Purpose == TimerPurpose.Reminder);
        var early = await _node.DoAsync(id, new FireTimer(timer.Id));
        _node.Time.Advance(Duration.FromDays(15));
        using var other = _node.Restart();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => (n % 2 == 0 ? _node : other).DoAsync(id, new FireTimer(timer.Id))));

        Assert.Equal("WF9106", Assert.IsType<StepOutcome.Refused>(early).Refusal.Code);
        Assert.Single(answers.OfType<StepOutcome.Accepted>());
        Assert.All(answers.OfType<StepOutcome.Refused>(), r => Assert.Equal("WF9105", r.Refusal.Code));
        Assert.Equal(1, await _node.CountAsync("outbox", "kind = 'reminder'"));
    }

    [SkippableFact]
    public async Task Everybody_is_told_in_the_application_and_by_mail_where_an_address_is_known()
    {
        await _node.BeginAsync();

        Assert.Equal(3, await _node.CountAsync("notice", "kind = 'task-opened'"));
        Assert.Equal(2, await _node.CountAsync("outbox", "kind = 'task-opened' and state = 'waiting'"));
        Assert.Equal(0, await _node.CountAsync("outbox", "person = 'cleo'"));
    }

    [SkippableFact]
    public async Task A_file_is_described_by_the_store_and_not_by_its_sender_and_goes_to_the_case()
    {
        var id = await _node.BeginAsync();
        var task = await _node.TaskOfAsync(id, "head@a");
        var (mine, foreign) = (await _node.UploadAsync("amy"), await _node.UploadAsync("ben"));

        var refused = Assert.IsType<StepOutcome.Refused>(await _node.DoAsync(id, TestNode.Answer(task.Id, "amy", foreign), "person:amy"));
        var accepted = Assert.IsType<StepOutcome.Accepted>(await _node.DoAsync(id, TestNode.Answer(task.Id, "amy", mine), "person:amy"));

        Assert.Equal("routine", Assert.Single(refused.Refusal.Fields).Field);
        var value = Assert.IsType<FeelContext>(accepted.Events.OfType<TaskCompleted>().Single().Values.Find("routine"));
        Assert.Equal((FeelValue.Of("routine.txt"), FeelValue.Of("text/plain")), (value.Find("name"), value.Find("type")));
        Assert.Equal(1, await _node.CountAsync("blob", "instance is not null"));
    }

    [SkippableFact]
    public async Task Nothing_of_a_case_is_stored_in_clear()
    {
        var id = await _node.BeginAsync("canary-5e1f");
        await _node.AnswerAsync(id, (await _node.TaskOfAsync(id, "head@a")).Id, "amy");

        foreach (var table in (string[])["instance", "scope", "task", "wait", "journal", "outbox", "notice", "blob", "blob_chunk"])
        {
            var closed = await _node.Database.QueryAsync(new("read", $"select closed from {table}"), row => row.Bytes(0), default);
            Assert.NotEmpty(closed);
            Assert.All(closed, bytes => Assert.DoesNotContain("canary-5e1f", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal));
            Assert.All(closed, bytes => Assert.DoesNotContain("Alder", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal));
        }
    }

    [SkippableFact]
    public async Task A_case_whose_key_was_destroyed_is_gone_and_the_others_are_whole()
    {
        var (erased, kept) = (await _node.BeginAsync(), await _node.BeginAsync());
        await _node.Keys.DestroyAsync([(await _node.Instances.LoadAsync(erased, default))!.Key.Id], default);
        using var restarted = _node.Restart();

        Assert.Null(await restarted.Instances.LoadAsync(erased, default));
        Assert.IsType<StepOutcome.NotFound>(await restarted.DoAsync(erased, new CancelInstance("sam", "x")));
        Assert.NotNull(await restarted.Instances.LoadAsync(kept, default));
    }

    [SkippableFact]
    public async Task After_a_commit_the_timers_and_mails_are_hinted_at()
    {
        var heard = new List<CommitHint>();
        _node.Hints.Committed += heard.Add;

        var id = await _node.BeginAsync();

        var hint = Assert.Single(heard);
        Assert.Equal((id, true), (hint.Instance, hint.HasMail));
        Assert.Equal(
            (await _node.StateAsync(id)).Waits.Values.OfType<TimerWait>().Select(w => w.Id).ToHashSet(), hint.Timers.Select(t => t.Wait).ToHashSet());
    }

    [SkippableFact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.IsType<StepOutcome.NotFound>(await _node.DoAsync(new(Guid.NewGuid()), new CancelInstance("sam", "x")));
        Assert.IsType<StepOutcome.NotFound>(
            await _node.Runner.StartAsync(Guid.NewGuid(), null, "nothing", new StartInstance(null, FeelContext.Empty), default));
    }

    [SkippableFact]
    public async Task A_definition_and_an_organisation_are_found_again_after_a_restart()
    {
        using var restarted = _node.Restart();

        var graph = await restarted.Library.CurrentAsync(Campaign.Process, default);
        var organisation = await restarted.Organisations.InForceAsync(default);

        Assert.Equal((await _node.Library.CurrentAsync(Campaign.Process, default))!.Definition, graph!.Definition);
        Assert.Equal(["amy"], organisation!.PeopleBehind("head@a", new LocalDate(2020, 2, 10)).Select(p => p.Id.Value));
        Assert.Equal(1, await _node.CountAsync("deployment"));
    }

    private async Task AfterRestartAsync(InstanceId id)
    {
        var before = await _node.StateAsync(id);
        var restarted = _node.Restart();
        _node.Dispose();
        _node = restarted;
        Assert.True(StateDiff.Between(before, await _node.StateAsync(id)).IsEmpty);
    }

    private async Task CompleteAsync(InstanceId id, string node, string person, string? outcome, FeelContext values)
    {
        var task = (await _node.StateAsync(id)).Tasks.Values.Single(t => t.Node == node && t.Kind != TaskKind.Escalation);
        var done = await _node.DoAsync(id, new CompleteTask(task.Id, person, outcome, values), $"person:{person}");
        Assert.True(done is StepOutcome.Accepted, $"{done}");
    }
}

public sealed class SqliteInstanceRunnerTests() : InstanceRunnerConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresInstanceRunnerTests(PostgresFixture fixture) : InstanceRunnerConformance(new PostgresTestStore(fixture));
