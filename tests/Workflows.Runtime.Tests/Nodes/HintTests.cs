using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Outbox;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Nodes;

/// <summary>One node makes mails and cannot send them; the other one, which would look every fifteen seconds, hears of it at once, and without
/// hints finds them by itself.</summary>
[Collection(PostgresCollection.Name)]
public sealed class HintTests(PostgresFixture fixture) : IAsyncLifetime
{
    private readonly PostgresTestStore _store = new(fixture);
    private readonly List<HostedNode> _nodes = [];

    private HostedNode Maker => _nodes[0];

    private HostedNode Sender => _nodes[1];

    public async Task InitializeAsync()
    {
        var (cases, keys) = (await _store.PlaceAsync(), await _store.PlaceAsync());
        for (var n = 0; n < 2; n++)
        {
            var folder = Path.Combine(_store.Folder, $"node-{n}");
            _nodes.Add(await HostedNode.StartAsync(o =>
            {
                (o.Folder, o.Postgres, o.PostgresForKeys) = (folder, cases, keys);
                o.MasterKeyFile = Path.Combine(_store.Folder, "master.key");
            }));
        }

        await Maker.Services.GetRequiredService<OutboxLoop>().StopAsync(default);
        var check = FolderChecker.Check(SourceSet.Of(
        [
            new("tell.process.yaml", "process: tell\ntitle: Tell\norganisation: crew\nsteps:\n  - notify: It is done\n    to: clerk\n"),
            new("crew.organisation.yaml", """
                organisation: crew
                roles: { clerk: Clerk }
                people: { cleo: { name: Cleo, mail: cleo@example.org } }
                holdings: [{ role: clerk, person: cleo }]
                """),
        ]));
        Assert.Empty(check.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message));
        await Maker.Library.DeployAsync(check.Processes, null, default);
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _store.DisposeAsync();
    }

    [SkippableFact]
    public async Task What_one_node_has_to_do_another_hears_of_at_once()
    {
        for (var mails = 1; mails <= 4; mails++)
        {
            await Maker.BeginAsync("tell");
            await Sender.UntilAsync(mails, "outbox", "state = 'sent'", TimeSpan.FromSeconds(4));
        }
    }

    [SkippableFact]
    public async Task A_hint_that_is_lost_is_made_up_for_by_the_next_look()
    {
        foreach (var node in _nodes)
        {
            await node.Services.GetServices<IHostedService>().OfType<NodeHints>().Single().StopAsync(default);
        }

        await Maker.BeginAsync("tell");

        await Sender.UntilAsync(1, "outbox", "state = 'sent'", TimeSpan.FromSeconds(25));
    }
}
