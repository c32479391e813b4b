using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Anchors;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Verifying;

namespace Workflows.Runtime.Backups;

/// <summary>Where a restore takes things from.</summary>
/// <param name="Cases">The folder of the backup of the cases.</param>
/// <param name="Keys">That of the backup of the keys.</param>
/// <param name="MasterKey">The master key's file, which is in no backup.</param>
/// <param name="Anchors">Folders with newer anchors, such as the second place: they tell of erasures since the backup.</param>
public sealed record RestoreSources(string Cases, string Keys, string MasterKey, ImmutableArray<string> Anchors);

/// <summary>What came of a restore.</summary>
/// <param name="BackupAt">When the backup was made that is in force now.</param>
/// <param name="Erased">How many keys were destroyed again that had been destroyed since.</param>
/// <param name="FiringAgain">What would go out when sending is released.</param>
/// <param name="Report">What verifying came to.</param>
public sealed record RestoreResult(Instant BackupAt, int Erased, FiringAgain FiringAgain, LedgerReport Report);

/// <summary>Puts an installation back as a backup has it, somewhere where there is none; all sending is held until somebody releases it.</summary>
public static class Restore
{
    /// <param name="from">The backups and what goes with them.</param>
    /// <param name="to">Where the installation is to be: a new folder, and for PostgreSQL new databases.</param>
    /// <param name="time">For dates.</param>
    /// <param name="cancellationToken">Ends it; nothing is left in the folder then, nor after a refusal.</param>
    /// <exception cref="BackupRefusedException">A backup is damaged, or there is something where it is to go.</exception>
    /// <exception cref="StartRefusedException">The keys do not fit.</exception>
    public static async Task<RestoreResult> RunAsync(
        RestoreSources from, WorkflowsOptions to, TimeProvider time, CancellationToken cancellationToken)
    {
        var cases = Checked(from.Cases, "cases");
        var keys = Checked(from.Keys, "keys");
        RefuseOther(cases, to.Postgres, "--database");
        RefuseOther(keys, to.PostgresForKeys, "--key-database");
        if (Directory.Exists(to.Folder) && Directory.EnumerateFileSystemEntries(to.Folder).Any())
        {
            throw new BackupRefusedException(
                $"There is something in {to.Folder}: a restore overwrites nothing. Name a folder that is not there yet.");
        }

        RefuseOtherThanMasterKey(from.MasterKey);
        RefuseOverwriting(from.MasterKey, to.MasterKeyPath);
        try
        {
            await PutAsync(from, cases, keys, to, time, cancellationToken);
            var anchors = PutAnchors(from, to, cancellationToken);
            return await SettleAsync(Instant.FromDateTimeOffset(cases.MadeAt), anchors, to, time, cancellationToken);
        }
        catch
        {
            // Nothing was there before: what half a restore has left would only be in the way of the next.
            if (Directory.Exists(to.Folder))
            {
                Directory.Delete(to.Folder, recursive: true);
            }

            throw;
        }
    }

    private static async Task PutAsync(
        RestoreSources from, BackupManifest cases, BackupManifest keys, WorkflowsOptions to, TimeProvider time, CancellationToken cancellationToken)
    {
        PrivateFile.CreateFolder(to.Folder);
        PrivateFile.CreateFolder(Path.GetDirectoryName(to.KeyDatabaseFile)!);
        await PutAsync(
            cases,
            from.Cases,
            "workflows.db",
            to.DatabaseFile,
            to.Postgres,
            SchemaScript.ForWorkflows(SqlDialect.Postgres),
            time,
            cancellationToken);
        await PutAsync(
            keys,
            from.Keys,
            "keys.db",
            to.KeyDatabaseFile,
            to.PostgresForKeys,
            SchemaScript.ForKeys(SqlDialect.Postgres),
            time,
            cancellationToken);
        PutKeyFiles(from, to);
    }

    /// <summary>What is done once everything is in its place: erasures, the hold, a new beginning of the anchors, and verifying.</summary>
    private static async Task<RestoreResult> SettleAsync(
        Instant backupAt, AnchorsRead anchors, WorkflowsOptions to, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var storage = await WorkflowsStorage.OpenAsync(to, time, NullLogger<WorkflowsStorage>.Instance, cancellationToken);
        var known = (await storage.Keys.DestroyedSinceAsync(Instant.FromUnixTimeTicks(0), cancellationToken)).Select(d => d.Id).ToHashSet();
        var erased = anchors.Erased.Select(e => e.Id).Where(id => !known.Contains(id)).Distinct().ToList();
        if (erased.Count > 0)
        {
            await storage.Keys.DestroyAsync(erased, cancellationToken);
        }

        // Whoever was signed in then need not be welcome now.
        await storage.Database.ExecuteAsync(
            [new("sign_in_session.clear", "delete from sign_in_session"), new("sign_in.clear", "delete from sign_in")], cancellationToken);
        var journal = new SystemJournal(storage.Database, time);
        await new SendingHold(storage.Database, journal, time).HoldAsync(
            backupAt,
            $"Restored from the backup of {backupAt}; {erased.Count} keys that were destroyed since were destroyed again; sending is held.",
            cancellationToken);
        await ForgetLaterLinesAsync(anchors, storage.Database, cancellationToken);
        await BeginAnchorsAsync(anchors, storage, journal, to, time, cancellationToken);
        var again = AnchorsRead.From([to.AnchorFolder], [], cancellationToken);
        var report = await storage.Database.ReadAsync(
            async (session, ct) => await LedgerVerification.RunAsync(session, again, ct), cancellationToken);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var firing = await FiringAgain.FindAsync(storage.Database, now, cancellationToken);
        return new(backupAt, erased.Count, firing, report);
    }

