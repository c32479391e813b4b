using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Backups;

/// <summary>Copies a SQLite database that a server may have open, as it is at one moment (https://sqlite.org/backup.html).</summary>
internal static class SqliteCopy
{
    /// <summary>Reads through a connection that can neither write nor checkpoint (decision 0007); the writer goes on meanwhile.</summary>
    /// <param name="from">The database.</param>
    /// <param name="to">A file that is not there yet; one file without a log beside it when this returns.</param>
    /// <returns>The schema scripts applied to it.</returns>
    /// <exception cref="BackupRefusedException">It cannot be read, or the disk is full.</exception>
    public static ImmutableArray<string> Make(string from, string to)
    {
        if (!File.Exists(from))
        {
            throw new BackupRefusedException($"There is no database {from}.");
        }

        try
        {
            PrivateFile.Open(to, FileMode.CreateNew, FileShare.ReadWrite).Dispose();
            using var source = Open(from, SqliteOpenMode.ReadOnly);
            using var copy = Open(to, SqliteOpenMode.ReadWrite);
            source.BackupDatabase(copy);
            using var command = copy.CreateCommand();
            command.CommandText = "pragma journal_mode = delete; pragma integrity_check(1)";
            using (var answers = command.ExecuteReader())
            {
                answers.NextResult();
                answers.Read();
                if (answers.GetString(0) is not "ok" and var problem)
                {
                    throw new BackupRefusedException($"The database {from} is damaged: {problem}");
                }
            }

            command.CommandText = "select name from schema_version order by name";
            using var names = command.ExecuteReader();
            var scripts = ImmutableArray.CreateBuilder<string>();
            while (names.Read())
            {
                scripts.Add(names.GetString(0));
            }

            return scripts.ToImmutable();
        }
        catch (SqliteException cause)
        {
            throw new BackupRefusedException($"The database {from} cannot be copied: {cause.Message}", cause);
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
