using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>Holds the cases and the key store together that they are sealed with: a node that comes with another key store would find no
/// case, and seal new ones under keys that the other nodes do not have.</summary>
internal static class KeyStoreBinding
{
    /// <summary>Writes down at the first start which key store it is, and compares at every other one.</summary>
    /// <exception cref="StartRefusedException">The cases are sealed with the keys of another store.</exception>
    public static async Task CheckAsync(IDatabase cases, IDatabase keys, CancellationToken cancellationToken)
    {
        var store = await KeepFirstAsync(
            keys,
            new("key_store.write", "insert into key_store (id, store) values (1, $1) on conflict (id) do nothing", Guid.NewGuid()),
            new("key_store.read", "select store from key_store"),
            cancellationToken);
        var bound = await KeepFirstAsync(
            cases,
            new("installation.write", "insert into installation (id, key_store) values (1, $1) on conflict (id) do nothing", store),
            new("installation.read", "select key_store from installation"),
            cancellationToken);
        if (bound != store)
        {
            throw new StartRefusedException(
                $"The cases in {cases.Description} are sealed with the keys of another key store than {keys.Description}. "
                + "Name the right one: several nodes share one key store in PostgreSQL (Workflows__KeyDatabase) and have the same master key file. "
                + "After restoring a backup, restore that of the key store as well.");
        }
    }

    private static async Task<Guid> KeepFirstAsync(IDatabase database, Statement write, Statement read, CancellationToken cancellationToken)
    {
        if (await database.QueryAsync(read, row => row.Id(0), cancellationToken) is [var known])
        {
            return known;
        }

        await database.ExecuteAsync([write], cancellationToken);
        return (await database.QueryAsync(read, row => row.Id(0), cancellationToken))[0];
    }
}
