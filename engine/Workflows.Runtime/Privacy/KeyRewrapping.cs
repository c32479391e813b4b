using System.Collections.Immutable;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>What wrapping anew has come to.</summary>
/// <param name="Count">Keys that were wrapped anew.</param>
/// <param name="Broken">Keys that do not open with the master key that they name: somebody has changed them, and they stay as they are.</param>
internal sealed record RewrappedKeys(long Count, long Broken)
{
    public static RewrappedKeys operator +(RewrappedKeys one, RewrappedKeys other) => new(one.Count + other.Count, one.Broken + other.Broken);
}

/// <summary>Wraps every key of the store with the master key that is in use: the keys stay the same, and nothing that is sealed with them is
/// touched.</summary>
/// <remarks>In batches, each in a transaction; every row says which master key wraps it, so that it may be stopped anywhere, begun again, and
/// done by several nodes at once.</remarks>
internal sealed class KeyRewrapping(KeyStore keys, int batchSize)
{
    public const int DefaultBatch = 500;

    public async Task<RewrappedKeys> RunAsync(CancellationToken cancellationToken)
    {
        var masters = await keys.RefreshAsync(cancellationToken);
        if (masters.Find(masters.Current.Version) is not { } master)
        {
            return new(0, 0);
        }

        var done = await RewrapPurposesAsync(masters, master, cancellationToken);
        for (var after = Guid.Empty; ;)
        {
            var batch = await keys.Database.QueryAsync(
                new(
                    "data_key.outdated",
                    $"select id, wrapped, version from data_key where id > $1 and version <> $2 order by id limit {batchSize}",
                    after,
                    masters.Current.Version),
                row => (Id: row.Id(0), Wrapped: row.Bytes(1), Version: row.Number(2)),
                cancellationToken);
            if (batch.IsEmpty)
            {
                return done;
            }

            done += await WriteAsync(
                batch.Length,
                [
                    .. batch.SelectMany(row => Again(masters, master, row.Wrapped, row.Version, DataKey.PlaceOf(new(row.Id))) is { } wrapped
                        ? [new Statement(
                            "data_key.rewrap",
                            "update data_key set wrapped = $2, version = $3 where id = $1 and version = $4",
                            row.Id,
                            wrapped,
                            masters.Current.Version,
                            row.Version)]
                        : Array.Empty<Statement>()),
                ],
                cancellationToken);
            after = batch[^1].Id;
        }
    }

    private async Task<RewrappedKeys> RewrapPurposesAsync(MasterKeys masters, MasterKey master, CancellationToken cancellationToken)
    {
        var outdated = await keys.Database.QueryAsync(
            new("purpose_key.outdated", "select purpose, wrapped, version from purpose_key where version <> $1", masters.Current.Version),
            row => (Purpose: row.Text(0), Wrapped: row.Bytes(1), Version: row.Number(2)),
            cancellationToken);
        return outdated.IsEmpty
            ? new(0, 0)
            : await WriteAsync(
                outdated.Length,
                [
                    .. outdated.SelectMany(row => Again(masters, master, row.Wrapped, row.Version, PurposeKeys.PlaceOf(row.Purpose)) is { } wrapped
                        ? [new Statement(
                            "purpose_key.rewrap",
                            "update purpose_key set wrapped = $2, version = $3 where purpose = $1 and version = $4",
                            row.Purpose,
                            wrapped,
                            masters.Current.Version,
                            row.Version)]
                        : Array.Empty<Statement>()),
                ],
                cancellationToken);
    }

    private async Task<RewrappedKeys> WriteAsync(int read, ImmutableArray<Statement> statements, CancellationToken cancellationToken)
    {
        var touched = await keys.Database.ExecuteAsync(statements, cancellationToken);
        // Those that were erased, or wrapped anew by another node, in between are not counted.
        return new(touched.Sum(), read - statements.Length);
    }

    /// <returns>Null when it does not open, or this node does not have the master key that it needs.</returns>
    private static byte[]? Again(MasterKeys masters, MasterKey master, byte[] wrapped, long version, SealedPlace place)
    {
        try
        {
            return masters.Find(version) is { } old ? master.Close(old.Open(wrapped, place), place) : null;
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }
}
