using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Runtime.Jobs;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Jobs;

/// <summary>Calls from a case to a real server, on either database.</summary>
public abstract class ServiceCallConformance(TestStore store) : IAsyncLifetime
{
    private TestNode _node = null!;
    private PlayedService _service = null!;

    private string Steps => $$"""
          - id: register
            http: POST {{_service.Origin}}/cases
            body: { plan: = secret_plan }
            may-carry: special
            secret: archive
            timeout: 5 seconds
            retry: { times: 2, first: 30 seconds }
          - id: after
            task: File it
            by: clerk
        """;

    private ServiceSettings Settings => new()
    {
        Allow = [_service.Origin],
        Secrets = ImmutableDictionary.CreateRange<string, ServiceSecret>(
            [new("archive", new() { Origins = [_service.Origin], Value = "canary-secret" })]),
    };

    public async Task InitializeAsync()
    {
        _service = await PlayedService.StartAsync();
        _node = await TestNode.StartAsync(store);
    }

    public async Task DisposeAsync()
    {
        _node?.Dispose();
        await _service.DisposeAsync();
        await store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_case_waits_for_the_answer_and_goes_on_with_it()
    {
        using var node = new CallingNode(_node, Settings);
        _service.Answer = context => context.Response.WriteAsJsonAsync(new { number = 17 });
        var id = await node.StartAsync(Steps);

        await node.CallDueAsync();

        var state = await _node.StateAsync(id);
        Assert.Equal(["after"], state.Tasks.Values.Select(t => t.Node));
        Assert.Empty(state.Waits);
        var asked = Assert.Single(_service.Requests);
        Assert.Equal(("""{"plan":"canary-body"}""", "Bearer canary-secret"), (asked.Body, asked.Headers["Authorization"]));
    }

    [SkippableFact]
    public async Task A_call_that_failed_is_made_again_under_the_same_key_and_only_when_its_pause_is_over()
    {
        using var node = new CallingNode(_node, Settings);
        _service.Answer = context =>
        {
            context.Response.StatusCode = _service.Requests.Count == 1 ? 503 : 200;
            return Task.CompletedTask;
        };
        var id = await node.StartAsync(Steps);

        await node.CallDueAsync();
        await node.CallDueAsync();
        Assert.Single(_service.Requests);
        Assert.Equal("http-503", (await node.JobAsync(id)).Failure);

        _node.Time.Advance(Duration.FromSeconds(30));
        await node.CallDueAsync();

        Assert.Equal(2, _service.Requests.Count);
        Assert.Single(_service.Requests.Select(r => r.Headers["Idempotency-Key"]).Distinct());
        Assert.Equal(["after"], (await _node.StateAsync(id)).Tasks.Values.Select(t => t.Node));
    }

    [SkippableFact]
    public async Task A_call_that_stays_without_success_is_an_incident_that_an_administrator_can_retry()
    {
        using var node = new CallingNode(_node, Settings);
        _service.Answer = context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        };
        var id = await node.StartAsync(Steps);
        await node.CallDueAsync();
        var incident = Assert.Single((await _node.StateAsync(id)).Incidents.Values);
        Assert.Equal("WF9070", incident.Code);
        Assert.DoesNotContain("canary", incident.Message, StringComparison.Ordinal);

        _service.Answer = _ => Task.CompletedTask;
        await _node.DoAsync(id, new RetryIncident(incident.Id, null));
        await node.CallDueAsync();

        Assert.Equal(["after"], (await _node.StateAsync(id)).Tasks.Values.Select(t => t.Node));
        Assert.Single(_service.Requests.Select(r => r.Headers["Idempotency-Key"]).Distinct());
    }

    [SkippableFact]
    public async Task A_worker_that_dies_between_sending_and_storing_is_followed_by_another_under_the_same_key()
    {
        using var node = new CallingNode(_node, Settings);
        using var killed = new CancellationTokenSource();
        _service.Answer = async context =>
        {
            await killed.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var id = await node.StartAsync(Steps);
        var due = Assert.Single(await node.Jobs.ClaimAsync(10, 0, default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.Worker.WorkAsync(due, killed.Token));

        using var restarted = _node.Restart();
        using var other = new CallingNode(restarted, Settings);
        _service.Answer = _ => Task.CompletedTask;
        await other.CallDueAsync();
        Assert.Single(_service.Requests); // its time is not over

        _node.Time.Advance(Duration.FromMinutes(1));
        await other.CallDueAsync();

        Assert.Equal(2, _service.Requests.Count);
        Assert.Single(_service.Requests.Select(r => r.Headers["Idempotency-Key"]).Distinct());
        Assert.Equal(["after"], (await restarted.StateAsync(id)).Tasks.Values.Select(t => t.Node));
    }

    [SkippableFact]
    public async Task A_worker_that_comes_back_after_its_time_is_over_changes_nothing()
    {
        using var node = new CallingNode(_node, Settings);
        using var restarted = _node.Restart();
        using var other = new CallingNode(restarted, Settings);
        _service.Answer = async context =>
        {
            if (_service.Requests.Count == 1)
            {
                // While the first attempt hangs, its time passes and another node makes the second.
                _node.Time.Advance(Duration.FromMinutes(1));
                await other.CallDueAsync();
            }

            await context.Response.WriteAsJsonAsync(new { attempt = _service.Requests.Count });
        };
        var id = await node.StartAsync(Steps);

        await node.CallDueAsync();

        Assert.Equal(2, _service.Requests.Count);
        var journal = await _node.CountAsync("journal", "kind = 'answer-attempt'");
        Assert.Equal((1L, 2L), (journal, await _node.CountAsync("journal", "kind = 'begin-attempt'")));
        Assert.Single((await restarted.StateAsync(id)).Tasks);
    }

    [SkippableFact]
    public async Task Nodes_that_look_at_the_same_time_make_one_call()
    {
        using var node = new CallingNode(_node, Settings);
        using var restarted = _node.Restart();
        using var other = new CallingNode(restarted, Settings);
        var id = await node.StartAsync(Steps);
        var due = Assert.Single(await node.Jobs.ClaimAsync(10, 0, default));

        await Task.WhenAll(node.Worker.WorkAsync(due, default), other.Worker.WorkAsync(due, default));

        Assert.Single(_service.Requests);
        Assert.Single((await restarted.StateAsync(id)).Tasks);
    }

    [SkippableFact]
    public async Task Neither_secret_nor_body_is_stored_in_clear()
    {
        using var node = new CallingNode(_node, Settings);
        _service.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var id = await node.StartAsync(Steps.Replace("canary-body", "", StringComparison.Ordinal));
        await node.CallDueAsync();

        var rows = await _node.Database.QueryAsync(
            new("wait.closed", "select closed, host from wait where instance = $1", id.Value),
            row => (Closed: row.Bytes(0), Host: row.Text(1)),
            default);
        Assert.All(rows, row => Assert.DoesNotContain("canary", Encoding.Latin1.GetString(row.Closed), StringComparison.Ordinal));
        var json = System.Text.Json.JsonSerializer.Serialize<Wait>(await node.JobAsync(id), EngineJson.Options);
        Assert.DoesNotContain("canary-secret", json, StringComparison.Ordinal);
    }
}

public sealed class SqliteServiceCallTests() : ServiceCallConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresServiceCallTests(PostgresFixture fixture) : ServiceCallConformance(new PostgresTestStore(fixture));
