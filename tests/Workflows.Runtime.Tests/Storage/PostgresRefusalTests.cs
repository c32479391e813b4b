using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Schema;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>A server that would not keep what the program promises is refused at the start, with a sentence that says what to do.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresRefusalTests(PostgresFixture fixture) : IAsyncLifetime
{
    private static readonly ImmutableArray<SchemaScript> Scripts = SchemaScript.ForWorkflows(SqlDialect.Postgres);

    private static readonly ImmutableArray<SchemaScript> KeyScripts = SchemaScript.ForKeys(SqlDialect.Postgres);

    private readonly PostgresTestStore _store = new(fixture);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [SkippableTheory]
    [InlineData("synchronous_commit", "off", "Set synchronous_commit = on")]
    [InlineData("default_transaction_read_only", "on", "Turn it off")]
    public async Task Settings_of_the_database_that_break_promises_are_refused(string setting, string value, string advice)
    {
        var place = await _store.PlaceAsync();
        await RunAsync(place, $"alter database {new NpgsqlConnectionStringBuilder(place).Database} set {setting} = {value}");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => OpenAsync(place, TimeProvider.System));

        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task A_server_that_may_lose_commits_in_a_power_cut_is_refused_until_that_is_mended(string setting)
    {
        var place = await _store.PlaceAsync();
        try
        {
            await RunAsync(place, $"alter system set {setting} = off");
            await RunAsync(place, "select pg_reload_conf()");
            var refused = await RefusedAsync(place);
            Assert.Contains($"Set {setting} = on", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            await RunAsync(place, $"alter system reset {setting}");
            await RunAsync(place, "select pg_reload_conf()");
        }

        await UntilOpenAsync(place);
    }

    [SkippableTheory]
    [InlineData(5, "ahead of")]
    [InlineData(-5, "behind")]
    public async Task A_clock_that_is_off_from_the_databases_is_refused(int seconds, string how)
    {
        var place = await _store.PlaceAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => OpenAsync(place, new ShiftedTime(TimeSpan.FromSeconds(seconds))));
        await (await OpenAsync(place, new ShiftedTime(TimeSpan.FromSeconds(seconds > 0 ? 1 : -1)))).DisposeAsync();

        Assert.Contains(how, refused.Message, StringComparison.Ordinal);
        Assert.Contains("NTP", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_servers_standbys_and_narrow_encodings_are_refused()
    {
        var good = new PostgresStanding(150004, "UTF8", IsStandby: false, IsReadOnly: false, "on", "on", "local", TimeSpan.Zero);

        Assert.Null(good.WhyUnsafe("PostgreSQL here"));
        Assert.Contains("Version 15 or later", (good with { Version = 140011 }).WhyUnsafe("It"), StringComparison.Ordinal);
        Assert.Contains("encoding UTF8", (good with { Encoding = "LATIN1" }).WhyUnsafe("It"), StringComparison.Ordinal);
        Assert.Contains("Name the primary server", (good with { IsStandby = true }).WhyUnsafe("It"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Tables_are_not_changed_while_another_node_runs_on_them()
    {
        var place = await _store.PlaceAsync();
        var database = await OpenAsync(place, TimeProvider.System);
        var keyDatabase = await _store.OpenAsync(await _store.PlaceAsync(), SchemaScript.ForKeys(SqlDialect.Postgres));
        var keys = await KeyStore.OpenAsync(keyDatabase, Path.Combine(_store.Folder, "master.key"), TimeProvider.System, default);
        using var running = new NodeRegister(database, keys, NodeIdentity.New(), TimeProvider.System, NullLogger<NodeRegister>.Instance);
        await running.StartAsync(default);
        ImmutableArray<SchemaScript> newer = [.. Scripts, new("9999_newer.sql", "create table newer (id bigint)")];

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _store.OpenAsync(place, newer));
        await (await OpenAsync(place, TimeProvider.System)).DisposeAsync(); // without scripts to apply it joins
        await running.StopAsync(default);
        await _store.OpenAsync(place, newer);
        await database.DisposeAsync();

        Assert.Contains("Stop all nodes", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.MachineName, refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_killed_node_does_not_keep_an_upgrade_waiting_for_ever()
    {
        var place = await _store.PlaceAsync();
        var database = await _store.OpenAsync(place, Scripts);
        var longAgo = SystemClock.Instance.GetCurrentInstant() - LiveNodes.SilentFor - Duration.FromSeconds(1);
        await database.ExecuteAsync(
            [new(
                "node.write",
                "insert into node (id, name, version, started_at, seen_at) values ($1, 'gone', '1', $2, $2)",
                Guid.NewGuid(),
                longAgo)],
            default);

        await _store.OpenAsync(place, [.. Scripts, new("9999_newer.sql", "create table newer (id bigint)")]);
    }

    [SkippableFact]
    public async Task A_node_with_a_key_store_of_its_own_is_refused()
    {
        var options = new WorkflowsOptions { Folder = Path.Combine(_store.Folder, "one"), Postgres = await _store.PlaceAsync() };
        await using var first = await OpenAllAsync(options);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => OpenAllAsync(new() { Folder = Path.Combine(_store.Folder, "other"), Postgres = options.Postgres }));

        Assert.Contains("Workflows__KeyDatabase", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Nodes_that_share_both_databases_and_the_master_key_start_beside_one_another()
    {
        var options =
            new WorkflowsOptions { Folder = _store.Folder, Postgres = await _store.PlaceAsync(), PostgresForKeys = await _store.PlaceAsync() };
        await KeyStore.OpenAsync(
            await _store.OpenAsync(options.PostgresForKeys, KeyScripts), options.MasterKeyPath, TimeProvider.System, default);

        foreach (var node in await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => OpenAllAsync(options))))
        {
            await node.DisposeAsync();
        }
    }

    private static Task<WorkflowsStorage> OpenAllAsync(WorkflowsOptions options) =>
        WorkflowsStorage.OpenAsync(options, TimeProvider.System, NullLogger<WorkflowsStorage>.Instance, default);

    private static Task<PostgresDatabase> OpenAsync(string place, TimeProvider time) =>
        PostgresDatabase.OpenAsync(place, Scripts, time, NullLogger.Instance, default);

    private static async Task RunAsync(string place, string sql)
    {
        await using var connection = new NpgsqlConnection(place + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A server takes a moment to reload its settings, which are read again by every new connection.</summary>
    private static async Task<StartRefusedException> RefusedAsync(string place)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            try
            {
                await (await OpenAsync(place, TimeProvider.System)).DisposeAsync();
            }
            catch (StartRefusedException refused)
            {
                return refused;
            }
        }

        throw new InvalidOperationException("It was never refused.");
    }

    private static async Task UntilOpenAsync(string place)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await (await OpenAsync(place, TimeProvider.System)).DisposeAsync();
                return;
            }
            catch (StartRefusedException) when (tries < 200)
            {
                // It has not read its settings yet.
            }
        }
    }

    private sealed class ShiftedTime(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + off;
    }
}
