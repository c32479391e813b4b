using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Cli.Running;
using Workflows.Runtime;
using Workflows.Runtime.Storage;
using Xunit;

namespace Workflows.Cli.Tests;

/// <summary>A backup that is killed with SIGKILL half way, as a process of its own.</summary>
public sealed class KilledBackupTests : IAsyncLifetime
{
    private const int Attempts = 20;
    private const int FilledMegabytes = 48;

    private readonly string _folder = Directory.CreateTempSubdirectory("workflows-cli-").FullName;

    private string Data => Path.Combine(_folder, ".workflows");

    public async Task InitializeAsync()
    {
        // As much as takes a moment to copy.
        var options = new WorkflowsOptions { Folder = Data };
        await using var storage = await WorkflowsStorage.OpenAsync(options, TimeProvider.System, NullLogger<WorkflowsStorage>.Instance, default);
        for (var i = 0; i < FilledMegabytes; i++)
        {
            await storage.Database.ExecuteAsync(
                [
                    new(
                        "test.fill",
                        "insert into definition (hash, process, title, files) values ($1, 'p', 'P', $2)",
                        i.ToString(CultureInfo.InvariantCulture),
                        new string('x', 1 << 20)),
                ],
                default);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Half_a_backup_is_refused_by_restore_and_the_next_backup_is_whole_and_cleans_up()
    {
        var half = await KillHalfWayAsync();

        var restored = await RestoreAsync(half, "from-half");
        var cases = Path.ChangeExtension(half, null);
        var next = await CommandRun.OfAsync(["backup", cases, "--keys", Path.Combine(_folder, "keys"), "--data", Data], _folder);
        var again = await RestoreAsync(cases, "from-whole");

        Assert.Equal(2, restored.ExitCode);
        Assert.Contains("holds no whole backup", restored.Error, StringComparison.Ordinal);
        Assert.True(next.ExitCode == 0, next.Error + next.Output);
        Assert.Empty(Directory.EnumerateDirectories(_folder, "*.unfinished"));
        Assert.True(again.ExitCode == 0, again.Error + again.Output);
    }

    private Task<CommandRun> RestoreAsync(string cases, string to) => CommandRun.OfAsync(
        [
            "restore",
            cases,
            "--keys",
            Path.Combine(_folder, "keys"),
            "--master-key",
            Path.Combine(Data, "keys", "master.key"),
            "--to",
            Path.Combine(_folder, to),
        ],
        _folder);

    /// <summary>Begins backups until one is killed while it is being made.</summary>
    /// <returns>What was left of it.</returns>
    private async Task<string> KillHalfWayAsync()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var cases = Path.Combine(_folder, $"cases-{attempt}");
            var copy = new FileInfo(Path.Combine($"{cases}.unfinished", "workflows.db"));
            using var backup = Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList = { typeof(CommandSurroundings).Assembly.Location, "backup", cases, "--data", Data },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            while (!backup.HasExited && !copy.Exists && await look.WaitForNextTickAsync())
            {
                copy.Refresh();
            }

            backup.Kill();
            await backup.WaitForExitAsync();
            if (Directory.Exists($"{cases}.unfinished"))
            {
                Assert.False(Directory.Exists(cases));
                return $"{cases}.unfinished";
            }
        }

        throw new InvalidOperationException($"None of {Attempts} backups was killed half way.");
    }
}
