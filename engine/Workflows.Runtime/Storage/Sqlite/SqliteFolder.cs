using System.Collections.Frozen;

namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>What must hold of the place of a SQLite file before it is opened.</summary>
internal static class SqliteFolder
{
    /// <summary>File systems that machines share. SQLite's log needs memory that all its users share, and locks that hold
    /// (https://sqlite.org/wal.html, "does not work over a network filesystem").</summary>
    private static readonly FrozenSet<string> Shared = new[] { "nfs", "nfs4", "cifs", "smb", "smb2", "smbfs", "afs", "ncp", "coda" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="StartRefusedException">It lies where other machines or other users can reach it.</exception>
    public static void RefuseUnsafe(string databasePath)
    {
        var folder = Path.GetDirectoryName(databasePath)!;
        if (WhyNot(folder, FormatOf(folder)) is { } why)
        {
            throw new StartRefusedException(why);
        }

        if (File.Exists(databasePath) && PrivateFile.IsOpenToOthers(databasePath))
        {
            throw new StartRefusedException(
                $"Other users may read or write the database {databasePath}. Take that right away (chmod 600 {databasePath}*) and start again.");
        }
    }

    /// <summary>Why a database must not lie in a folder of this file system; null when it may.</summary>
    internal static string? WhyNot(string folder, string? format) => format is not null && Shared.Contains(format)
        ? $"The folder {folder} lies on a file system that machines share ({format}), where a SQLite database can be spoilt. "
            + "Put the data on a disk of this machine (--data), or use PostgreSQL (Workflows__Database)."
        : null;

    private static string? FormatOf(string folder)
    {
        try
        {
            return new DriveInfo(folder).DriveFormat;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // a system that does not tell: the lock and the file's own checks remain
        }
    }
}
