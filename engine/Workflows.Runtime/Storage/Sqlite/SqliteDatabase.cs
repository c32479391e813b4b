using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Workflows.Runtime.Storage.Schema;

namespace Workflows.Runtime.Storage.Sqlite;

/// <summary>A SQLite file that this process alone has open: one connection writes and checkpoints, any number read.</summary>
/// <remarks>The SQLite that comes with the program may be older than 3.51.3, which mended an error by which two connections that both
/// write and checkpoint could spoil the file (https://sqlite.org/wal.html#walresetbug). With one connection that does, it cannot
/// happen; see decision 0007.</remarks>
public sealed class SqliteDatabase : IDatabase
{
    /// <summary>Pages (4 KiB) in the write-ahead log after which the writer moves them to the database. A page that many commits have changed
    /// is moved once.</summary>
    private const int CheckpointPages = 8000;

    /// <summary>Kibibytes of pages that the writer keeps: where ids are random, every commit touches pages all over the indices.</summary>
    private const int CacheKibibytes = 65_536;

    private readonly string _path;
    private readonly SqliteFileLock _held;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;

    private SqliteDatabase(string path, SqliteFileLock held, SqliteConnection opened)
    {
        _path = path;
        _held = held;
        _writer = new(opened, () => Connect(path), () => Seam);
        _readers = new(path);
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public string Description => $"SQLite {_path}";

    internal IStatementSeam? Seam { get; set; }

    /// <summary>Opens the file, makes it when it is not there (mode 0600), and brings its tables up to date.</summary>
    /// <exception cref="StartRefusedException">Another process has it open, others can reach it, or its schema is not one that this program
    /// knows.</exception>
    public static async Task<SqliteDatabase> OpenAsync(
        string path, ImmutableArray<SchemaScript> scripts, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
        SqliteFolder.RefuseUnsafe(path);
        var held = SqliteFileLock.Take(path);
        SqliteConnection? connection = null;
        try
        {
            // SQLite gives its log and index files the mode of the database file.
            PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
            connection = Connect(path);
            logger.LogInformation(
                "SQLite {Version} has {Path} open. Only this process, and in it one connection, may write to it: back it up through the "
                    + "program or with the program stopped",
                connection.ServerVersion,
                path);
            var applied = await SchemaMigration.ApplyAsync(connection, SqlDialect.Sqlite, scripts, time, cancellationToken);
            if (applied.Length > 0)
            {
                logger.LogInformation("Applied {Scripts} to {Path}", string.Join(", ", applied), path);
            }

            return new(path, held, connection);
        }
        catch
        {
            connection?.Dispose();
            held.Dispose();
            throw;
        }
    }

    public Task<T> WriteAsync<T>(Func<IWriteSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        _writer.WriteAsync(work, cancellationToken);

    public Task<bool> StoreAsync(GuardedWrite write, CancellationToken cancellationToken) => _writer.StoreAsync(write, cancellationToken);

    public async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _readers.ReadAsync(work, cancellationToken);
        }
        catch (SqliteException cause)
        {
            throw new StorageUnavailableException("The database cannot be read now.", cause);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
        _held.Dispose();
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, ForeignKeys = true }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // secure_delete: what is erased is overwritten, so that no wrapped key stays in a free page.
            command.CommandText = $"""
                pragma journal_mode = wal;
                pragma synchronous = full;
                pragma wal_autocheckpoint = {CheckpointPages};
                pragma cache_size = -{CacheKibibytes};
                pragma journal_size_limit = 67108864;
                pragma secure_delete = on;
                pragma temp_store = memory;
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
