using System.Security.Cryptography;
using NodaTime;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Privacy;

public abstract class KeyRotationConformance(TestStore store) : IAsyncLifetime
{
    private SealedKeys _keys = null!;

    public async Task InitializeAsync() => _keys = await SealedKeys.InAsync(store);

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task Another_master_key_wraps_every_key_and_what_they_sealed_still_opens()
    {
        var keys = await _keys.OpenAsync();
        await _keys.SealAsync(keys);
        var (erased, index) = (_keys.Sealed[3], keys.Messages.Of("paid", "case 7"));
        await keys.DestroyAsync([erased], default);

        var begun = Assert.IsType<RotationBegin.Begun>(await _keys.Rotation(keys).BeginAsync("operator", default));
        await _keys.Rotation(keys).ContinueAsync(default);
        await _keys.SealAsync(keys);
        var again = await _keys.OpenAsync();

        Assert.Equal(2, begun.Key.Version);
        await _keys.OpensAsync(keys, but: erased);
        await _keys.OpensAsync(again, but: erased);
        Assert.Equal(index, again.Messages.Of("paid", "case 7"));
        var described = await _keys.Rotation(again).DescribeAsync(default);
        Assert.Equal([(1L, false, false), (2, true, true)], described.Select(d => (d.Version.Version, d.IsCurrent, d.DataKeys > 0)));
        Assert.NotNull(described[0].Version.RetiredAt);
        var entries = await _keys.EntriesAsync();
        Assert.Equal(2, entries.Length);
        Assert.Contains("master key 2", entries[0], StringComparison.Ordinal);
        Assert.Contains("wraps nothing here any more", entries[1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Killed_at_any_statement_it_goes_on_after_a_restart_and_no_key_is_lost_meanwhile()
    {
        var plan = new FaultPlan();
        var first = await _keys.OpenAsync();
        await _keys.SealAsync(first);

        var crashes = 0;
        for (var place = 0; ; place++)
        {
            var keys = await _keys.OpenAsync();
            _keys.Seam(plan);
            plan.Reset(place);
            try
            {
                await _keys.Rotation(keys, batch: 10).BeginAsync(null, default);
                await _keys.Rotation(keys, batch: 10).ContinueAsync(default);
                break;
            }
            catch (Exception crash) when (crash is CrashedException || crash.InnerException is CrashedException)
            {
                crashes++;
            }
            finally
            {
                _keys.Seam(null);
            }

            // The node goes on, and so does one that starts now, whatever it was killed at.
            await _keys.OpensAsync(keys);

            var restarted = await _keys.OpenAsync();
            await _keys.OpensAsync(restarted);
            await _keys.SealAsync(restarted, 1);
        }

        var last = await _keys.OpenAsync();
        await _keys.Rotation(last).ContinueAsync(default);
        await _keys.OpensAsync(last);
        var described = await _keys.Rotation(last).DescribeAsync(default);
        Assert.True(crashes > 5, $"only {crashes} crashes");
        Assert.All(described, d => Assert.Equal(d.IsCurrent, d.Version.RetiredAt is null));
        Assert.All(described, d => Assert.Equal(d.IsCurrent, d.DataKeys > 0));
    }

    [SkippableFact]
    public async Task A_wrapped_key_that_was_changed_stays_as_it_is_and_keeps_the_old_master_key_from_being_retired()
    {
        var keys = await _keys.OpenAsync();
        await _keys.SealAsync(keys);
        var changed = _keys.Sealed[3];
        await _keys.Database.ExecuteAsync(
            [new("tamper", "update data_key set wrapped = (select wrapped from data_key where id <> $1 limit 1) where id = $1", changed.Value)],
            default);
        var rotation = _keys.Rotation(keys, batch: 4);

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
            MasterKeyFile.TryMake(_keys.MasterKeyPath, SystemClock.Instance.GetCurrentInstant());
            var master = (await MasterKeyFile.ReadAsync(_keys.MasterKeyPath, default))[0];
            await database.ExecuteAsync([new("old", "insert into master_key (id, fingerprint) values (1, $1)", master.Fingerprint)], default);
        }

        var secret = Convert.FromBase64String((await File.ReadAllTextAsync(_keys.MasterKeyPath)).Split(':')[1].Trim());
        var derived = new MessageIndex(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "workflows message index"u8.ToArray()));
        var opened = await store.OpenAsync(old, SchemaScript.ForKeys(store.Dialect));
        var keys = await KeyStore.OpenAsync(opened, _keys.MasterKeyPath, TimeProvider.System, default);
        await _keys.Rotation(keys).BeginAsync(null, default);
        await _keys.Rotation(keys).ContinueAsync(default);
        var again = await KeyStore.OpenAsync(opened, _keys.MasterKeyPath, TimeProvider.System, default);

        Assert.Equal(derived.Of("paid", "case 7"), keys.Messages.Of("paid", "case 7"));
        Assert.Equal(derived.Of("paid", "case 7"), again.Messages.Of("paid", "case 7"));
    }
}

public sealed class SqliteKeyRotationTests() : KeyRotationConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresKeyRotationTests(PostgresFixture fixture) : KeyRotationConformance(new PostgresTestStore(fixture));
