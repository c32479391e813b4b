using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Schema;

namespace Workflows.Runtime.Nodes;

/// <summary>A node that runs on the database, or did a moment ago.</summary>
/// <param name="Id">Tells it from others of that name.</param>
/// <param name="Name">Of its machine.</param>
/// <param name="Version">Of the program.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="SeenAt">When it last said that it runs.</param>
/// <param name="MasterKeys">Fingerprints of the master keys that it has in its file.</param>
public sealed record RunningNode(
    Guid Id, string Name, string Version, Instant StartedAt, Instant SeenAt, ImmutableArray<string> MasterKeys);

/// <summary>Says every few seconds that this node runs and which master keys it has, so that an upgrade does not change the tables under
/// it, a new master key is used when every node has it, and an administrator sees which nodes there are.</summary>
/// <remarks>Nothing is decided by it: who does what is decided row by row, so that a node that is silent for a while does no harm.</remarks>
public sealed class NodeRegister(
    IDatabase database, KeyStore keys, NodeIdentity node, TimeProvider time, ILogger<NodeRegister> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly Duration KeptFor = Duration.FromDays(1);

    private readonly Instant _startedAt = Instant.FromDateTimeOffset(time.GetUtcNow());

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The nodes that have been heard of within the last fifteen seconds, by name.</summary>
    public Task<ImmutableArray<RunningNode>> RunningAsync(CancellationToken cancellationToken) => database.QueryAsync(
        new(
            "node.running",
            "select id, name, version, started_at, seen_at, master_keys from node where seen_at > $1 order by name, id",
            Now - LiveNodes.SilentFor),
        row => new RunningNode(row.Id(0), row.Text(1), row.Text(2), row.Time(3), row.Time(4), [.. row.Text(5).Split(' ')]),
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

    internal async Task SayAsync(CancellationToken cancellationToken)
    {
        var masterKeys = await ReadMasterKeysAgainAsync(cancellationToken);
        await database.ExecuteAsync(
            [
                new(
                    "node.write",
                    """
                    insert into node (id, name, version, started_at, seen_at, master_keys) values ($1, $2, $3, $4, $5, $6)
                    on conflict (id) do update set seen_at = excluded.seen_at, master_keys = excluded.master_keys
                    """,
                    node.Id,
                    node.Name,
                    node.Version,
                    _startedAt,
                    Now,
                    string.Join(' ', masterKeys)),
                new("node.forget", "delete from node where seen_at < $1", Now - KeptFor),
            ],
            cancellationToken);
    }

    /// <summary>The file may have been given another key meanwhile; others must know before that is used.</summary>
    private async Task<ImmutableArray<string>> ReadMasterKeysAgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await keys.RefreshAsync(cancellationToken)).InFile;
        }
        catch (StorageUnavailableException)
        {
            // That the key store is away is told by others; the node runs.
            return keys.Masters.InFile;
        }
    }

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
