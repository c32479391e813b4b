using Npgsql;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Schema;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>What only a server that others share, and that can be restarted, brings along.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresServerTests(PostgresFixture fixture) : IAsyncLifetime
{
    private readonly PostgresTestStore _store = new(fixture);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task Of_four_nodes_that_start_at_once_one_makes_the_tables_and_all_work()
    {
        var place = await _store.PlaceAsync();

        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _store.OpenAsync(place, SchemaScript.ForKeys(SqlDialect.Postgres))));
        foreach (var node in nodes)
        {
            await WriteAsync(node);
        }

        Assert.Equal(4, await CountAsync(nodes[0]));
    }

    [SkippableFact]
    public async Task Works_go_on_after_a_restart_of_the_server_though_pooled_connections_are_dead()
    {
        var database = await _store.OpenAsync(await _store.PlaceAsync(), SchemaScript.ForKeys(SqlDialect.Postgres));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WriteAsync(database)));

        fixture.Server.Crash();
        fixture.Server.Resume();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WriteAsync(database)));

        Assert.Equal(16, await CountAsync(database));
    }

    [SkippableFact]
    public async Task A_write_that_waits_for_a_row_holds_up_none_that_comes_after_it()
    {
        var database = await _store.OpenAsync(await _store.PlaceAsync(), SchemaScript.ForKeys(SqlDialect.Postgres));
        var held = Guid.NewGuid();

        var waiting = await database.WriteAsync(
            async (session, ct) =>
            {
                await session.ExecuteAsync([Destroyed(held)], ct);
                var after = database.StoreAsync(new([Destroyed(held)], []), default);
                while (await WaitingAsync(database) == 0)
                {
                    Assert.False(after.IsCompleted);
                }

                Assert.True(await database.StoreAsync(new([Destroyed(Guid.NewGuid())], []), default).WaitAsync(TimeSpan.FromMinutes(1), ct));
                Assert.False(after.IsCompleted);
                return after;
            },
            default);

        Assert.False(await waiting);
    }

    [SkippableFact]
    public async Task A_server_that_is_not_there_is_told_of_in_a_sentence()
    {
        var place = (await _store.PlaceAsync()).Replace("Database=t", "Database=missing", StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _store.OpenAsync(place, SchemaScript.ForKeys(SqlDialect.Postgres)));

        Assert.Contains("Check that the server runs", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_lost_connection_is_known_also_when_the_entity_model_tells_of_it()
    {
        var lost = new InvalidOperationException("It may be a passing failure.", new NpgsqlException("lost", new IOException()));

        Assert.True(PostgresFailure.Passes(lost) && PostgresFailure.IsLossOfServer(lost));
        Assert.False(PostgresFailure.Passes(new InvalidOperationException("A bug.", new ArgumentException("x"))));
    }

    private static Statement Destroyed(Guid id) =>
        new("destroyed_key.write", "insert into destroyed_key (id, at) values ($1, 0) on conflict (id) do nothing", id);

    private static async Task<long> WaitingAsync(IDatabase database) => (await database.QueryAsync(
        new("waiting", "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"),
        row => row.Number(0),
        default))[0];

    private static async Task WriteAsync(IDatabase database)
    {
        var id = Guid.NewGuid();
        await database.ExecuteAsync([new("write", "insert into destroyed_key (id, at) values ($1, 1) on conflict (id) do nothing", id)], default);
    }

    private static async Task<long> CountAsync(IDatabase database) =>
        (await database.QueryAsync(new("count", "select count(*) from destroyed_key"), row => row.Number(0), default))[0];
}
