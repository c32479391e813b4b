using Microsoft.AspNetCore.Builder;
using Workflows.Runtime;
using Workflows.Server.Hosting;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Hosting;

/// <summary>Whoever wants a new link starts the server once more; while one runs, that is refused with how to get it.</summary>
public sealed class NewLinkTests
{
    [Fact]
    public async Task A_second_start_for_a_link_says_how_the_running_server_gives_one()
    {
        await using var running = await RunningServer.StartAsync();
        new ServerFile(running.Address.ToString(), "token", Environment.ProcessId).Write(running.DataFolder);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(running, "--new-link"));

        Assert.Contains("The server runs already", refused.Message, StringComparison.Ordinal);
        Assert.Contains("workflows link", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_for_anything_else_is_refused_because_of_the_data()
    {
        await using var running = await RunningServer.StartAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(running));

        Assert.Contains("Another process has the database", refused.Message, StringComparison.Ordinal);
    }

    private static async Task StartAsync(RunningServer running, params string[] switches)
    {
        await using WebApplication second = ServerApp.Build(
            ["--port", "0", "--data", running.DataFolder, "--processes", running.ProcessesFolder, .. switches]);
        await ServerRun.RunAsync(second, TextWriter.Null);
    }
}
