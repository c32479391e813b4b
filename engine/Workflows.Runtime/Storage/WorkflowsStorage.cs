using Microsoft.Extensions.Logging;
using Npgsql;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Storage.Sqlite;

namespace Workflows.Runtime.Storage;

/// <summary>The open databases of an installation: that of the cases, and the key store apart from it.</summary>
public sealed class WorkflowsStorage : IAsyncDisposable
{
    private readonly IDatabase _keyDatabase;

    private WorkflowsStorage(IDatabase database, IDatabase keyDatabase, KeyStore keys)
    {
        Database = database;
        Keys = keys;
        _keyDatabase = keyDatabase;
    }

    public IDatabase Database { get; }

    public KeyStore Keys { get; }

    /// <summary>Opens both, makes what is not there, and brings the tables up to date.</summary>
    /// <exception cref="StartRefusedException">Something is not in a state to start from; the message says what to do.</exception>
    public static async Task<WorkflowsStorage> OpenAsync(
        WorkflowsOptions options, TimeProvider time, ILogger<WorkflowsStorage> logger, CancellationToken cancellationToken)
    {
        RefuseSharedDatabase(options);
        // The cases first: they know which nodes run, and nothing is changed under them, in neither database.
        var database = await OpenDatabaseAsync(options, time, logger, cancellationToken);
        try
        {
            var keyDatabase = options.PostgresForKeys is { } keysAt
                ? await PostgresDatabase.OpenAsync(keysAt, SchemaScript.ForKeys(SqlDialect.Postgres), time, logger, cancellationToken)
                : (IDatabase)await SqliteDatabase.OpenAsync(
                    options.KeyDatabaseFile, SchemaScript.ForKeys(SqlDialect.Sqlite), time, logger, cancellationToken);
            try
            {
                var keys = await KeyStore.OpenAsync(keyDatabase, options.MasterKeyPath, time, cancellationToken);
                await KeyStoreBinding.CheckAsync(database, keyDatabase, cancellationToken);
                return new(database, keyDatabase, keys);
            }
            catch
            {
                await keyDatabase.DisposeAsync();
                throw;
            }
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _keyDatabase.DisposeAsync();
    }

    private static async Task<IDatabase> OpenDatabaseAsync(
        WorkflowsOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        if (options.Postgres is { } postgres)
        {
            var opened = await PostgresDatabase.OpenAsync(postgres, SchemaScript.ForWorkflows(SqlDialect.Postgres), time, logger, cancellationToken);
            opened.Seam = options.Seam;
            return opened;
        }

        var file = await SqliteDatabase.OpenAsync(
            options.DatabaseFile, SchemaScript.ForWorkflows(SqlDialect.Sqlite), time, logger, cancellationToken);
        file.Seam = options.Seam;
        return file;
    }

    /// <summary>Keys in the database that they protect would be in every backup of it.</summary>
    private static void RefuseSharedDatabase(WorkflowsOptions options)
    {
        if (options is { Postgres: { } cases, PostgresForKeys: { } keys }
            && new NpgsqlConnectionStringBuilder(cases) is var one
            && new NpgsqlConnectionStringBuilder(keys) is var other
            && (one.Host, one.Port, one.Database) == (other.Host, other.Port, other.Database))
        {
            throw new StartRefusedException(
                "The key store and the cases are in one database, so that every backup of the cases would hold the keys as well. "
                + "Create another database for the keys, best on another server.");
        }
    }
}
