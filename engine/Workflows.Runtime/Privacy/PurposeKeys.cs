using System.Security.Cryptography;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>Keys that are no case's, one for each purpose, kept wrapped like data keys: they stay the same when the master key is changed.</summary>
internal static class PurposeKeys
{
    /// <summary>Of the <see cref="MessageIndex"/>.</summary>
    public const string MessageIndex = "workflows message index";

    /// <summary>Opens a key, which is made at the first start. Stores of earlier versions had it derived from their master key (RFC 5869), and
    /// keep that one: what waits for messages was indexed with it.</summary>
    public static async Task<byte[]> OpenAsync(
        IDatabase database, MasterKeys masters, string purpose, bool isNewStore, CancellationToken cancellationToken)
    {
        if (await ReadAsync(database, purpose, cancellationToken) is not { } stored)
        {
            var secret = isNewStore ? RandomNumberGenerator.GetBytes(Seal.KeyBytes) : masters.Find(1)!.Derive(purpose);
            await database.ExecuteAsync(
                [
                    new(
                        "purpose_key.write",
                        "insert into purpose_key (purpose, wrapped, version) values ($1, $2, $3) on conflict (purpose) do nothing",
                        purpose,
                        masters.Find(masters.Current.Version)!.Close(secret, PlaceOf(purpose)),
                        masters.Current.Version),
                ],
                cancellationToken);
            // Of several that start at once, one has made it.
            stored = (await ReadAsync(database, purpose, cancellationToken))!.Value;
        }

        return Open(masters, purpose, stored);
    }

    public static Statement Read(string purpose) => new("purpose_key.read", "select wrapped, version from purpose_key where purpose = $1", purpose);

    public static (byte[] Wrapped, long Version) Of(Row row) => (row.Bytes(0), row.Number(1));

    /// <exception cref="StartRefusedException">It was changed.</exception>
    public static byte[] Open(MasterKeys masters, string purpose, (byte[] Wrapped, long Version) stored)
    {
        try
        {
            return masters.Find(stored.Version)!.Open(stored.Wrapped, PlaceOf(purpose));
        }
        catch (SealBrokenException cause)
        {
            throw new StartRefusedException(
                $"The key '{purpose}' in the key store does not open with the master key that it names: somebody has changed it. "
                + "Put the key store back from a backup.",
                cause);
        }
    }

    public static SealedPlace PlaceOf(string purpose) => SealedPlace.Of($"purpose_key.wrapped/{purpose}", Guid.Empty);

    private static async Task<(byte[] Wrapped, long Version)?> ReadAsync(IDatabase database, string purpose, CancellationToken cancellationToken) =>
        await database.QueryAsync(Read(purpose), Of, cancellationToken) is [var found] ? found : null;
}
