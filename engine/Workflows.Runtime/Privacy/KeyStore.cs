using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>A key that was destroyed, and when: what a restored database must be told.</summary>
public sealed record DestroyedKey(DataKeyId Id, Instant At);

/// <summary>Keeps the data keys, wrapped under the master key, in a database apart from that of the cases and its backups.</summary>
/// <remarks>Keys are made in batches and committed before the first of a batch is handed out, so that opening a case costs no commit
/// here. Keys that a stopped program had made but not used stay as rows that nothing refers to.</remarks>
public sealed class KeyStore : IDisposable
{
    private const int SmallestBatch = 16;
    private const int LargestBatch = 1024;

    /// <summary>Opened keys kept in memory; reading one again is a query.</summary>
    private const int KeptOpen = 10_000;

    private readonly IDatabase _database;
    private readonly MasterKey _master;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _filling = new(1);
    private readonly ConcurrentQueue<DataKey> _ready = new();
    private readonly ConcurrentDictionary<DataKeyId, (DataKey Key, long Since)> _open = new();
    private readonly ConcurrentDictionary<DataKeyId, bool> _destroyed = new();
    private int _batch = SmallestBatch;
    private int _keptOpen;

    private KeyStore(IDatabase database, MasterKey master, TimeProvider time)
    {
        _database = database;
        _master = master;
        _time = time;
        Messages = new(master.Derive("workflows message index"));
    }

    /// <summary>The index over what messages are waited for.</summary>
    public MessageIndex Messages { get; }

    /// <summary>How long a node goes on using a key that another node has destroyed. Within one node destroying takes effect at once.</summary>
    public static TimeSpan StaleFor { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Opens the store with its master key; an empty store without a key file gets a new one.</summary>
    /// <exception cref="StartRefusedException">The key file is lost, open to others, or that of another store.</exception>
    public static async Task<KeyStore> OpenAsync(IDatabase database, string masterKeyPath, TimeProvider time, CancellationToken cancellationToken)
    {
        var known = await database.QueryAsync(
            new("master_key.read", "select fingerprint from master_key"), row => row.Text(0), cancellationToken);
        if (known.IsEmpty && !File.Exists(masterKeyPath))
        {
            MasterKey.Create(masterKeyPath);
        }

        if (!File.Exists(masterKeyPath))
        {
            throw new StartRefusedException(
                $"The master key file {masterKeyPath} is not there, and the cases in this installation are sealed under it. "
                + "Put it back from where it is kept safe; without it they cannot be read.");
        }

        var master = MasterKey.Read(masterKeyPath);
        if (known.IsEmpty)
        {
            await database.ExecuteAsync(
                [new("master_key.write", "insert into master_key (id, fingerprint) values (1, $1) on conflict (id) do nothing", master.Fingerprint)],
                cancellationToken);
            known = await database.QueryAsync(
                new("master_key.read", "select fingerprint from master_key"), row => row.Text(0), cancellationToken);
        }

        return known is [var fingerprint] && string.Equals(fingerprint, master.Fingerprint, StringComparison.Ordinal)
            ? new(database, master, time)
            : throw new StartRefusedException(
                $"The master key file {masterKeyPath} is not the one that this key store was made with. Put back the right file.");
    }

    /// <summary>A new key that is stored durably and was never handed out before.</summary>
    public async ValueTask<DataKey> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_ready.TryDequeue(out var key))
            {
                Keep(key);
                return key;
            }

            await FillAsync(cancellationToken);
        }
    }

    /// <summary>The key, or null when it was destroyed or never was.</summary>
    public async ValueTask<DataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(id, out var kept) && _time.GetElapsedTime(kept.Since) < StaleFor)
        {
            return kept.Key;
        }

        var wrapped = await _database.QueryAsync(
            new("data_key.read", "select wrapped from data_key where id = $1", id.Value), row => row.Bytes(0), cancellationToken);
        if (wrapped is not [var found])
        {
            _open.TryRemove(id, out _);
            return null;
        }

        var key = DataKey.Unwrap(id, found, _master);
        return Keep(key) ? key : null;
    }

    /// <summary>Destroys keys for ever: what is sealed with them opens no more, in this database, its copies and its backups.</summary>
    public async Task DestroyAsync(IReadOnlyCollection<DataKeyId> ids, CancellationToken cancellationToken)
    {
        var at = Instant.FromDateTimeOffset(_time.GetUtcNow());
        await _database.ExecuteAsync(
            [
                .. ids.Select(id => new Statement("data_key.destroy", "delete from data_key where id = $1", id.Value)),
                .. ids.Select(id => new Statement(
                    "destroyed_key.write", "insert into destroyed_key (id, at) values ($1, $2) on conflict (id) do nothing", id.Value, at)),
            ],
            cancellationToken);
        foreach (var id in ids)
        {
            // Remembered, so that a reader who had just fetched the key does not keep it.
            _destroyed[id] = true;
            _open.TryRemove(id, out _);
        }
    }

    /// <summary>The keys destroyed at or after a time, oldest first: whoever restores an older backup of this store destroys them again.</summary>
    public Task<ImmutableArray<DestroyedKey>> DestroyedSinceAsync(Instant since, CancellationToken cancellationToken) =>
        _database.QueryAsync(
            new("destroyed_key.list", "select id, at from destroyed_key where at >= $1 order by at, id", since),
            row => new DestroyedKey(new(row.Id(0)), row.Time(1)),
            cancellationToken);

    public void Dispose() => _filling.Dispose();

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        await _filling.WaitAsync(cancellationToken);
        try
        {
            if (!_ready.IsEmpty)
            {
                return;
            }

            var at = Instant.FromDateTimeOffset(_time.GetUtcNow());
            var made = Enumerable.Range(0, _batch).Select(_ => DataKey.Create()).ToList();
            await _database.ExecuteAsync(
                [
                    .. made.Select(key => new Statement(
                        "data_key.write",
                        "insert into data_key (id, wrapped, made_at) values ($1, $2, $3) on conflict (id) do nothing",
                        key.Id.Value,
                        key.Wrap(_master),
                        at)),
                ],
                cancellationToken);
            made.ForEach(_ready.Enqueue);
            _batch = Math.Min(_batch * 2, LargestBatch);
        }
        finally
        {
            _filling.Release();
        }
    }

    private bool Keep(DataKey key)
    {
        // Counted here and roughly: the dictionary's own count stops every thread.
        if (Interlocked.Increment(ref _keptOpen) > KeptOpen)
        {
            Interlocked.Exchange(ref _keptOpen, 0);
            _open.Clear();
        }

        _open[key.Id] = (key, _time.GetTimestamp());
        if (_destroyed.ContainsKey(key.Id))
        {
            _open.TryRemove(key.Id, out _);
            return false;
        }

        return true;
    }
}
