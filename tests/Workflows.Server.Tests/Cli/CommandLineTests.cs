using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Cli.Tests;
using Workflows.Server.Auth;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Cli;

/// <summary>The <c>workflows</c> command and the real server, over the wire.</summary>
public sealed class CommandLineTests : IAsyncLifetime
{
    private readonly TemporaryFolder _here = new();
    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_here.Path, "token"), _server.Services.GetRequiredService<CommandLineToken>().Issue());
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _here.Dispose();
    }

    [Fact]
    public async Task A_case_is_started_answered_with_a_file_decided_and_ended()
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Path, "plan.pdf"), "a plan");

        var started = await GoodAsync("start", TestProcesses.Id, "days=12", "--as", "staff-officer", "--format", "json");
        var instance = started.Json.GetProperty("instance").GetString()!;
        await GoodAsync("complete", "cover for north", "plan=@plan.pdf", "note=until noon", "--as", "head@north");
        await GoodAsync("complete", "cover for south", "plan=@plan.pdf", "--as", "emil");
        await GoodAsync("complete", "decide", "--outcome", "refuse", "reasons=nobody covers in the south", "--as", "bert");

        var shown = (await GoodAsync("show", instance[..8], "--as", "anna", "--journal", "--format", "json")).Json;
        var summary = shown.GetProperty("instance").GetProperty("summary");
        Assert.Equal(("completed", "refused"), (summary.GetProperty("status").GetString(), summary.GetProperty("outcome").GetString()));
        Assert.Equal(
            ["start", "complete-task", "complete-task", "complete-task"],
            shown.GetProperty("journal").EnumerateArray().Select(e => e.GetProperty("act").GetString()));
    }

    [Fact]
    public async Task What_is_open_and_what_fires_next_is_listed()
    {
        await GoodAsync("start", TestProcesses.Id, "--as", "anna");

        Assert.Contains("running", (await GoodAsync("list")).Output, StringComparison.Ordinal);
        Assert.Single((await GoodAsync("tasks", "--as", "cleo", "--format", "json")).Json.GetProperty("tasks").EnumerateArray());
        Assert.Equal(2, (await GoodAsync("tasks", "--format", "json")).Json.GetProperty("tasks").GetArrayLength());
        Assert.All(
            (await GoodAsync("timers", "--format", "json")).Json.GetProperty("timers").EnumerateArray(),
            t => Assert.Equal("reminder", t.GetProperty("purpose").GetString()));
        Assert.Contains("cover", (await GoodAsync("timers")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_is_cancelled_by_the_beginning_of_its_id()
    {
        var instance = (await GoodAsync("start", TestProcesses.Id, "--as", "anna", "--format", "json")).Json.GetProperty("instance").GetString()!;

        await GoodAsync("cancel", instance[..8], "--reason", "started twice");

        var listed = (await GoodAsync("list", "--status", "cancelled", "--format", "json")).Json.GetProperty("instances");
        Assert.Equal(instance, Assert.Single(listed.EnumerateArray()).GetProperty("instance").GetString());
    }

    [Fact]
    public async Task What_the_server_refuses_is_told_in_its_words()
    {
        await GoodAsync("start", TestProcesses.Id, "--as", "anna");

        var unfilled = await RunAsync("complete", "cover", "--as", "cleo");
        var stranger = await RunAsync("start", TestProcesses.Id, "--as", "dora");

        Assert.Equal((1, 1), (unfilled.ExitCode, stranger.ExitCode));
        Assert.Contains("plan: ", unfilled.Error, StringComparison.Ordinal);
        Assert.StartsWith("error", stranger.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_errors_is_not_deployed_and_told_as_a_check_tells_it()
    {
        await File.WriteAllTextAsync(Path.Combine(_here.Path, "leave.process.yaml"), "process: leave\ntitle: No steps\n");

        var deployed = await RunAsync("deploy", "leave.process.yaml", "--format", "json");
        var check = await RunAsync("check", "leave.process.yaml", "--format", "json");

        Assert.Equal((1, 1), (deployed.ExitCode, check.ExitCode));
        Assert.Equal(Findings(check), Findings(deployed));
    }

    private static string Findings(CommandRun run) => JsonSerializer.Serialize(run.Json.GetProperty("diagnostics"));

    private async Task<CommandRun> GoodAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run;
    }

    private async Task<CommandRun> RunAsync(params string[] arguments)
    {
        using var network = new SocketsHttpHandler();
        return await CommandRun.OfAsync(arguments, _here.Path, network, new()
        {
            ["WORKFLOWS_SERVER"] = _server.Address.ToString(),
            ["WORKFLOWS_TOKEN_FILE"] = "token",
        });
    }
}
