using Microsoft.Extensions.DependencyInjection;
using Workflows.Runtime.Health;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Nodes;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Health;

/// <summary>What a server on another machine brings along: it can be away, and a session that is cut off must not hold rows for ever.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresHealthTests(PostgresFixture fixture) : IAsyncLifetime
{
    private readonly PostgresTestStore _store = new(fixture);
    private HostedNode _node = null!;

    public async Task InitializeAsync()
    {
        var (cases, keys) = (await _store.PlaceAsync(), await _store.PlaceAsync());
        _node = HostedNode.Idle(o => (o.Folder, o.Postgres, o.PostgresForKeys) = (_store.Folder, cases, keys));
    }

    public async Task DisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        await _store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_server_that_is_gone_makes_the_node_unavailable_and_its_return_makes_it_well()
    {
        var look = _node.Services.GetRequiredService<HealthLook>();
        var before = await look.LookAsync(default);

        fixture.Server.Crash();
        var without = await look.LookAsync(default);
        fixture.Server.Resume();
        var after = await look.LookAsync(default);

        Assert.Empty(before.Checks.Where(c => c.Level is not HealthLevel.Ok));
        Assert.Equal(HealthLevel.Unavailable, without.Level);
        Assert.Empty(after.Checks.Where(c => c.Level is not HealthLevel.Ok));
        Assert.Equal(["database", "keys"], without.Checks.Where(c => c.Level is HealthLevel.Unavailable).Select(c => c.Name));
        Assert.InRange(before.ClockOff.TotalSeconds, -1, 1);
    }

    [SkippableTheory]
    [InlineData("idle_in_transaction_session_timeout", "10s")]
    [InlineData("tcp_keepalives_idle", "5")]
    public async Task The_server_is_told_to_give_up_sessions_that_were_cut_off(string setting, string value) => Assert.Equal(
        value,
        (await _node.Database.QueryAsync(new("setting", $"select current_setting('{setting}')"), row => row.Text(0), default))[0]);
}
