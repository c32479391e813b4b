using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Workflows.Server.Api.Problems;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>A case that calls a service, writes a document with a copy for somebody else, and has things ticked: from the API, with
/// a real service.</summary>
public sealed class ServiceCaseTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _asked = [];
    private WebApplication _service = null!;
    private RunningServer _server = null!;
    private HttpClient _anna = null!;
    private HttpClient _operator = null!;

    private string Process => $$"""
        process: archive
        title: Archive
        organisation: office
        data:
          number: number
        start:
          - by: staff-officer
        steps:
          - id: register
            http: POST {{_service.Urls.Single()}}/cases
            body: { title: A case }
            secret: archive
          - set: { number: register.body.number }
          - document: Receipt <number>
            template: receipt.md
            copies: [manager]
          - id: check
            task: Check it
            by: staff-officer
            checklist: [Read, Signed]
        """;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _service = builder.Build();
        _service.Run(async context =>
        {
            _asked.Enqueue(context.Request.Headers.Authorization.ToString());
            await context.Response.WriteAsJsonAsync(new { number = 17 });
        });
        await _service.StartAsync();
        var origin = _service.Urls.Single();
        _server = await RunningServer.StartAsync(
            $"--Workflows:Services:Allow:0={origin}",
            $"--Workflows:Services:Secrets:archive:Origins:0={origin}",
            "--Workflows:Services:Secrets:archive:Value=s3cret");
        (_anna, _operator) = (_server.Acting(TestProcesses.Starter), _server.Operator());
    }

    public async Task DisposeAsync()
    {
        _anna.Dispose();
        _operator.Dispose();
        await _server.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_case_calls_the_service_writes_the_document_and_is_done_when_all_is_ticked()
    {
        var instance = await StartAsync();
        var task = await TaskAsync(instance);

        Assert.Equal("Bearer s3cret", Assert.Single(_asked));
        Assert.Equal(
            ["Read", "Signed"],
            (await DetailAsync(instance, task)).GetProperty("checklist").EnumerateArray().Select(l => l.GetProperty("line").GetString()));

        using var early = await _anna.PostAsJsonAsync(
            $"/api/v1/instances/{instance}/tasks/{task}/complete", new { ticked = new[] { "Read" } });
        var problem = await early.ShouldBeAsync(ProblemKind.InvalidValues);
        Assert.Equal("checklist", problem.GetProperty("fields")[0].GetProperty("field").GetString());

        using var done = await _anna.PostAsJsonAsync(
            $"/api/v1/instances/{instance}/tasks/{task}/complete", new { ticked = new[] { "Read", "Signed" } });
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_has_a_copy_reads_the_document_and_nobody_else_does_but_those_who_see_the_case()
    {
        var instance = await StartAsync();
        await TaskAsync(instance);
        using var manager = _server.Acting(TestProcesses.Manager);
        using var stranger = _server.Acting(TestProcesses.Stranger);

        var document = Assert.Single(await DocumentsAsync(manager));
        Assert.Equal(
            ("Receipt 17", 1, instance),
            (document.GetProperty("title").GetString(), document.GetProperty("number").GetInt32(), document.GetProperty("instance").GetGuid()));
        Assert.Equal("Number 17.", await manager.GetStringAsync($"/api/v1/files/{document.GetProperty("file").GetGuid()}"));
        using var notHis = await manager.GetAsync($"/api/v1/instances/{instance}");
        await notHis.ShouldBeAsync(ProblemKind.NotFound);

        Assert.Single(await DocumentsAsync(_anna));
        Assert.Empty(await DocumentsAsync(stranger));
        Assert.Empty(await DocumentsAsync(_operator));
        using var refused = await stranger.GetAsync($"/api/v1/files/{document.GetProperty("file").GetGuid()}");
        await refused.ShouldBeAsync(ProblemKind.NotFound);
    }

    [Fact]
    public async Task A_call_that_cannot_be_made_now_is_seen_by_the_administrator_with_its_host_and_nothing_of_the_case()
    {
        var process = Process; // the address goes with the service
        await _service.StopAsync();
        var instance = await StartAsync(process);

        var call = await OneAsync(
            _operator, $"/api/v1/calls?instance={instance}", c => c.GetProperty("failure").ValueKind is JsonValueKind.String);

        Assert.Equal(
            ("register", "unreachable", 1),
            (call.GetProperty("node").GetString(), call.GetProperty("failure").GetString(), call.GetProperty("attempts").GetInt32()));
        Assert.StartsWith("127.0.0.1:", call.GetProperty("host").GetString(), StringComparison.Ordinal);
    }

    private async Task<Guid> StartAsync(string? process = null)
    {
        using var deployed = await _operator.PostAsJsonAsync(
            "/api/v1/deployments",
            new
            {
                files = new[]
                {
                    new { path = "archive.process.yaml", content = process ?? Process },
                    new { path = "receipt.md", content = "Number <number>." },
                    new { path = "office.organisation.yaml", content = TestProcesses.Organisation },
                },
            });
        await deployed.ShouldBeOkAsync();
        using var started = await _anna.PostAsJsonAsync("/api/v1/instances", new { process = "archive" });
        return (await started.ShouldBeOkAsync(System.Net.HttpStatusCode.Created)).GetProperty("instance").GetGuid();
    }

    private async Task<long> TaskAsync(Guid instance) =>
        (await OneAsync(_anna, $"/api/v1/tasks?instance={instance}", _ => true)).GetProperty("task").GetInt64();

    private async Task<JsonElement> DetailAsync(Guid instance, long task)
    {
        using var answer = await _anna.GetAsync($"/api/v1/instances/{instance}/tasks/{task}");
        return await answer.ShouldBeOkAsync();
    }

    private static async Task<List<JsonElement>> DocumentsAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/api/v1/documents");
        return [.. (await answer.ShouldBeOkAsync()).GetProperty("items").EnumerateArray()];
    }

    /// <summary>Asks again until the list is as it will be: calls are made by a worker of their own.</summary>
    private static async Task<JsonElement> OneAsync(HttpClient client, string path, Func<JsonElement, bool> isReady)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            using var answer = await client.GetAsync(path);
            if ((await answer.ShouldBeOkAsync()).GetProperty("items").EnumerateArray().ToList() is [var one] && isReady(one))
            {
                return one;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{path} did not come to be as expected.");
    }
}