    /// <summary>The cases were copied after the anchors, and may know of lines that were written between.</summary>
    private static async Task ForgetLaterLinesAsync(AnchorsRead anchors, IDatabase database, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            [
                .. anchors.Logs.Where(l => l.Last is not null).Select(l => new Statement(
                    "anchor_log.forget",
                    "update anchor_log set number = $2, hash = $3, at = $4 where log = $1 and number > $2",
                    l.Log,
                    l.Last!.Number,
                    l.LastHash.ToArray(),
                    l.Last.At)),
            ],
            cancellationToken);

    /// <summary>Takes their force from the lines that tell of what came after the backup, and writes down what is there now.</summary>
    private static async Task BeginAnchorsAsync(
        AnchorsRead anchors,
        WorkflowsStorage storage,
        SystemJournal journal,
        WorkflowsOptions to,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        using var log = AnchorLog.Open(to.AnchorFolder, AnchorKey.OpenOrCreate(to.AnchorKeyPath), also: null);
        using var writer = new AnchorWriter(log, storage.Database, storage.Keys, journal, time, NullLogger<AnchorWriter>.Instance);
        var (number, hash) = await storage.Database.ReadAsync(SystemJournal.HeadAsync, cancellationToken);
        log.Append(new()
        {
            Number = 0,
            Previous = [],
            At = Instant.FromDateTimeOffset(time.GetUtcNow()),
            Cause = "restore",
            SystemNumber = number,
            SystemHash = [.. hash],
            Voids = anchors.Logs.Where(l => l.Last is not null).ToImmutableDictionary(l => l.Log, l => l.Last!.Number, StringComparer.Ordinal),
        });
        await AnchorCatchUp.RunAsync(
            storage.Database,
            AnchorsRead.From([to.AnchorFolder], [], cancellationToken),
            head => writer.Note(head.Id, head.Revision, [.. head.Head]),
            AnchorCatchUp.NoRest,
            cancellationToken);
        await writer.WriteAsync("start", cancellationToken);
    }

    private static BackupManifest Checked(string folder, string holds)
    {
        var manifest = BackupManifest.Read(folder);
        return manifest.Holds != holds ? throw new BackupRefusedException($"{folder} is a backup of {manifest.Holds}, not of {holds}.")
            : manifest.Damage(folder) is { IsEmpty: false } damage
                ? throw new BackupRefusedException(string.Join('\n', damage) + "\nUse another backup.")
            : manifest;
    }

    private static void RefuseOtherThanMasterKey(string path)
    {
        if (!File.Exists(path))
        {
            throw new BackupRefusedException($"There is no master key {path}; it is in no backup, and without it nothing can be read.");
        }

        MasterKeyFile.Check(path);
    }

    /// <summary>The file may be that of a node that runs, and have a newer key that is nowhere else.</summary>
    private static void RefuseOverwriting(string master, string to)
    {
        if (File.Exists(to) && !File.ReadAllBytes(master).AsSpan().SequenceEqual(File.ReadAllBytes(to)))
        {
            throw new BackupRefusedException(
                $"There is another master key file {to}: a restore overwrites nothing. Unset Workflows__MasterKeyFile to restore beside it, or "
                    + "name a file that is not there yet.");
        }
    }

    private static void RefuseOther(BackupManifest manifest, string? postgres, string option)
    {
        if (manifest.Store == "postgres" != postgres is not null)
        {
            throw new BackupRefusedException(manifest.Store == "postgres"
                ? $"The backup of the {manifest.Holds} is of PostgreSQL: name a new, empty database with {option}."
                : $"The backup of the {manifest.Holds} is of SQLite and cannot go to PostgreSQL: leave {option} out.");
        }
    }

    private static async Task PutAsync(
        BackupManifest manifest,
        string folder,
        string name,
        string file,
        string? postgres,
        ImmutableArray<SchemaScript> scripts,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (postgres is not null)
        {
            await PostgresCopy.RestoreAsync(postgres, folder, manifest, scripts, time, cancellationToken);
            return;
        }

        await using var source = File.OpenRead(Path.Combine(folder, name));
        await using var copy = PrivateFile.Open(file, FileMode.CreateNew, FileShare.None);
        await source.CopyToAsync(copy, cancellationToken);
        copy.Flush(flushToDisk: true);
    }

    private static void PutKeyFiles(RestoreSources from, WorkflowsOptions to)
    {
        if (!File.Exists(to.MasterKeyPath))
        {
            PrivateFile.Replace(to.MasterKeyPath, File.ReadAllBytes(from.MasterKey));
        }

        if (Path.Combine(from.Keys, AnchorKey.FileName) is var anchorKey && File.Exists(anchorKey) && !File.Exists(to.AnchorKeyPath))
        {
            PrivateFile.Replace(to.AnchorKeyPath, File.ReadAllBytes(anchorKey));
        }
    }

    private static AnchorsRead PutAnchors(RestoreSources from, WorkflowsOptions to, CancellationToken cancellationToken)
    {
        AnchorCopying.CopyFurthest([Path.Combine(from.Cases, "anchors"), .. from.Anchors], to.AnchorFolder);
        return AnchorsRead.From([to.AnchorFolder], [], cancellationToken);
    }
}
