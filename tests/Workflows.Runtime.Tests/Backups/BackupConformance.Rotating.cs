using Workflows.Runtime.Backups;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Tests.Privacy;
using Xunit;

namespace Workflows.Runtime.Tests.Backups;

/// <summary>Backups and a master key that is changed between them.</summary>
public abstract partial class BackupConformance
{
    [SkippableTheory]
    [InlineData("not a key", "is no master key")]
    [InlineData("workflows-master-key: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "is not the one that this key store was made with")]
    public async Task A_restore_with_another_file_than_that_of_the_master_key_leaves_nothing_behind(string content, string words)
    {
        await BackUpAsync();
        var wrong = Path.Combine(_folder, "wrong.key");
        await File.WriteAllTextAsync(wrong, content);
        var to = await PlaceAsync("second");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => Restore.RunAsync(Sources with { MasterKey = wrong }, to, TimeProvider.System, default));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(to.Folder));
    }

    [SkippableFact]
    public async Task A_backup_made_before_the_master_key_was_changed_comes_back_with_the_file_of_today_and_not_with_the_new_key_alone()
    {
        await BackUpAsync();
        await RotateAsync(_first);
        await _first.FireAsync(_other);
        await _first.Anchors.WriteAsync("interval", default);
        var after = await Backup.MakeAsync(_first.Options, Cases + "-after", Keys + "-after", [], _time, default);

        var restored = await Restore.RunAsync(Sources, await PlaceAsync("second"), TimeProvider.System, default);
        var newest = Path.Combine(_folder, "newest.key");
        await File.WriteAllLinesAsync(newest, (await File.ReadAllLinesAsync(Sources.MasterKey))[2..]);
        File.SetUnixFileMode(newest, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            async () => await Restore.RunAsync(Sources with { MasterKey = newest }, await PlaceAsync("third"), TimeProvider.System, default));
        var later = await Restore.RunAsync(
            Sources with { Cases = Cases + "-after", Keys = Keys + "-after", MasterKey = newest },
            await PlaceAsync("fourth"),
            TimeProvider.System,
            default);

        Assert.Empty(after.Report.Findings);
        Assert.Empty(restored.Report.Findings);
        Assert.Empty(later.Report.Findings);
        Assert.Contains("is not the one that this key store was made with", refused.Message, StringComparison.Ordinal);
        foreach (var (place, revision) in new[] { ("second", 1), ("fourth", 2) })
        {
            await using var opened = await TestInstallation.OpenAsync(await PlaceAsync(place), _time);
            Assert.Equal(revision, (await opened.Instances.LoadAsync(_other, default))!.Revision);
        }

        await using var second = await TestInstallation.OpenAsync(await PlaceAsync("second"), _time);
        var begun = await RotateAsync(second);
        Assert.Equal(_first.Storage.Keys.Masters.Current.Fingerprint, begun.Key.Fingerprint);
    }

    private static async Task<RotationBegin.Begun> RotateAsync(TestInstallation installation)
    {
        var rotation = TestRotation.Of(installation.Storage.Database, installation.Storage.Keys);
        var begun = Assert.IsType<RotationBegin.Begun>(await rotation.BeginAsync(null, default));
        await rotation.ContinueAsync(default);
        return begun;
    }
}
