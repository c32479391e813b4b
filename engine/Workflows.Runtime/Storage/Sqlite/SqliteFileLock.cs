namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>Holds a database file for this process alone, by a lock of the operating system that ends with the process.</summary>
/// <remarks>The lock file stays when the process ends: removing it would let a third process lock a new file of the same name.</remarks>
internal sealed class SqliteFileLock : IDisposable
{
    private readonly FileStream _held;

    private SqliteFileLock(FileStream held) => _held = held;

    /// <exception cref="StartRefusedException">Another process has the database open, or the folder cannot be written.</exception>
    public static SqliteFileLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            return new(PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException cause) when (File.Exists(path))
        {
            throw new StartRefusedException(
                $"Another process has the database {databasePath} open. Only one may: stop the other one, "
                + "or give this one a folder of its own; to run several, use PostgreSQL.",
                cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The file {path} cannot be created. Make the folder writable for the user that runs this program.", cause);
        }
    }

    public void Dispose() => _held.Dispose();
}
