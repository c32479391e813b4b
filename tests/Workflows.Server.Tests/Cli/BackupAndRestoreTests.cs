using Microsoft.Extensions.DependencyInjection;
using Workflows.Cli.Tests;
using Workflows.Runtime.Administration;
using Workflows.Server.Auth;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Cli;

/// <summary>From a server that runs to a backup, and from the backup to another server.</summary>
public sealed class BackupAndRestoreTests : IDisposable
{
    private readonly TemporaryFolder _here = new();
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task A_backup_of_a_running_server_comes_back_with_sending_held_until_it_is_released()
    {
        string instance;
        await using (var first = await RunningServer.StartAsync())
        {
            instance = (await RunAsync(first, "start", TestProcesses.Id, "days=12", "--as", "staff-officer", "--format", "json"))
                .Json.GetProperty("instance").GetString()!;
            var backedUp = await RunAsync(first, "backup", "cases", "--keys", "keys", "--data", first.DataFolder);
            Assert.Contains("Backed up 1 cases with 1 entries, and verified them.", backedUp.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(
                Directory.EnumerateFiles(_here.Path, "*", SearchOption.AllDirectories), f => Path.GetFileName(f) == "master.key");
            File.Copy(Path.Combine(first.DataFolder, "keys", "master.key"), Path.Combine(_here.Path, "safe.key"));
        }

        var data = Path.Combine(_home.Path, "data");
        var restored = await RunAsync(null, "restore", "cases", "--keys", "keys", "--master-key", "safe.key", "--to", data);
        Assert.Equal(0, restored.ExitCode);
        Assert.Contains("Restored 1 cases", restored.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing goes out until", restored.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(null, "verify", "--data", data)).ExitCode);

        await TestProcesses.WriteAsync(Path.Combine(_home.Path, "processes"));
        await using var second = await RunningServer.StartInAsync(_home);
        Assert.Contains(instance, (await RunAsync(second, "list", "--format", "json")).Output, StringComparison.Ordinal);
        Assert.Contains("Sending is held", await HealthAsync(second), StringComparison.Ordinal);
        Assert.Contains("Held since", (await RunAsync(second, "release-sending")).Output, StringComparison.Ordinal);
        Assert.NotNull(await second.Services.GetRequiredService<SendingHold>().FindAsync(default));

        Assert.Contains("Released", (await RunAsync(second, "release-sending", "--apply")).Output, StringComparison.Ordinal);

        Assert.Contains("Nothing is held", (await RunAsync(second, "release-sending")).Output, StringComparison.Ordinal);
        Assert.Contains("release-sending", (await RunAsync(second, "system")).Output, StringComparison.Ordinal);
        Assert.Null(await second.Services.GetRequiredService<SendingHold>().FindAsync(default));
    }

    private static async Task<string> HealthAsync(RunningServer server)
    {
        using var client = server.Anonymous();
        return await (await client.GetAsync(new Uri("/api/v1/health", UriKind.Relative))).Content.ReadAsStringAsync();
    }

    private async Task<CommandRun> RunAsync(RunningServer? server, params string[] arguments)
    {
        using var network = new SocketsHttpHandler();
        var environment = new Dictionary<string, string>();
        if (server is not null)
        {
            var token = Path.Combine(_here.Path, $"token-{server.Address.Port}");
            await File.WriteAllTextAsync(token, server.Services.GetRequiredService<CommandLineToken>().Issue());
            environment = new() { ["WORKFLOWS_SERVER"] = server.Address.ToString(), ["WORKFLOWS_TOKEN_FILE"] = token };
        }

        var run = await CommandRun.OfAsync(arguments, _here.Path, network, environment);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run;
    }
}
