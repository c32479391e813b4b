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
public sealed class KeyStore
{
    private const int SmallestBatch = 16;

    /// <summary>As many as fit into one packet that is sent: a node that stops between two would keep others from making keys.</summary>
    private const int LargestBatch = 512;

    private readonly string _masterKeyPath;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<DataKey> _ready = new();
    private readonly OpenKeys _open;
    private volatile MasterKeys _masters;
    private volatile string? _fileProblem;
    private int _batch = SmallestBatch;
    private Task _filling = Task.CompletedTask;

    private KeyStore(IDatabase database, string masterKeyPath, MasterKeys masters, MessageIndex messages, TimeProvider time)
    {
        (Database, Messages) = (database, messages);
        (_masterKeyPath, _masters, _time) = (masterKeyPath, masters, time);
        _open = new(StaleFor, time);
    }

    /// <summary>The index over what messages are waited for.</summary>
    public MessageIndex Messages { get; }

    /// <summary>What is the matter with the file of the master keys, so that the next start would be refused; null when nothing is.</summary>
    public string? FileProblem => _fileProblem;

    /// <summary>How long a node goes on using a key that another node has destroyed. Within one node destroying takes effect at once.</summary>
    public static TimeSpan StaleFor { get; } = TimeSpan.FromSeconds(30);

    internal IDatabase Database { get; }

    internal MasterKeys Masters => _masters;

    /// <summary>Where the master keys of this node lie.</summary>
    public string MasterKeyPath => _masterKeyPath;

    /// <summary>Opens the store with its master key; an empty store without a key file gets a new one.</summary>
    /// <exception cref="StartRefusedException">The key file is lost, open to others, or that of another store.</exception>
    public static async Task<KeyStore> OpenAsync(IDatabase database, string masterKeyPath, TimeProvider time, CancellationToken cancellationToken)
    {
        var (masters, isNew) = await MasterKeyOpening.OpenAsync(database, masterKeyPath, time, cancellationToken);
        var messages = await PurposeKeys.OpenAsync(database, masters, PurposeKeys.MessageIndex, isNew, cancellationToken);
        return new(database, masterKeyPath, masters, new(messages), time);
    }

    /// <summary>Reads the file of the master keys again, and what the store knows of them: they change while nodes run.</summary>
    /// <exception cref="StorageUnavailableException">The store cannot be reached.</exception>
    internal async Task<MasterKeys> RefreshAsync(CancellationToken cancellationToken)
    {
        var (held, inFile) = (_masters.Held, ImmutableArray<string>.Empty);
        string? problem = null;
        try
        {
            var read = await MasterKeyFile.ReadAsync(_masterKeyPath, cancellationToken);
            inFile = [.. read.Select(k => k.Fingerprint)];
            // What was read before is kept: a wrong file does no harm to a node that runs.
            held = [.. read, .. held.Where(k => !inFile.Contains(k.Fingerprint))];
        }
        catch (StartRefusedException refused)
        {
            problem = refused.Message;
        }

        var masters = new MasterKeys(held, inFile, await KeyVersions.ReadAsync(Database, cancellationToken));
        _fileProblem = problem ?? (masters.Missing is [var missing, ..]
            ? $"The master key file {_masterKeyPath} lacks {missing}, which is in use. Copy the file from a node that has it, or put it back."
            : null);
        return _masters = masters;
    }

