using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Language.Feel;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Dispatching;

/// <summary>A message from outside goes to the one who waits for it.</summary>
public abstract class MessageRoutingConformance(TestStore store) : IAsyncLifetime
{
    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync(store, Orders.Check());

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task The_key_tells_whose_message_it_is()
    {
        var first = await BeginAsync("one");
        var second = await BeginAsync("two");

        var outcome = Assert.IsType<StepOutcome.Accepted>(await SendAsync(Guid.NewGuid(), "answer", "two"));

        Assert.Equal(second, outcome.Instance);
        Assert.Single((await _node.StateAsync(second)).Tasks);
        Assert.Empty((await _node.StateAsync(first)).Tasks);
    }

    [SkippableFact]
    public async Task A_message_sent_twice_with_one_operation_id_takes_effect_once()
    {
        var id = await BeginAsync("one");
        var operation = Guid.NewGuid();

        var first = Assert.IsType<StepOutcome.Accepted>(await SendAsync(operation, "answer", "one"));
        using var restarted = _node.Restart();
        var again = Assert.IsType<StepOutcome.Accepted>(
            await restarted.Messages.DeliverAsync(operation, null, new DeliverMessage("answer", "one", FeelContext.Empty), default));
        var other = await SendAsync(operation, "answer", "two");

        Assert.Equal((id, first.Sequence), (again.Instance, again.Sequence));
        Assert.Equal("WF9112", Assert.IsType<StepOutcome.Refused>(other).Refusal.Code);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_message_that_took_effect_while_it_was_sent_again_is_answered_as_the_first_time(int othersThatWaitThen)
    {
        var id = await BeginAsync("one");
        var operation = Guid.NewGuid();
        StepOutcome? first = null;
        using var other = InterruptedBy(async () =>
        {
            first = await SendAsync(operation, "answer", "one");
            for (var n = 0; n < othersThatWaitThen; n++)
            {
                await BeginAsync("one");
            }
        });

        var outcome = await other.Messages.DeliverAsync(operation, null, new("answer", "one", FeelContext.Empty), default);
        var again = Assert.IsType<StepOutcome.Accepted>(outcome);

        Assert.Equal((id, Assert.IsType<StepOutcome.Accepted>(first).Sequence), (again.Instance, again.Sequence));
        Assert.Equal(othersThatWaitThen + 2, await _node.CountAsync("journal"));
    }

    [SkippableFact]
    public async Task A_message_that_took_effect_while_it_was_sent_again_starts_no_case()
    {
        await _node.Library.DeployAsync(Orders.CheckWaitingForNewNote(), null, default);
        var id = Assert.IsType<StepOutcome.Accepted>(await _node.Runner.StartAsync(
            Guid.NewGuid(), null, "expecting", new StartInstance(null, FeelContext.Empty), default)).Instance;
        var operation = Guid.NewGuid();
        StepOutcome? first = null;
        using var other = InterruptedBy(async () => first = await SendAsync(operation, "new-note", null));

        var outcome = await other.Messages.DeliverAsync(operation, null, new("new-note", null, FeelContext.Empty), default);
        var again = Assert.IsType<StepOutcome.Accepted>(outcome);

        Assert.Equal((id, Assert.IsType<StepOutcome.Accepted>(first).Sequence), (again.Instance, again.Sequence));
        Assert.Equal(1, await _node.CountAsync("instance"));
    }

    [SkippableFact]
    public async Task An_operation_id_that_was_used_meanwhile_for_another_message_is_refused()
    {
        await BeginAsync("one");
        var operation = Guid.NewGuid();
        using var other = InterruptedBy(async () => await SendAsync(operation, "answer", "one"));

        var outcome = await other.Messages.DeliverAsync(operation, null, new("answer", "two", FeelContext.Empty), default);

        Assert.Equal("WF9112", Assert.IsType<StepOutcome.Refused>(outcome).Refusal.Code);
    }

    [SkippableFact]
    public async Task What_nobody_waits_for_is_refused_and_not_kept()
    {
        await BeginAsync("one");

        var refused = Assert.IsType<StepOutcome.Refused>(await SendAsync(Guid.NewGuid(), "answer", "two"));
        var unknown = Assert.IsType<StepOutcome.Refused>(await SendAsync(Guid.NewGuid(), "nothing", null));

        Assert.Equal(("WF9180", "WF9180"), (refused.Refusal.Code, unknown.Refusal.Code));
        Assert.NotNull(refused.Refusal.Hint);
    }

    [SkippableFact]
    public async Task What_several_wait_for_is_refused_and_delivered_to_none()
    {
        var ids = new[] { await BeginAsync("one"), await BeginAsync("one") };

        Assert.Equal("WF9181", Assert.IsType<StepOutcome.Refused>(await SendAsync(Guid.NewGuid(), "answer", "one")).Refusal.Code);

        foreach (var id in ids)
        {
            Assert.Empty((await _node.StateAsync(id)).Tasks);
        }
    }

    [SkippableFact]
    public async Task What_nobody_waits_for_starts_a_case_once_where_a_process_starts_by_it()
    {
        var operation = Guid.NewGuid();
        var payload = FeelContext.Empty.With("text", FeelValue.Of("it leaks"));

        var started = Assert.IsType<StepOutcome.Accepted>(
            await _node.Messages.DeliverAsync(operation, null, new("new-note", null, payload), default));
        var again = Assert.IsType<StepOutcome.Accepted>(await _node.Messages.DeliverAsync(operation, null, new("new-note", null, payload), default));

        Assert.Equal(started.Instance, again.Instance);
        Assert.Equal(1, await _node.CountAsync("instance"));
        Assert.Equal(FeelValue.Of("it leaks"), (await _node.StateAsync(started.Instance)).Data.Find("text"));
    }

    [SkippableFact]
    public async Task The_index_says_nothing_of_what_is_waited_for()
    {
        await BeginAsync("case-4711");

        var stored = await _node.Database.QueryAsync(new("read", "select correlation from wait"), row => row.Bytes(0), default);

        Assert.Equal(32, Assert.Single(stored).Length);
        Assert.DoesNotContain("4711", System.Text.Encoding.UTF8.GetString(stored[0]), StringComparison.Ordinal);
    }

    /// <summary>Another node, in whose first sending something happens between its first read and the next.</summary>
    private TestNode InterruptedBy(Func<Task> happens)
    {
        var database = new InterruptedDatabase(_node.Database);
        database.AfterRead(happens);
        return _node.Over(database, _node.Keys);
    }

    private async Task<InstanceId> BeginAsync(string text) => Assert.IsType<StepOutcome.Accepted>(await _node.Runner.StartAsync(
        Guid.NewGuid(), null, "note", new StartInstance(null, FeelContext.Empty.With("text", FeelValue.Of(text))), default)).Instance;

    private Task<StepOutcome> SendAsync(Guid operation, string name, string? key) =>
        _node.Messages.DeliverAsync(operation, null, new(name, key, FeelContext.Empty), default);
}

public sealed class SqliteMessageRoutingTests() : MessageRoutingConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresMessageRoutingTests(PostgresFixture fixture) : MessageRoutingConformance(new PostgresTestStore(fixture));
