using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Schema;

namespace Workflows.Runtime.Nodes;

/// <summary>A node that runs on the database, or did a moment ago.</summary>
public sealed record RunningNode(Guid Id, string Name, string Version, Instant StartedAt, Instant SeenAt);

/// <summary>Says every few seconds that this node runs, so that an upgrade does not change the tables under it and an administrator sees
/// which nodes there are.</summary>
/// <remarks>Nothing is decided by it: who does what is decided row by row, so that a node that is silent for a while does no harm.</remarks>
public sealed class NodeRegister(IDatabase database, NodeIdentity node, TimeProvider time, ILogger<NodeRegister> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly Duration KeptFor = Duration.FromDays(1);

    private readonly Instant _startedAt = Instant.FromDateTimeOffset(time.GetUtcNow());

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The nodes that have been heard of within the last fifteen seconds, by name.</summary>
    public Task<ImmutableArray<RunningNode>> RunningAsync(CancellationToken cancellationToken) => database.QueryAsync(
        new(
            "node.running",
            "select id, name, version, started_at, seen_at from node where seen_at > $1 order by name, id",
            Now - LiveNodes.SilentFor),
        row => new RunningNode(row.Id(0), row.Text(1), row.Text(2), row.Time(3), row.Time(4)),
        cancellationToken);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await SayAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await database.ExecuteAsync([new("node.remove", "delete from node where id = $1", node.Id)], cancellationToken);
        }
        catch (Exception failure) when (failure is StorageUnavailableException or OperationCanceledException)
        {
            logger.LogWarning(failure, "This node could not sign off; an upgrade waits {Silence} for it", LiveNodes.SilentFor);
        }
    }

    internal Task SayAsync(CancellationToken cancellationToken) => database.ExecuteAsync(
        [
            new(
                "node.write",
                """
                insert into node (id, name, version, started_at, seen_at) values ($1, $2, $3, $4, $5)
                on conflict (id) do update set seen_at = excluded.seen_at
                """,
                node.Id,
                node.Name,
                node.Version,
                _startedAt,
                Now),
            new("node.forget", "delete from node where seen_at < $1", Now - KeptFor),
        ],
        cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await SayAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // Whatever it is, the node goes on running, and says so again.
                    logger.LogWarning(failure, "This node could not say that it runs; it says so again in {Every}", Every);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
