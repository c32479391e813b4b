using System.Collections.Immutable;
using System.Text;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Storage.Sqlite;
using Workflows.Runtime.Tests.Storage;
using Xunit;

namespace Workflows.Runtime.Tests.Privacy;

/// <summary>A key store whose master keys change, and what its data keys have sealed: all of that has to open, whatever happens.</summary>
internal sealed class SealedKeys
{
    private static readonly SealedPlace Place = SealedPlace.Of("test.value", Guid.Empty, 1);

    private readonly List<(DataKeyId Id, byte[] Closed)> _sealed = [];

    private SealedKeys(string folder, IDatabase cases, IDatabase database)
    {
        MasterKeyPath = Path.Combine(folder, "keys", "master.key");
        Cases = cases;
        Database = database;
    }

    public string MasterKeyPath { get; }

    public IDatabase Cases { get; }

    /// <summary>That of the keys.</summary>
    public IDatabase Database { get; }

    /// <summary>The keys that have sealed something, in order.</summary>
    public ImmutableArray<DataKeyId> Sealed => [.. _sealed.Select(s => s.Id)];

    public static async Task<SealedKeys> InAsync(TestStore store) => new(
        store.Folder,
        await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForWorkflows(store.Dialect)),
        await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForKeys(store.Dialect)));

    public Task<KeyStore> OpenAsync() => KeyStore.OpenAsync(Database, MasterKeyPath, TimeProvider.System, default);

    public KeyRotation Rotation(KeyStore keys, int batch = KeyRewrapping.DefaultBatch) => TestRotation.Of(Cases, keys, batch);

    public async Task SealAsync(KeyStore keys, int count = 25)
    {
        for (var i = 0; i < count; i++)
        {
            var key = await keys.TakeAsync(default);
            _sealed.Add((key.Id, key.Close(Encoding.UTF8.GetBytes($"{key.Id}"), Place)));
        }
    }

    public async Task OpensAsync(KeyStore keys, DataKeyId? but = null)
    {
        foreach (var (id, closed) in _sealed.Where(s => s.Id != but))
        {
            Assert.Equal($"{id}", Encoding.UTF8.GetString((await keys.FindAsync(id, default))!.Open(closed, Place)));
        }
    }

    /// <summary>What the journal of the installation says of the changes.</summary>
    public Task<ImmutableArray<string>> EntriesAsync() => Cases.QueryAsync(
        new("read", "select detail from system_entry where kind = 'key-rotation' order by number"), row => row.Text(0), default);

    /// <summary>Lets statements of the key store fail as the seam says.</summary>
    public void Seam(IStatementSeam? seam)
    {
        switch (Database)
        {
            case SqliteDatabase sqlite:
                sqlite.Seam = seam;
                break;
            case PostgresDatabase postgres:
                postgres.Seam = seam;
                break;
        }
    }
}
