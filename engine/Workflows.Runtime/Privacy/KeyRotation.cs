using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>Changes the master key while nodes run: a new one is made and given to every node, comes into use, every wrapped key is wrapped
/// anew, and the old one is retired when it wraps nothing.</summary>
/// <remarks>Each part leaves something to go on from: a kill between any two of them does no harm, and both keys are readable until the
/// end.</remarks>
public sealed class KeyRotation(KeyStore keys, NodeRegister nodes, SystemJournal journal, TimeProvider time, ILogger<KeyRotation> logger)
{
    private const int MostLooks = 8;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Wrapped anew in one transaction.</summary>
    internal int BatchSize { get; init; } = KeyRewrapping.DefaultBatch;

    /// <summary>How many wrapped keys did not open with the master key that they
    /// name when this node tried last: somebody has changed them. As long as
    /// there are any, that master key is not retired, and none is made anew.</summary>
    public long Unopened { get; private set; }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Which master keys there are, and what each wraps.</summary>
    public async Task<ImmutableArray<KeyVersionUse>> DescribeAsync(CancellationToken cancellationToken)
    {
        var masters = await keys.RefreshAsync(cancellationToken);
        var wrapped = await keys.Database.QueryAsync(
            new("data_key.count", "select version, count(*), min(made_at), max(made_at) from data_key group by version"),
            row => (Version: row.Number(0), Count: row.Number(1), Oldest: row.Time(2), Newest: row.Time(3)),
            cancellationToken);
        return
        [
            .. masters.Versions.Select(v => wrapped.FirstOrDefault(w => w.Version == v.Version) is { Count: > 0 } use
                ? new KeyVersionUse(v, v == masters.Current, use.Count, use.Oldest, use.Newest)
                : new KeyVersionUse(v, v == masters.Current, 0, null, null)),
        ];
    }

    /// <summary>Makes a new master key and brings it into use, unless a node does not have it yet; or goes on where an earlier attempt
    /// ended.</summary>
    /// <param name="actor">Who asks for it, for the system journal.</param>
    /// <param name="cancellationToken">Ends it between two parts.</param>
    /// <exception cref="StorageUnavailableException">A database cannot be reached.</exception>
    public async Task<RotationBegin> BeginAsync(string? actor, CancellationToken cancellationToken)
    {
        var masters = await keys.RefreshAsync(cancellationToken);
        if (masters.Leaving is [var leaving, ..])
        {
            return new RotationBegin.Unfinished(leaving);
        }

        try
        {
            masters = await AnnounceAsync(masters, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new RotationBegin.FileNotWritten(keys.MasterKeyPath, cause.Message);
        }

        if (masters.Announced is not { } announced)
        {
            // Another node was quicker, and has brought it into use.
            return new RotationBegin.Unfinished(masters.Current);
        }

        if (await LackingAsync(announced, cancellationToken) is { IsEmpty: false } lacking)
        {
            return new RotationBegin.NodesLack(lacking, announced, keys.MasterKeyPath);
        }

        await journal.AppendAsync(
            "key-rotation",
            actor,
            $"{announced} comes into use in the place of {masters.Current}; what that one wraps is wrapped anew.",
            cancellationToken);
        await keys.Database.ExecuteAsync([KeyVersions.BringIntoUse(announced.Version, Now)], cancellationToken);
        await keys.RefreshAsync(cancellationToken);
        return new RotationBegin.Begun(announced);
    }

    /// <summary>Wraps anew what is wrapped with a master key that is not in use any more, and retires that.</summary>
    public async Task ContinueAsync(CancellationToken cancellationToken)
    {
        var masters = await keys.RefreshAsync(cancellationToken);
        if (masters.Leaving.IsEmpty)
        {
            Unopened = 0;
            return;
        }

        var done = await new KeyRewrapping(keys, BatchSize).RunAsync(cancellationToken);
        Unopened = done.Broken;
        if (done.Broken > 0)
        {
            logger.LogError(
                "{Broken} wrapped keys do not open with their master key and were left as they are: look at a backup of the keys",
                done.Broken);
        }

        foreach (var leaving in masters.Leaving)
        {
            if (await KeyVersions.TryRetireAsync(keys.Database, leaving.Version, Now, cancellationToken))
            {
                await journal.AppendAsync(
                    "key-rotation",
                    null,
                    $"{leaving} wraps nothing here any more: {done.Count} keys were wrapped anew with {masters.Current}.",
                    cancellationToken);
            }
        }

        await keys.RefreshAsync(cancellationToken);
    }

    /// <summary>Makes sure that a new key is in the file and known to the store: one that was announced before, one that an attempt before left
    /// in the file, or one made now. In the file first, so that the store never knows of a key that is nowhere.</summary>
    private async Task<MasterKeys> AnnounceAsync(MasterKeys masters, CancellationToken cancellationToken)
    {
        if (masters.Announced is { } announced)
        {
            if (masters.InFile.Contains(announced.Fingerprint)
                || (await nodes.RunningAsync(cancellationToken)).Any(n => n.MasterKeys.Contains(announced.Fingerprint)))
            {
                return masters;
            }

            // Its file is gone with the node that made it; nothing was ever wrapped with it.
            await keys.Database.ExecuteAsync([KeyVersions.Forget(announced.Version)], cancellationToken);
            masters = await keys.RefreshAsync(cancellationToken);
        }

        var unknown = masters.InFile.LastOrDefault(f => masters.Versions.All(v => v.Fingerprint != f));
        var key = unknown is null ? MasterKeyFile.Append(keys.MasterKeyPath, Now) : masters.Held.First(k => k.Fingerprint == unknown);
        await keys.Database.ExecuteAsync([KeyVersions.Announce(masters.Versions[^1].Version + 1, key, Now)], cancellationToken);
        return await keys.RefreshAsync(cancellationToken);
    }

    /// <summary>The nodes whose file does not have a key; waits some seconds for those that are about to read theirs again.</summary>
    private async Task<ImmutableArray<string>> LackingAsync(KeyVersion version, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            await nodes.SayAsync(cancellationToken);
            var running = await nodes.RunningAsync(cancellationToken);
            ImmutableArray<string> lacking = [.. running.Where(n => !n.MasterKeys.Contains(version.Fingerprint)).Select(n => n.Name).Distinct()];
            if (lacking.IsEmpty || look == MostLooks)
            {
                return lacking;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
    }
}
