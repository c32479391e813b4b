using System.Collections.Immutable;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Verifying;

namespace Workflows.Runtime.Backups;

/// <summary>What came of a backup.</summary>
/// <param name="Manifest">What is in it.</param>
/// <param name="Report">What verifying it at once came to.</param>
public sealed record BackupResult(BackupManifest Manifest, LedgerReport Report);

/// <summary>Backs an installation up while it runs: the cases to one place, the wrapped keys to another, the master key nowhere.</summary>
/// <remarks>Nothing is written to the installation. A backup appears under its name when it is whole; what a kill leaves is called
/// <c>.unfinished</c> and goes at the next attempt.</remarks>
public static class Backup
{
    /// <param name="installation">What is backed up.</param>
    /// <param name="to">Where the cases go: a folder that is not there yet, or empty.</param>
    /// <param name="keysTo">Where the wrapped keys go, not the same; null: nowhere this time.</param>
    /// <param name="anchors">Folders with anchors besides the installation's own two: those of other nodes.</param>
    /// <param name="time">For the date.</param>
    /// <param name="cancellationToken">Ends it, and leaves no backup.</param>
    /// <exception cref="BackupRefusedException">It cannot be made.</exception>
    public static async Task<BackupResult> MakeAsync(
        WorkflowsOptions installation,
        string to,
        string? keysTo,
        ImmutableArray<string> anchors,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        (to, keysTo) = (Path.GetFullPath(to), keysTo is null ? null : Path.GetFullPath(keysTo));
        if (keysTo is not null && (IsWithin(to, keysTo) || IsWithin(keysTo, to)))
        {
            throw new BackupRefusedException(
                "The keys must not go where the cases go: whoever found that backup would have both. Name another folder with --keys, best "
                    + "on another disk.");
        }

        RefuseFilled(to);
        if (keysTo is not null)
        {
            RefuseFilled(keysTo);
        }

        try
        {
            var madeAt = time.GetUtcNow();
            var result = await InFullAsync(to, folder => MakeCasesAsync(installation, folder, anchors, madeAt, cancellationToken));
            if (keysTo is not null)
            {
                // After the cases: every key that they are sealed with was stored before they were.
                await InFullAsync(keysTo, folder => MakeKeysAsync(installation, folder, madeAt, cancellationToken));
            }

            return result;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"The backup cannot be written: {cause.Message}", cause);
        }
    }

    private static async Task<BackupResult> MakeCasesAsync(
        WorkflowsOptions installation,
        string folder,
        ImmutableArray<string> anchorFolders,
        DateTimeOffset madeAt,
        CancellationToken cancellationToken)
    {
        // Before the cases: what anchors know of must be in the copy. It is verified by the logs that go on: the database knows of lines that are
        // written meanwhile.
        var copied = Path.Combine(folder, "anchors");
        string[] folders = [installation.AnchorFolder, .. installation.Anchors.Also is { } also ? [also] : (string[])[], .. anchorFolders];
        AnchorCopying.CopyFurthest(folders, copied);
        var anchors = AnchorsRead.From(folders, [], cancellationToken);
        var manifest = new BackupManifest
        {
            Program = typeof(Backup).Assembly.GetName().Version!.ToString(3),
            MadeAt = madeAt,
            Holds = "cases",
            Store = installation.Postgres is null ? "sqlite" : "postgres",
            Scripts = [],
            Anchors = AnchorsRead.From([copied], [], cancellationToken).Logs
                .Where(l => l.Last is not null)
                .ToImmutableDictionary(l => l.Log, l => l.Last!.Number, StringComparer.Ordinal),
            Files = [],
        };
        LedgerReport report;
        if (installation.Postgres is { } postgres)
        {
            var (tables, scripts) = await PostgresCopy.MakeAsync(postgres, folder, cancellationToken);
            manifest = manifest with { Tables = tables, Scripts = scripts };
            await using var store = await ReadOnlyStore.OfPostgresAsync(postgres, cancellationToken);
            report = await store.ReadAsync((session, ct) => LedgerVerification.RunAsync(session, anchors, ct), cancellationToken);
        }
        else
        {
            var copy = Path.Combine(folder, "workflows.db");
            manifest = manifest with { Scripts = SqliteCopy.Make(installation.DatabaseFile, copy) };
            await using var store = await ReadOnlyStore.OfSqliteAsync(copy, cancellationToken);
            report = await store.ReadAsync((session, ct) => LedgerVerification.RunAsync(session, anchors, ct), cancellationToken);
        }

        return new((manifest with { Cases = report.Cases, Entries = report.Entries }).Seal(folder), report);
    }

    private static async Task<BackupManifest> MakeKeysAsync(
        WorkflowsOptions installation, string folder, DateTimeOffset madeAt, CancellationToken cancellationToken)
    {
        var manifest = new BackupManifest
        {
            Program = typeof(Backup).Assembly.GetName().Version!.ToString(3),
            MadeAt = madeAt,
            Holds = "keys",
            Store = installation.PostgresForKeys is null ? "sqlite" : "postgres",
            Scripts = [],
            Files = [],
        };
        if (installation.PostgresForKeys is { } postgres)
        {
            var (tables, scripts) = await PostgresCopy.MakeAsync(postgres, folder, cancellationToken);
            manifest = manifest with { Tables = tables, Scripts = scripts };
        }
        else
        {
            manifest = manifest with { Scripts = SqliteCopy.Make(installation.KeyDatabaseFile, Path.Combine(folder, "keys.db")) };
        }

        if (File.Exists(installation.AnchorKeyPath))
        {
            PrivateFile.Replace(
                Path.Combine(folder, AnchorKey.FileName), await File.ReadAllBytesAsync(installation.AnchorKeyPath, cancellationToken));
        }

        return manifest.Seal(folder);
    }

    private static async Task<T> InFullAsync<T>(string folder, Func<string, Task<T>> fill)
    {
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        PrivateFile.CreateFolder(unfinished);
        var result = await fill(unfinished);
        DurableFolder.Flush(unfinished);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }

        Directory.Move(unfinished, folder);
        DurableFolder.Flush(Path.GetDirectoryName(folder)!);
        return result;
    }

    private static void RefuseFilled(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new BackupRefusedException($"There is something in {folder}: a backup overwrites nothing. Name a folder that is not there yet.");
        }
    }

    private static bool IsWithin(string outer, string inner) =>
        Path.TrimEndingDirectorySeparator(inner) is var path
        && (path == Path.TrimEndingDirectorySeparator(outer)
            || path.StartsWith(Path.TrimEndingDirectorySeparator(outer) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
