using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Cli.Tests;
using Workflows.Runtime.Storage;
using Workflows.Server.Tests.Running;
using Workflows.Server.Auth;
using Xunit;

namespace Workflows.Server.Tests.Cli;

/// <summary><c>workflows verify</c> beside a server that runs.</summary>
public sealed class VerifyingTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_server.DataFolder, "token"), _server.Services.GetRequiredService<CommandLineToken>().Issue());
        await RunAsync("start", TestProcesses.Id, "days=12", "--as", "staff-officer");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_store_is_verified_while_the_server_has_it_open()
    {
        var run = await RunAsync("verify", "--data", _server.DataFolder);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Verified 1 entry of 1 case", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_is_told_to_people_and_to_programs()
    {
        await _server.Services.GetRequiredService<IDatabase>().ExecuteAsync([new("tamper", "update journal set actor = 'person:eve'")], default);

        var text = await RunAsync("verify", "--data", _server.DataFolder);
        var json = await RunAsync("verify", "--data", _server.DataFolder, "--format", "json");

        Assert.Equal((1, 1), (text.ExitCode, json.ExitCode));
        Assert.Contains("entry 1 (start, ", text.Output, StringComparison.Ordinal);
        var finding = Assert.Single(json.Json.GetProperty("findings").EnumerateArray());
        Assert.Equal(("changed", 1), (finding.GetProperty("damage").GetString(), finding.GetProperty("entry").GetInt32()));
        Assert.Equal(DateTimeOffset.UtcNow.Year, DateTimeOffset.Parse(finding.GetProperty("at").GetString()!, CultureInfo.InvariantCulture).Year);
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync(
        arguments,
        _server.DataFolder,
        new SocketsHttpHandler(),
        new()
        {
            ["WORKFLOWS_SERVER"] = _server.Address.ToString(),
            ["WORKFLOWS_TOKEN_FILE"] = Path.Combine(_server.DataFolder, "token"),
        });
}
