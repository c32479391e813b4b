using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Server.Api.Problems;
using Workflows.Server.Deploying;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

public sealed class DeploymentTests : IAsyncLifetime
{
    private const string Good = "process: hello\ntitle: Say hello\nsteps:\n  - id: greet\n    task: Say hello\n    by: greeter\n";

    private RunningServer _server = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        _client = _server.Operator();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_lies_in_the_folder_is_in_force_from_the_start()
    {
        var listed = await (await _client.GetAsync("/api/v1/definitions")).ShouldBeOkAsync();

        Assert.Equal([TestProcesses.Id], listed.GetProperty("items").EnumerateArray().Select(d => d.GetProperty("process").GetString()!));
    }

    [Fact]
    public async Task Checking_only_brings_nothing_into_force()
    {
        using var check = await DeployAsync("?check=only", Good);
        using var definition = await _client.GetAsync("/api/v1/definitions/hello");

        var result = await check.ShouldBeOkAsync();
        Assert.Equal("checked", result.GetProperty("processes")[0].GetProperty("outcome").GetString());
        await definition.ShouldBeAsync(ProblemKind.NotFound);
    }

    [Fact]
    public async Task A_bundle_without_errors_comes_into_force_and_the_same_again_changes_nothing()
    {
        using var first = await DeployAsync("", Good);
        using var again = await DeployAsync("", Good);

        Assert.Equal("deployed", (await first.ShouldBeOkAsync()).GetProperty("processes")[0].GetProperty("outcome").GetString());
        Assert.Equal("unchanged", (await again.ShouldBeOkAsync()).GetProperty("processes")[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_bundle_with_errors_is_refused_with_all_findings_and_the_old_stays()
    {
        using var before = await DeployAsync("", Good);
        await before.ShouldBeOkAsync();

        using var refused = await DeployAsync("", Good + "colour: blue\n");
        var problem = await refused.ShouldBeAsync(ProblemKind.DefinitionErrors);
        var finding = problem.GetProperty("diagnostics")[0];
        var latest = await (await _client.GetAsync("/api/v1/deployments/latest")).ShouldBeOkAsync();
        var definition = await (await _client.GetAsync("/api/v1/definitions/hello")).ShouldBeOkAsync();

        Assert.Equal("hello.process.yaml", finding.GetProperty("path").GetString());
        Assert.Equal(7, finding.GetProperty("span").GetProperty("start").GetProperty("line").GetInt32());
        Assert.Equal("colour: blue", finding.GetProperty("excerpt").GetString());
        Assert.Equal(0, latest.GetProperty("processes").GetArrayLength());
        Assert.Equal("Say hello", definition.GetProperty("summary").GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_restart_does_not_undo_what_a_bundle_replaced()
    {
        var folder = await ProcessFolder.ReadAsync(_server.ProcessesFolder, CancellationToken.None);
        var files = folder.Files.Values.Select(f =>
            new { path = f.Path, content = f.Content.Replace("Ask for leave", "Ask for a holiday", StringComparison.Ordinal) });
        using var replaced = await _client.PostAsJsonAsync("/api/v1/deployments", new { files });
        await replaced.ShouldBeOkAsync();

        await _server.Services.GetRequiredService<Deployer>().DeployFolderAsync(folder, CancellationToken.None);

        var definition = await (await _client.GetAsync($"/api/v1/definitions/{TestProcesses.Id}")).ShouldBeOkAsync();
        Assert.Equal("Ask for a holiday", definition.GetProperty("summary").GetProperty("title").GetString());
    }

    private Task<HttpResponseMessage> DeployAsync(string query, string process) => _client.PostAsJsonAsync(
        "/api/v1/deployments" + query, new { files = new[] { new { path = "hello.process.yaml", content = process } } });
}
