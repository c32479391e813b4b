using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Engine.State;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Backups;
using Workflows.Runtime.Outbox;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Storage.Sqlite;
using Workflows.Runtime.Tests.Running;
using Workflows.Runtime.Tests.Storage;
using Workflows.Runtime.Timers;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Backups;

public abstract partial class BackupConformance : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflows-test-").FullName;
    // Cases began two weeks ago; PostgreSQL wants this machine's clock to be right when it is opened.
    private readonly ManualTime _time = new(SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(16));
    private TestInstallation _first = null!;
    private InstanceId _one;
    private InstanceId _other;

    private string Cases => Path.Combine(_folder, "backup");

    private string Keys => Path.Combine(_folder, "backup-keys");

    private RestoreSources Sources => new(Cases, Keys, _first.Options.MasterKeyPath, [Path.Combine(_folder, "also")]);

    public async Task InitializeAsync()
    {
        _first = await TestInstallation.OpenAsync(await PlaceAsync("first"), _time);
        await _first.Library.DeployAsync(Campaign.Check(), null, default);
        (_one, _other) = (await _first.BeginAsync(), await _first.BeginAsync());
        _time.Advance(Duration.FromDays(16));
        await _first.FireAsync(_one);
        await _first.Anchors.WriteAsync("interval", default);
    }

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task What_was_there_when_the_backup_was_made_comes_back_verified_and_with_sending_held()
    {
        var made = await BackUpAsync();
        await _first.FireAsync(_other);
        await _first.BeginAsync();
        await _first.Anchors.WriteAsync("interval", default);

        var restored = await Restore.RunAsync(Sources, await PlaceAsync("second"), TimeProvider.System, default);

        Assert.Empty(made.Report.Findings);
        Assert.Empty(restored.Report.Findings);
        Assert.Equal((2, 3), (restored.Report.Cases, restored.Report.Entries));
        Assert.Equal(_time.Now, restored.BackupAt);
        Assert.True(restored.FiringAgain is { Mails.Number: > 0, Timers.Number: > 0 }, $"{restored.FiringAgain}");
        Assert.Contains(restored.FiringAgain.Items, i => i.Kind == "mail" && i.Instance == _one.Value);
        await using var second = await TestInstallation.OpenAsync(await PlaceAsync("second"), _time);
        Assert.Equal(2, (await second.Instances.LoadAsync(_one, default))!.Revision);
        Assert.Equal(1, (await second.Instances.LoadAsync(_other, default))!.Revision);
    }

    [SkippableFact]
    public async Task Nothing_is_due_in_a_restored_installation_until_it_is_released()
    {
        await BackUpAsync();
        await Restore.RunAsync(Sources, await PlaceAsync("second"), TimeProvider.System, default);
        await using var second = await TestInstallation.OpenAsync(await PlaceAsync("second"), _time);
        var hold = new SendingHold(second.Storage.Database, new SystemJournal(second.Storage.Database, _time), _time);

        Assert.Equal((0, 0), (await DueAsync(second, OutboxSender.Table.Queue), await DueAsync(second, DueTimers.Table.Queue)));
        Assert.Equal(_time.Now, (await hold.FindAsync(default))!.BackupAt);

        Assert.True(await hold.ReleaseAsync("operator", default));
        Assert.False(await hold.ReleaseAsync("operator", default));
        Assert.True(await DueAsync(second, OutboxSender.Table.Queue) > 0);
        Assert.True(await DueAsync(second, DueTimers.Table.Queue) > 0);
        Assert.Equal(1, await second.CountAsync("system_entry where kind = 'restore'"));
        Assert.Equal(1, await second.CountAsync("system_entry where kind = 'release-sending' and actor = 'operator'"));
    }

    [SkippableFact]
    public async Task What_was_erased_since_the_backup_is_erased_in_what_comes_back()
    {
        await BackUpAsync();
        await _first.Storage.Keys.DestroyAsync([(await _first.Instances.LoadAsync(_one, default))!.Key.Id], default);
        await _first.Anchors.WriteAsync("interval", default);

        var restored = await Restore.RunAsync(Sources, await PlaceAsync("second"), TimeProvider.System, default);

        Assert.Equal(1, restored.Erased);
        Assert.Empty(restored.Report.Findings);
        await using var second = await TestInstallation.OpenAsync(await PlaceAsync("second"), _time);
        Assert.Null(await second.Instances.LoadAsync(_one, default));
        Assert.NotNull(await second.Instances.LoadAsync(_other, default));
    }

    [SkippableFact]
    public async Task A_restore_does_not_overwrite_the_master_key_file_of_another_installation()
    {
        await BackUpAsync();
        var live = Path.Combine(_folder, "live.key");
        MasterKeyFile.TryMake(live, _time.Now);
        var before = await File.ReadAllTextAsync(live);
        var to = await PlaceAsync("second");
        to.MasterKeyFile = live;

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(
            () => Restore.RunAsync(Sources, to, TimeProvider.System, default));

        Assert.Contains("Unset Workflows__MasterKeyFile", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(live));
        Assert.False(Directory.Exists(to.Folder));
    }

    [SkippableFact]
    public async Task A_damaged_or_incomplete_backup_is_told_and_not_used()
    {
        await BackUpAsync();
        foreach (var path in Directory.EnumerateFiles(Cases, "*", SearchOption.AllDirectories)
            .Where(p => !p.EndsWith(BackupManifest.FileName, StringComparison.Ordinal)))
        {
            var content = await File.ReadAllBytesAsync(path);
            var changed = content.ToArray();
            changed[changed.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(path, changed);
            Assert.Contains("is damaged", (await RefusedAsync(Sources)).Message, StringComparison.Ordinal);
            File.Delete(path);
            Assert.Contains("is missing", (await RefusedAsync(Sources)).Message, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(path, content);
        }

        Assert.Contains("is a backup of keys", (await RefusedAsync(Sources with { Cases = Keys })).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(Cases, BackupManifest.FileName));
        Assert.Contains("holds no whole backup", (await RefusedAsync(Sources)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Neither_a_backup_nor_a_restore_overwrites_anything_and_keys_go_elsewhere()
    {
        await BackUpAsync();

        var again = await Assert.ThrowsAsync<BackupRefusedException>(BackUpAsync);
        var together = await Assert.ThrowsAsync<BackupRefusedException>(
            () => Backup.MakeAsync(_first.Options, Path.Combine(_folder, "x"), Path.Combine(_folder, "x", "keys"), [], _time, default));
        var restored = await Assert.ThrowsAsync<BackupRefusedException>(() =>
            Restore.RunAsync(Sources, _first.Options, TimeProvider.System, default));

        Assert.Contains("overwrites nothing", again.Message, StringComparison.Ordinal);
        Assert.Contains("must not go where the cases go", together.Message, StringComparison.Ordinal);
        Assert.Contains("overwrites nothing", restored.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_a_kill_leaves_of_a_backup_is_no_backup_and_not_in_the_way_of_the_next()
    {
        Directory.CreateDirectory(Cases + ".unfinished");
        await File.WriteAllTextAsync(Path.Combine(Cases + ".unfinished", "workflows.db"), "half of it");

        Assert.Contains(
            "holds no whole backup", (await RefusedAsync(Sources with { Cases = Cases + ".unfinished" })).Message, StringComparison.Ordinal);
        await BackUpAsync();

        Assert.False(Directory.Exists(Cases + ".unfinished"));
        Assert.Empty(BackupManifest.Read(Cases).Damage(Cases));
    }

    [SkippableFact]
    public async Task A_backup_of_an_earlier_version_is_brought_up_to_date()
    {
        var old = await PlaceAsync("old");
        var dialect = old.Postgres is null ? SqlDialect.Sqlite : SqlDialect.Postgres;
        await OpenAsync(old.Postgres ?? old.DatabaseFile, [.. SchemaScript.ForWorkflows(dialect).Take(2)]);
        await OpenAsync(old.PostgresForKeys ?? old.KeyDatabaseFile, [.. SchemaScript.ForKeys(dialect).Take(1)]);
        MasterKeyFile.TryMake(old.MasterKeyPath, _time.Now);
        await Backup.MakeAsync(old, Cases, Keys, [], _time, default);

        var to = await PlaceAsync("second");
        var restored = await Restore.RunAsync(Sources with { MasterKey = old.MasterKeyPath }, to, TimeProvider.System, default);

        Assert.Equal("0001_start.sql 0002_whole_language.sql", string.Join(' ', BackupManifest.Read(Cases).Scripts));
        Assert.Empty(restored.Report.Findings);
        await using var second = await TestInstallation.OpenAsync(to, _time);
        Assert.Equal(SchemaScript.ForWorkflows(dialect).Length, await second.CountAsync("schema_version"));

        async Task OpenAsync(string place, ImmutableArray<SchemaScript> scripts)
        {
            IDatabase opened = dialect is SqlDialect.Sqlite
                ? await SqliteDatabase.OpenAsync(place, scripts, _time, NullLogger.Instance, default)
                : await PostgresDatabase.OpenAsync(place, scripts, TimeProvider.System, NullLogger.Instance, default);
            await opened.DisposeAsync();
        }
    }

    /// <summary>Where an installation of that name is; asked again, the same place.</summary>
    protected abstract Task<(string? Cases, string? Keys)> DatabasesAsync(string name);

    private async Task<WorkflowsOptions> PlaceAsync(string name)
    {
        var (cases, keys) = await DatabasesAsync(name);
        return new()
        {
            Folder = Path.Combine(_folder, name),
            Postgres = cases,
            PostgresForKeys = keys,
            Anchors = new() { Also = name == "first" ? Path.Combine(_folder, "also") : null },
        };
    }

    private async Task<long> DueAsync(TestInstallation installation, Claiming.Queue queue) =>
        (await installation.Storage.Database.QueryAsync(queue.Look(_time.Now, 100), row => row.Number(0), default))[0];

    private Task<BackupResult> BackUpAsync() => Backup.MakeAsync(_first.Options, Cases, Keys, [], _time, default);

    private async Task<BackupRefusedException> RefusedAsync(RestoreSources sources) =>
        await Assert.ThrowsAsync<BackupRefusedException>(async () =>
            await Restore.RunAsync(sources, await PlaceAsync("nowhere"), TimeProvider.System, default));
}

public sealed class SqliteBackupTests : BackupConformance
{
    protected override Task<(string? Cases, string? Keys)> DatabasesAsync(string name) => Task.FromResult<(string?, string?)>((null, null));
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresBackupTests(PostgresFixture fixture) : BackupConformance
{
    private readonly Dictionary<string, (string Cases, string Keys)> _known = [];

    protected override async Task<(string? Cases, string? Keys)> DatabasesAsync(string name)
    {
        if (!_known.TryGetValue(name, out var found))
        {
            _known[name] = found = (await fixture.Server.CreateDatabaseAsync(), await fixture.Server.CreateDatabaseAsync());
        }

        return found;
    }
}
