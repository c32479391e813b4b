using System.Text;
using NodaTime;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Privacy;

public abstract class KeyStoreConformance(TestStore store) : IAsyncLifetime
{
    private static readonly SealedPlace Place = SealedPlace.Of("test.value", Guid.Empty, 1);

    private IDatabase _database = null!;

    private string MasterKeyPath => Path.Combine(store.Folder, "keys", "master.key");

    public async Task InitializeAsync() => _database = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForKeys(store.Dialect));

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task What_a_key_closed_opens_after_a_restart()
    {
        DataKeyId id;
        byte[] closed;
        var keys = await OpenAsync();
        var key = await keys.TakeAsync(default);
        (id, closed) = (key.Id, key.Close("a case"u8, Place));

        var again = await OpenAsync();
        var found = await again.FindAsync(id, default);

        Assert.Equal("a case", Encoding.UTF8.GetString(found!.Open(closed, Place)));
    }

    [SkippableFact]
    public async Task No_two_cases_get_the_same_key()
    {
        var keys = await OpenAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 300).Select(async _ => (await keys.TakeAsync(default)).Id));

        Assert.Equal(300, taken.Distinct().Count());
    }

    [SkippableFact]
    public async Task While_keys_cannot_be_stored_all_who_wait_hear_of_it_at_once()
    {
        var away = new Away(_database);
        var keys = await KeyStore.OpenAsync(away, MasterKeyPath, TimeProvider.System, default);

        var waiting = Enumerable.Range(0, 50).Select(_ => keys.TakeAsync(default).AsTask()).ToList();
        away.Answer.SetResult();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Task.WhenAll(waiting));

        Assert.All(waiting, w => Assert.True(w.IsFaulted));
        Assert.Equal(1, away.Asked);
        away.IsBack = true;
        Assert.NotNull(await keys.TakeAsync(default));
    }

    [SkippableFact]
    public async Task A_destroyed_key_is_gone_for_ever_and_is_told_of()
    {
        var keys = await OpenAsync();
        var (gone, kept) = (await keys.TakeAsync(default), await keys.TakeAsync(default));

        await keys.DestroyAsync([gone.Id], default);
        var again = await OpenAsync();

        Assert.Null(await keys.FindAsync(gone.Id, default));
        Assert.Null(await again.FindAsync(gone.Id, default));
        Assert.NotNull(await again.FindAsync(kept.Id, default));
        Assert.Equal([gone.Id], (await again.DestroyedSinceAsync(Instant.MinValue, default)).Select(d => d.Id));
        Assert.Empty(await again.DestroyedSinceAsync(SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1), default));
    }

    [SkippableFact]
    public async Task A_master_key_file_that_is_open_to_others_lost_or_wrong_is_refused()
    {
        await OpenAsync();
        var right = await File.ReadAllTextAsync(MasterKeyPath);

        File.SetUnixFileMode(MasterKeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var open = await Assert.ThrowsAsync<StartRefusedException>(OpenAsync);
        File.Delete(MasterKeyPath);
        var lost = await Assert.ThrowsAsync<StartRefusedException>(OpenAsync);
        Assert.True(MasterKeyFile.TryMake(MasterKeyPath, SystemClock.Instance.GetCurrentInstant()));
        var wrong = await Assert.ThrowsAsync<StartRefusedException>(OpenAsync);
        await File.WriteAllTextAsync(MasterKeyPath, "no key");
        var none = await Assert.ThrowsAsync<StartRefusedException>(OpenAsync);
        await File.WriteAllTextAsync(MasterKeyPath, right);
        await OpenAsync();

        Assert.Contains("chmod 600", open.Message, StringComparison.Ordinal);
        Assert.Contains("is not there", lost.Message, StringComparison.Ordinal);
        Assert.Contains("not the one that this key store was made with", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("is no master key", none.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_store_holds_no_key_in_clear()
    {
        var keys = await OpenAsync();
        var key = await keys.TakeAsync(default);
        var master = (await MasterKeyFile.ReadAsync(MasterKeyPath, default))[0];

        var wrapped = await _database.QueryAsync(
            new("read", "select wrapped from data_key where id = $1", key.Id.Value), row => row.Bytes(0), default);
        var other = DataKey.Create().Id;

        Assert.Throws<SealBrokenException>(() => DataKey.Unwrap(other, wrapped[0], master));
        Assert.Equal("x"u8.ToArray(), DataKey.Unwrap(key.Id, wrapped[0], master).Open(key.Close("x"u8, Place), Place));
    }

    [SkippableFact]
    public async Task Nodes_that_start_at_once_with_one_file_have_one_master_key()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(OpenAsync)));
        var key = await opened[0].TakeAsync(default);

        Assert.All(opened, keys => Assert.Equal(opened[0].Messages.Of("paid", "7"), keys.Messages.Of("paid", "7")));
        Assert.NotNull(await opened[7].FindAsync(key.Id, default));
        Assert.Single(await MasterKeyFile.ReadAsync(MasterKeyPath, default));
    }

    [SkippableFact]
    public async Task Of_nodes_that_start_at_once_with_files_of_their_own_one_goes_on_and_the_others_are_told_to_copy_its_file()
    {
        var paths = Enumerable.Range(0, 4).Select(n => Path.Combine(store.Folder, $"{n}", "master.key")).ToList();

        var opened = await Task.WhenAll(paths.Select(path => Task.Run(() => TryOpenAsync(path))));
        var first = Array.FindIndex(opened, o => o.Keys is not null);

        Assert.Single(opened, o => o.Keys is not null);
        Assert.All(opened.Where(o => o.Keys is null), o => Assert.Matches("opy (its file|it from another node|that of the first)", o.Refused!));
        foreach (var path in paths.Where(p => p != paths[first]))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(paths[first], path, overwrite: true);
            await KeyStore.OpenAsync(_database, path, TimeProvider.System, default);
        }
    }

    [SkippableFact]
    public async Task An_empty_file_is_told_and_what_to_do_about_it()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(MasterKeyPath)!);
        await File.WriteAllTextAsync(MasterKeyPath, "");
        File.SetUnixFileMode(MasterKeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(OpenAsync);

        Assert.Contains("is empty", refused.Message, StringComparison.Ordinal);
        Assert.Contains("delete the file", refused.Message, StringComparison.Ordinal);
    }

    private async Task<(KeyStore? Keys, string? Refused)> TryOpenAsync(string path)
    {
        try
        {
            return (await KeyStore.OpenAsync(_database, path, TimeProvider.System, default), null);
        }
        catch (StartRefusedException refused)
        {
            return (null, refused.Message);
        }
    }

    private Task<KeyStore> OpenAsync() => KeyStore.OpenAsync(_database, MasterKeyPath, TimeProvider.System, default);

    /// <summary>A database that takes its time, and then cannot be reached until it is back.</summary>
    private sealed class Away(IDatabase inner) : PassingDatabase(inner)
    {
        private int _asked;

        public TaskCompletionSource Answer { get; } = new();

        public bool IsBack { get; set; }

        public int Asked => _asked;

        public override async Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken)
        {
            if (IsBack)
            {
                return await base.StoreAsync(write, cancellationToken);
            }

            Interlocked.Increment(ref _asked);
            await Answer.Task;
            throw new StorageUnavailableException("It is away.");
        }
    }
}

public sealed class SqliteKeyStoreTests() : KeyStoreConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresKeyStoreTests(PostgresFixture fixture) : KeyStoreConformance(new PostgresTestStore(fixture));
