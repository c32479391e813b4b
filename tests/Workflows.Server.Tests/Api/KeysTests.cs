using System.Net.Http.Json;
using System.Text.Json;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

public sealed class KeysTests : IAsyncLifetime
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_master_key_is_changed_while_the_server_runs_and_the_system_journal_tells_who_did()
    {
        using var client = _server.Operator();

        var before = Versions(await (await client.GetAsync("/api/v1/keys")).ShouldBeOkAsync());
        await (await client.PostAsJsonAsync("/api/v1/keys/rotate", new { })).ShouldBeOkAsync();
        var after = await UntilRetiredAsync(client);
        var entries = (await (await client.GetAsync("/api/v1/system-entries")).ShouldBeOkAsync()).GetProperty("items").EnumerateArray()
            .Where(e => e.GetProperty("kind").GetString() == "key-rotation").ToList();

        Assert.Equal(["1 current"], before);
        Assert.Equal(["1 retired", "2 current"], after);
        Assert.Equal("operator", entries[^1].GetProperty("actor").GetString());
        Assert.Contains("master key 2", entries[^1].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> UntilRetiredAsync(HttpClient client)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var keys = await (await client.GetAsync("/api/v1/keys")).ShouldBeOkAsync();
            if (!keys.GetProperty("isRotating").GetBoolean())
            {
                return Versions(keys);
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Within, $"Still rotating: {keys}");
            await look.WaitForNextTickAsync();
        }
    }

    private static IReadOnlyList<string> Versions(JsonElement keys) =>
        [.. keys.GetProperty("versions").EnumerateArray().Select(v => $"{v.GetProperty("version")} {v.GetProperty("standing")}")];
}
