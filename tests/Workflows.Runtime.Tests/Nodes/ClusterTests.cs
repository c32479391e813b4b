using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Tests.Jobs;
using Workflows.Runtime.Tests.Storage;
using Workflows.Runtime.Timers;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Nodes;

/// <summary>Three whole nodes on one PostgreSQL, with everything running: timers, calls, mails, cases that call one another, recurring starts
/// and the shared scheduler.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ClusterTests(PostgresFixture fixture) : IAsyncLifetime
{
    private const int Nodes = 3;

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    private readonly PostgresTestStore _store = new(fixture);
    private readonly List<HostedNode> _nodes = [];
    private PlayedService _service = null!;

    public async Task InitializeAsync()
    {
        var (cases, keys) = (await _store.PlaceAsync(), await _store.PlaceAsync());
        _service = await PlayedService.StartAsync();
        for (var n = 0; n < Nodes; n++)
        {
            var folder = Path.Combine(_store.Folder, $"node-{n}");
            _nodes.Add(await HostedNode.StartAsync(o =>
            {
                (o.Folder, o.Postgres, o.PostgresForKeys) = (folder, cases, keys);
                o.MasterKeyFile = Path.Combine(_store.Folder, "master.key");
                o.Services = new() { Allow = [_service.Origin] };
            }));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        await _store.DisposeAsync();
    }

    [SkippableFact]
    public async Task Under_load_every_case_ends_once_whatever_node_does_its_steps()
    {
        const int Cases = 60;
        await DeployAsync(
            ("outer.process.yaml", $$"""
                process: outer
                title: Outer
                organisation: crew
                steps:
                  - wait: { for: 1 seconds }
                  - id: ask
                    http: POST {{_service.Origin}}/asked
                  - call: inner
                  - notify: It is done
                    to: clerk
                """),
            ("inner.process.yaml", """
                process: inner
                title: Inner
                steps:
                  - parallel:
                      one: [wait: { for: 1 seconds }]
                      other: [wait: { for: 2 seconds }]
                """),
            ("crew.organisation.yaml", """
                organisation: crew
                roles: { clerk: Clerk }
                people: { cleo: { name: Cleo, mail: cleo@example.org } }
                holdings: [{ role: clerk, person: cleo }]
                """));

        await Task.WhenAll(Enumerable.Range(0, Cases).Select(n => _nodes[n % Nodes].BeginAsync("outer")));
        await _nodes[0].UntilAsync(Cases, "outbox", "state = 'sent'", Within);

        Assert.Equal(2 * Cases, await _nodes[1].CountAsync("instance", "status = 'completed'"));
        Assert.Equal(0, await _nodes[1].CountAsync("wait"));
        Assert.Equal(0, await _nodes[1].CountAsync("dispatch"));
        Assert.Equal(0, await _nodes[1].CountAsync("incident"));
        Assert.Equal(3 * Cases, await _nodes[2].CountAsync("journal", "kind = 'fire-timer'"));
        Assert.Equal(Cases, _service.Requests.Count);
        Assert.Equal(Cases, _service.Requests.Select(r => r.Headers["Idempotency-Key"]).Distinct().Count());
        Assert.Equal(Cases, Directory.GetFiles(_store.Folder, "*.eml", SearchOption.AllDirectories).Length);
        Assert.Equal(
            await _nodes[2].CountAsync("journal"),
            (await _nodes[2].Database.QueryAsync(new("sum", "select sum(revision)::bigint from instance"), row => row.Number(0), default))[0]);
    }

    [SkippableFact]
    public async Task What_is_deployed_at_one_node_starts_at_another_at_once_and_deployments_of_the_same_moment_all_count()
    {
        var deployed = await Task.WhenAll(Enumerable.Range(0, 9).Select(n => _nodes[n % Nodes].Library.DeployAsync(
            Check(($"p{n}.process.yaml", $"process: p{n}\ntitle: P {n}\nsteps:\n  - wait: {{ for: 1 days }}\n")), null, default)));

        Assert.All(deployed, outcome => Assert.IsType<Deployment.DeploymentOutcome.Deployed>(outcome));
        Assert.Equal(9, await _nodes[0].CountAsync("deployment"));
        for (var n = 0; n < 9; n++)
        {
            await _nodes[(n + 1) % Nodes].BeginAsync($"p{n}");
        }
    }

    [SkippableFact]
    public async Task The_shared_scheduler_has_all_nodes_in_it_and_rings_recurring_starts_once()
    {
        await DeployAsync(("daily.process.yaml", """
            process: daily
            title: Daily
            start:
              - every: day
            steps:
              - wait: { for: 1 days }
            """));
        await _nodes[0].Database.ExecuteAsync(
            [new("test.soon", "update recurring_start set next_at = $1", SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(2))],
            default);

        await Task.WhenAll(_nodes.Select(node => node.Services.GetRequiredService<StartHorizon>().LookAsync(default)));
        await _nodes[0].UntilAsync(Nodes, "quartz.qrtz_scheduler_state", "1 = 1", Within);
        await _nodes[0].UntilAsync(1, "recurring_start", "last_outcome = 'started'", Within);

        Assert.Equal(1, await _nodes[0].CountAsync("instance", "process = 'daily'"));
    }

    private async Task DeployAsync(params (string Path, string Text)[] files) => Assert.IsType<Deployment.DeploymentOutcome.Deployed>(
        await _nodes[0].Library.DeployAsync(Check(files), null, default));

    private static ImmutableArray<CheckedProcess> Check(params (string Path, string Text)[] files)
    {
        var check = FolderChecker.Check(SourceSet.Of(files.Select(f => new SourceText(f.Path, f.Text))));
        Assert.Empty(check.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span} {d.Message}"));
        return check.Processes;
    }
}