    /// <summary>A new key that is stored durably and was never handed out before.</summary>
    public async ValueTask<DataKey> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_ready.TryDequeue(out var key))
            {
                _open.Keep(key);
                return key;
            }

            await FillTogether().WaitAsync(cancellationToken);
        }
    }

    /// <summary>The key, or null when it was destroyed or never was.</summary>
    public async ValueTask<DataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken)
    {
        if (_open.Find(id) is { } open)
        {
            return open;
        }

        if (await WrappedKey.ReadAsync(Database, [id.Value], cancellationToken) is [var found])
        {
            return await UnwrapAsync(found, cancellationToken);
        }

        _open.Forget(id);
        return null;
    }

    /// <summary>Several keys, on PostgreSQL in one round trip; without those that were destroyed, never were or do not open.</summary>
    /// <exception cref="MasterKeyLackingException">One of them is under a master key that this node lacks.</exception>
    public async Task<IReadOnlyDictionary<DataKeyId, DataKey>> FindAllAsync(IReadOnlyCollection<DataKeyId> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<DataKeyId, DataKey>();
        var further = new List<Guid>();
        foreach (var id in ids)
        {
            if (_open.Find(id) is { } open)
            {
                found[id] = open;
            }
            else
            {
                further.Add(id.Value);
            }
        }

        foreach (var wrapped in further.Count == 0 ? [] : await WrappedKey.ReadAsync(Database, further, cancellationToken))
        {
            try
            {
                if (await UnwrapAsync(wrapped, cancellationToken) is { } key)
                {
                    found[key.Id] = key;
                }
            }
            catch (SealBrokenException)
            {
                // Whoever asks for it by itself is told.
            }
        }

        return found;
    }

    /// <summary>Destroys keys for ever: what is sealed with them opens no more, in this database, its copies and its backups.</summary>
    public async Task DestroyAsync(IReadOnlyCollection<DataKeyId> ids, CancellationToken cancellationToken)
    {
        var at = Instant.FromDateTimeOffset(_time.GetUtcNow());
        await Database.ExecuteAsync(
            [
                .. ids.Select(id => new Statement("data_key.destroy", "delete from data_key where id = $1", id.Value)),
                .. ids.Select(id => new Statement(
                    "destroyed_key.write", "insert into destroyed_key (id, at) values ($1, $2) on conflict (id) do nothing", id.Value, at)),
            ],
            cancellationToken);
        foreach (var id in ids)
        {
            _open.Destroy(id);
        }
    }

    /// <summary>The keys destroyed at or after a time, oldest first: whoever restores an older backup of this store destroys them again.</summary>
    public Task<ImmutableArray<DestroyedKey>> DestroyedSinceAsync(Instant since, CancellationToken cancellationToken) =>
        Database.QueryAsync(
            new("destroyed_key.list", "select id, at from destroyed_key where at >= $1 order by at, id", since),
            row => new DestroyedKey(new(row.Id(0)), row.Time(1)),
            cancellationToken);

    /// <summary>One making of keys for all who wait: when it fails, all of them hear of it at once.</summary>
    private Task FillTogether()
    {
        lock (_gate)
        {
            return !_ready.IsEmpty ? Task.CompletedTask
                : _filling.IsCompleted ? _filling = FillAsync()
                : _filling;
        }
    }

    private async Task FillAsync()
    {
        await Task.Yield();

        // The master key may have been changed since this node has looked.
        var made = await MakeAsync(_masters, CancellationToken.None)
            ?? await MakeAsync(await RefreshAsync(CancellationToken.None), CancellationToken.None);
        foreach (var key in made ?? throw Lacking(_masters.Current.Version))
        {
            _ready.Enqueue(key);
        }

        _batch = Math.Min(_batch * 2, LargestBatch);
    }

    /// <returns>The keys, stored; null when the master key is not the one in use, or this node does not have it.</returns>
    private async Task<List<DataKey>?> MakeAsync(MasterKeys masters, CancellationToken cancellationToken)
    {
        var version = masters.Current.Version;
        if (masters.Find(version) is not { } master)
        {
            return null;
        }

        var at = Instant.FromDateTimeOffset(_time.GetUtcNow());
        var made = Enumerable.Range(0, _batch).Select(_ => DataKey.Create()).ToList();
        var write = new GuardedWrite(
            [KeyVersions.HoldCurrent(version)],
            [
                .. made.Select(key => new Statement(
                    "data_key.write",
                    "insert into data_key (id, wrapped, made_at, version) values ($1, $2, $3, $4) on conflict (id) do nothing",
                    key.Id.Value,
                    key.Wrap(master),
                    at,
                    version)),
            ]);
        return await Database.StoreAsync(write, cancellationToken) ? made : null;
    }

    private MasterKeyLackingException Lacking(long version) => new(
        $"This node does not have master key {version}, which is in use. Copy the file of a node that has it to {_masterKeyPath}; "
        + "no restart is needed.");

    /// <returns>Null when it was destroyed meanwhile.</returns>
    private async ValueTask<DataKey?> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken)
    {
        var master = _masters.Find(wrapped.Version)
            ?? (await RefreshAsync(cancellationToken)).Find(wrapped.Version) ?? throw Lacking(wrapped.Version);
        var key = DataKey.Unwrap(wrapped.Id, wrapped.Bytes, master);
        return _open.Keep(key) ? key : null;
    }
}
