using Workflows.Runtime.Backups;
using Xunit;

namespace Workflows.Runtime.Tests.Backups;

/// <summary>Anchors of all nodes are backed up, also those of the second place, and also while they are written.</summary>
public abstract partial class BackupConformance
{
    [SkippableFact]
    public async Task Anchors_of_all_nodes_go_into_the_backup_and_those_that_are_nowhere_are_told()
    {
        var other = await _first.AnchorsOfAnotherNodeAsync(Path.Combine(_folder, "other"));

        var without = await Backup.MakeAsync(_first.Options, Cases + "-without", null, [], _time, default);
        var with = await Backup.MakeAsync(_first.Options, Cases, Keys, [Path.Combine(_folder, "other")], _time, default);
        var restored = await Restore.RunAsync(Sources, await PlaceAsync("second"), TimeProvider.System, default);

        Assert.Contains(other, Assert.Single(without.Report.Findings).Text, StringComparison.Ordinal);
        Assert.Empty(with.Report.Findings);
        Assert.Empty(restored.Report.Findings);
    }

    [SkippableFact]
    public async Task Anchors_that_are_written_meanwhile_make_no_finding()
    {
        var folder = Path.Combine(_folder, "other");
        await _first.AnchorsOfAnotherNodeAsync(folder);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await _first.Anchors.WriteAsync("start", default);
                await _first.AnchorsOfAnotherNodeAsync(folder);
            }
        });

        var made = await Backup.MakeAsync(_first.Options, Cases, Keys, [folder], _time, default);
        await enough.CancelAsync();
        await writing;
        var restored = await Restore.RunAsync(Sources with { Anchors = [] }, await PlaceAsync("second"), TimeProvider.System, default);

        Assert.Empty(made.Report.Findings);
        Assert.Empty(restored.Report.Findings);
    }

    [SkippableFact]
    public async Task Anchors_are_also_taken_from_the_second_place()
    {
        Directory.Delete(_first.Options.AnchorFolder, recursive: true);

        Assert.Empty((await BackUpAsync()).Report.Findings);
    }
}
