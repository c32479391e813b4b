using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Storage.Sqlite;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Privacy;

public abstract class KeyRotationConformance(TestStore store) : IAsyncLifetime
{
    private const int Cases = 25;

    private static readonly SealedPlace Place = SealedPlace.Of("test.value", Guid.Empty, 1);

    private readonly List<(DataKeyId Id, byte[] Closed)> _sealed = [];
    private IDatabase _cases = null!;
    private IDatabase _database = null!;

    private string MasterKeyPath => Path.Combine(store.Folder, "keys", "master.key");

    public async Task InitializeAsync()
    {
        _cases = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForWorkflows(store.Dialect));
        _database = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForKeys(store.Dialect));
    }

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task Another_master_key_wraps_every_key_and_what_they_sealed_still_opens()
    {
        using var keys = await OpenAsync();
        await SealAsync(keys);
        var (erased, index) = (_sealed[3].Id, keys.Messages.Of("paid", "case 7"));
        await keys.DestroyAsync([erased], default);

        var begun = Assert.IsType<RotationBegin.Begun>(await Rotation(keys).BeginAsync("operator", default));
        await Rotation(keys).ContinueAsync(default);
        await SealAsync(keys);
        using var again = await OpenAsync();

        Assert.Equal(2, begun.Key.Version);
        await OpensAsync(keys, but: erased);
        await OpensAsync(again, but: erased);
        Assert.Equal(index, again.Messages.Of("paid", "case 7"));
        var described = await Rotation(again).DescribeAsync(default);
        Assert.Equal([(1L, false, false), (2, true, true)], described.Select(d => (d.Version.Version, d.IsCurrent, d.DataKeys > 0)));
        Assert.NotNull(described[0].Version.RetiredAt);
        var entries = await EntriesAsync();
        Assert.Equal(2, entries.Length);
        Assert.Contains("master key 2", entries[0], StringComparison.Ordinal);
        Assert.Contains("wraps nothing here any more", entries[1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Killed_at_any_statement_it_goes_on_after_a_restart_and_no_key_is_lost_meanwhile()
    {
        var plan = new FaultPlan();
        using (var first = await OpenAsync())
        {
            await SealAsync(first);
        }

        var crashes = 0;
        for (var place = 0; ; place++)
        {
            using (var keys = await OpenAsync())
            {
                Seam(plan);
                plan.Reset(place);
                try
                {
                    await Rotation(keys, batch: 10).BeginAsync(null, default);
                    await Rotation(keys, batch: 10).ContinueAsync(default);
                    break;
                }
                catch (Exception crash) when (crash is CrashedException || crash.InnerException is CrashedException)
                {
                    crashes++;
                }
                finally
                {
                    Seam(null);
                }

                // The node goes on, and so does one that starts now, whatever it was killed at.
                await OpensAsync(keys);
            }

            using var restarted = await OpenAsync();
            await OpensAsync(restarted);
            await SealAsync(restarted, 1);
        }

        using var last = await OpenAsync();
        await Rotation(last).ContinueAsync(default);
        await OpensAsync(last);
        var described = await Rotation(last).DescribeAsync(default);
        Assert.True(crashes > 5, $"only {crashes} crashes");
        Assert.All(described, d => Assert.Equal(d.IsCurrent, d.Version.RetiredAt is null));
        Assert.All(described, d => Assert.Equal(d.IsCurrent, d.DataKeys > 0));
    }

    [SkippableFact]
    public async Task A_node_with_a_file_of_its_own_is_waited_for_and_then_picks_the_new_key_up_while_it_runs()
    {
        using var one = await OpenAsync();
        var copy = Path.Combine(store.Folder, "other", "master.key");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(MasterKeyPath, copy);
        using var other = await KeyStore.OpenAsync(_database, copy, TimeProvider.System, default);
        using var otherNode = new NodeRegister(_cases, other, NodeIdentity.New() with { Name = "other" }, TimeProvider.System, NullLogger<NodeRegister>.Instance);
        await otherNode.SayAsync(default);
        await SealAsync(other);

        var lacking = Assert.IsType<RotationBegin.NodesLack>(await Rotation(one).BeginAsync(null, default));
        File.Copy(MasterKeyPath, copy, overwrite: true);
        await otherNode.SayAsync(default);
        var begun = Assert.IsType<RotationBegin.Begun>(await Rotation(one).BeginAsync(null, default));
        await Rotation(one).ContinueAsync(default);
        await SealAsync(other);

        Assert.Equal("other", Assert.Single(lacking.Nodes));
        Assert.Equal(lacking.Key.Fingerprint, begun.Key.Fingerprint);
        await OpensAsync(one);
        await OpensAsync(other);
        Assert.Null(other.FileProblem);
    }

    [SkippableFact]
    public async Task A_start_with_the_file_of_before_is_refused_with_what_to_do_and_a_node_whose_file_is_lost_says_so_and_goes_on()
    {
        using var keys = await OpenAsync();
        await SealAsync(keys);
        var before = await File.ReadAllTextAsync(MasterKeyPath);
        await Rotation(keys).BeginAsync(null, default);
        var now = await File.ReadAllTextAsync(MasterKeyPath);

        await File.WriteAllTextAsync(MasterKeyPath, before);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(OpenAsync);
        await keys.RefreshAsync(default);
        var old = keys.FileProblem;
        await File.WriteAllTextAsync(MasterKeyPath, now);
        File.SetUnixFileMode(MasterKeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await keys.RefreshAsync(default);
        var open = keys.FileProblem;
        File.Delete(MasterKeyPath);
        await Rotation(keys).ContinueAsync(default);
        var lost = keys.FileProblem;

        Assert.Contains("lacks master key 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Copy the file", refused.Message, StringComparison.Ordinal);
        Assert.Contains("lacks master key 2", old, StringComparison.Ordinal);
        Assert.Contains("chmod 600", open, StringComparison.Ordinal);
        Assert.NotNull(lost);
        await OpensAsync(keys);
    }

    [SkippableFact]
    public async Task A_retired_key_may_be_taken_out_of_the_file()
    {
        using (var keys = await OpenAsync())
        {
            await SealAsync(keys);
            await Rotation(keys).BeginAsync(null, default);
            await Rotation(keys).ContinueAsync(default);
        }

        var lines = await File.ReadAllLinesAsync(MasterKeyPath);
        await File.WriteAllLinesAsync(MasterKeyPath, lines[2..]);

        using var again = await OpenAsync();
        await OpensAsync(again);
    }

    [SkippableFact]
    public async Task A_wrapped_key_that_was_changed_stays_as_it_is_and_keeps_the_old_master_key_from_being_retired()
    {
        using var keys = await OpenAsync();
        await SealAsync(keys);
        var changed = _sealed[3].Id;
        await _database.ExecuteAsync(
            [new("tamper", "update data_key set wrapped = (select wrapped from data_key where id <> $1 limit 1) where id = $1", changed.Value)], default);
        var rotation = Rotation(keys, batch: 4);

        await rotation.BeginAsync(null, default);
        await rotation.ContinueAsync(default);

        Assert.Equal(1, rotation.Unopened);
        var old = (await rotation.DescribeAsync(default))[0];
        Assert.Equal((1L, 1L, null), (old.Version.Version, old.DataKeys, old.Version.RetiredAt));
        Assert.IsType<RotationBegin.Unfinished>(await rotation.BeginAsync(null, default));
    }

    [SkippableFact]
    public async Task A_store_of_an_earlier_version_keeps_the_index_of_messages_that_followed_from_its_master_key()
    {
        var old = await store.PlaceAsync();
        await using (var database = await store.OpenAsync(old, [.. SchemaScript.ForKeys(store.Dialect).Take(2)]))
        {
            MasterKeyFile.TryMake(MasterKeyPath, SystemClock.Instance.GetCurrentInstant());
            var master = (await MasterKeyFile.ReadAsync(MasterKeyPath, default))[0];
            await database.ExecuteAsync([new("old", "insert into master_key (id, fingerprint) values (1, $1)", master.Fingerprint)], default);
        }

        var secret = Convert.FromBase64String((await File.ReadAllTextAsync(MasterKeyPath)).Split(':')[1].Trim());
        var derived = new MessageIndex(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "workflows message index"u8.ToArray()));
        var opened = await store.OpenAsync(old, SchemaScript.ForKeys(store.Dialect));
        using var keys = await KeyStore.OpenAsync(opened, MasterKeyPath, TimeProvider.System, default);
        await Rotation(keys).BeginAsync(null, default);
        await Rotation(keys).ContinueAsync(default);
        using var again = await KeyStore.OpenAsync(opened, MasterKeyPath, TimeProvider.System, default);

        Assert.Equal(derived.Of("paid", "case 7"), keys.Messages.Of("paid", "case 7"));
        Assert.Equal(derived.Of("paid", "case 7"), again.Messages.Of("paid", "case 7"));
    }

    private void Seam(IStatementSeam? seam)
    {
        switch (_database)
        {
            case SqliteDatabase sqlite:
                sqlite.Seam = seam;
                break;
            case PostgresDatabase postgres:
                postgres.Seam = seam;
                break;
        }
    }

    private KeyRotation Rotation(KeyStore keys, int batch = KeyRewrapping.DefaultBatch) => TestRotation.Of(_cases, keys, batch);

    private async Task SealAsync(KeyStore keys, int count = Cases)
    {
        for (var i = 0; i < count; i++)
        {
            var key = await keys.TakeAsync(default);
            _sealed.Add((key.Id, key.Close(Encoding.UTF8.GetBytes($"{key.Id}"), Place)));
        }
    }

    private async Task OpensAsync(KeyStore keys, DataKeyId? but = null)
    {
        foreach (var (id, closed) in _sealed.Where(s => s.Id != but))
        {
            Assert.Equal($"{id}", Encoding.UTF8.GetString((await keys.FindAsync(id, default))!.Open(closed, Place)));
        }
    }

    private Task<ImmutableArray<string>> EntriesAsync() => _cases.QueryAsync(
        new("read", "select detail from system_entry where kind = 'key-rotation' order by number"), row => row.Text(0), default);

    private Task<KeyStore> OpenAsync() => KeyStore.OpenAsync(_database, MasterKeyPath, TimeProvider.System, default);
}

public sealed class SqliteKeyRotationTests() : KeyRotationConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresKeyRotationTests(PostgresFixture fixture) : KeyRotationConformance(new PostgresTestStore(fixture));
