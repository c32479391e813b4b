using System.Collections.Immutable;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Verifying.States;

/// <summary>The keys of an installation, only read, whether or not a server has their store open.</summary>
public sealed class KeyReading : IAsyncDisposable
{
    private readonly ReadOnlyStore _store;
    private readonly MasterKeys _masters;

    private KeyReading(ReadOnlyStore store, MasterKeys masters, MessageIndex messages) => (_store, _masters, Messages) = (store, masters, messages);

    internal MessageIndex Messages { get; }

    /// <exception cref="StoreNotReadException">The store is not there, or of another version.</exception>
    /// <exception cref="StartRefusedException">The file of the master keys is not there, open to others, or that of another store.</exception>
    public static async Task<KeyReading> OpenAsync(WorkflowsOptions installation, CancellationToken cancellationToken)
    {
        var held = await MasterKeyFile.ReadAsync(installation.MasterKeyPath, cancellationToken);
        var store = installation.PostgresForKeys is { } postgres
            ? await ReadOnlyStore.OfPostgresAsync(postgres, cancellationToken)
            : await ReadOnlyStore.OfSqliteAsync(installation.KeyDatabaseFile, cancellationToken);
        try
        {
            var versions = await store.ReadAsync(
                async (session, ct) => await session.QueryAsync(KeyVersions.All, KeyVersions.Of, ct), cancellationToken);
            var masters = new MasterKeys(held, [.. held.Select(k => k.Fingerprint)], versions);
            if (masters.Missing is [var missing, ..])
            {
                throw new StartRefusedException(
                    $"The master key file {installation.MasterKeyPath} lacks {missing}, which is in use in this key store.");
            }

            var index = await store.ReadAsync(
                async (session, ct) => await session.QueryAsync(PurposeKeys.Read(PurposeKeys.MessageIndex), PurposeKeys.Of, ct), cancellationToken);
            return new(store, masters, new(PurposeKeys.Open(masters, PurposeKeys.MessageIndex, index[0])));
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>Keys by their ids; null for those that do not open. Those that were destroyed are not among them.</summary>
    internal Task<ImmutableDictionary<DataKeyId, DataKey?>> FindAsync(
        IReadOnlyCollection<DataKeyId> ids, CancellationToken cancellationToken) => _store.ReadAsync(
        async (session, ct) =>
        {
            var found = ImmutableDictionary.CreateBuilder<DataKeyId, DataKey?>();
            foreach (var id in ids)
            {
                var rows = await session.QueryAsync(
                    new("data_key.read", "select wrapped, version from data_key where id = $1", id.Value), row => (row.Bytes(0), row.Number(1)), ct);
                if (rows is [var (wrapped, version)])
                {
                    found[id] = Open(id, wrapped, version);
                }
            }

            return found.ToImmutable();
        },
        cancellationToken);

    private DataKey? Open(DataKeyId id, byte[] wrapped, long version)
    {
        try
        {
            return _masters.Find(version) is { } master ? DataKey.Unwrap(id, wrapped, master) : null;
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }
}
