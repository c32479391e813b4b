using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workflows.Engine.State;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Tests.Running;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>A newer node, with one more script, joins a database on which an older one runs.</summary>
[Collection(PostgresCollection.Name)]
public sealed class RollingUpgradeTests(PostgresFixture fixture) : IAsyncLifetime
{
    private static readonly ImmutableArray<SchemaScript> Older = SchemaScript.ForWorkflows(SqlDialect.Postgres);

    private static readonly ImmutableArray<SchemaScript> Expanded =
    [
        .. Older,
        new(
            "9998_made_up.expand.sql",
            """
            alter table instance add column made_up bigint not null default 7;
            alter table journal add column made_up text;
            alter table wait add column made_up bytea;
            create table made_up (id bigint primary key);
            create index made_up_instance on instance (made_up);
            """),
    ];

    private readonly PostgresTestStore _store = new(fixture);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task What_only_adds_is_applied_under_an_older_node_and_both_go_on_with_the_same_cases()
    {
        var (older, place) = await StartAsync();
        using var node = older;
        using var running = await RegisterAsync(older);
        var before = await older.BeginAsync();
        await AnswerAsync(older, before, "a", "amy");

        using var newer = older.Over(await _store.OpenAsync(place, Expanded), older.Keys);
        var after = await newer.BeginAsync();

        foreach (var (one, other, instance) in new[] { (older, newer, before), (newer, older, after) })
        {
            await AnswerAsync(one, instance, "b", "ben");
            await AnswerAsync(other, instance, "c", "cleo");
        }

        await AnswerAsync(older, after, "a", "amy");
        foreach (var instance in new[] { before, after })
        {
            Assert.Equal(["analyse"], (await older.StateAsync(instance)).Tasks.Values.Select(t => t.Node));
        }

        Assert.Equal(2, await newer.CountAsync("instance", "made_up = 7"));
        await running.StopAsync(default);
    }

    [SkippableFact]
    public async Task An_older_program_starts_on_what_was_only_added()
    {
        var (older, place) = await StartAsync();
        using var node = older;
        await (await OpenAsync(place, Expanded)).DisposeAsync();

        await (await OpenAsync(place, Older)).DisposeAsync();
    }

    [SkippableFact]
    public async Task An_older_program_refuses_what_was_changed()
    {
        var (older, place) = await StartAsync();
        using var node = older;
        await (await OpenAsync(place, [.. Expanded, new("9999_made_up.sql", "alter table instance drop column made_up")])).DisposeAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => OpenAsync(place, Expanded));

        Assert.Contains("9999_made_up.sql", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("9998", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_changes_is_not_applied_under_an_older_node_though_something_before_it_only_adds()
    {
        var (older, place) = await StartAsync();
        using var node = older;
        using var running = await RegisterAsync(older);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => OpenAsync(place, [.. Expanded, new("9999_made_up.sql", "alter table instance drop column made_up")]));

        Assert.Contains(Environment.MachineName, refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await older.CountAsync("information_schema.columns", "column_name = 'made_up'"));
        await running.StopAsync(default);
    }

    [SkippableFact]
    public async Task A_table_that_somebody_keeps_lets_the_newer_node_give_up_and_the_older_go_on()
    {
        var (older, place) = await StartAsync();
        using var node = older;
        await using var reader = new NpgsqlConnection(place + ";Pooling=false");
        await reader.OpenAsync();
        await using var reading = await reader.BeginTransactionAsync();
        await using (var read = new NpgsqlCommand("select count(*) from instance", reader, reading))
        {
            await read.ExecuteScalarAsync();
        }

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => OpenAsync(place, Expanded));
        await older.BeginAsync();
        await reading.RollbackAsync();
        await (await OpenAsync(place, Expanded)).DisposeAsync();

        Assert.Contains("Nothing was changed", refused.Message, StringComparison.Ordinal);
    }

    private static Task<PostgresDatabase> OpenAsync(string place, ImmutableArray<SchemaScript> scripts) =>
        PostgresDatabase.OpenAsync(place, scripts, TimeProvider.System, NullLogger.Instance, default);

    private static async Task AnswerAsync(TestNode node, InstanceId instance, string unit, string person) =>
        Assert.IsType<StepOutcome.Accepted>(await node.AnswerAsync(instance, (await node.TaskOfAsync(instance, $"head@{unit}")).Id, person));

    /// <returns>A node of the older program, and where its cases are.</returns>
    private async Task<(TestNode Node, string Place)> StartAsync()
    {
        var node = await TestNode.StartAsync(_store);
        var name = await node.Database.QueryAsync(new("place", "select current_database()"), row => row.Text(0), default);
        return (node, fixture.Server.ConnectionTo(name[0]));
    }

    private static async Task<NodeRegister> RegisterAsync(TestNode older)
    {
        var running = new NodeRegister(
            older.Database, older.Keys, NodeIdentity.New(), TimeProvider.System, NullLogger<NodeRegister>.Instance);
        await running.StartAsync(default);
        return running;
    }
}
