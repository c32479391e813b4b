using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Postgres;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Storage.Sqlite;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>Where a test class keeps its databases: the same tests run on both kinds.</summary>
public abstract class TestStore : IAsyncDisposable
{
    private readonly List<IDatabase> _opened = [];

    /// <summary>A temporary folder of this test's own.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("workflows-test-").FullName;

    public abstract SqlDialect Dialect { get; }

    /// <summary>A place for a new, empty database: a path or a connection string.</summary>
    public abstract Task<string> PlaceAsync();

    /// <summary>Opens the database at a place with the given schema.</summary>
    public async Task<IDatabase> OpenAsync(string place, ImmutableArray<SchemaScript> scripts)
    {
        IDatabase database = Dialect is SqlDialect.Sqlite
            ? await SqliteDatabase.OpenAsync(place, scripts, TimeProvider.System, NullLogger.Instance, CancellationToken.None)
            : await PostgresDatabase.OpenAsync(place, scripts, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        _opened.Add(database);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _opened)
        {
            await database.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteTestStore : TestStore
{
    public override SqlDialect Dialect => SqlDialect.Sqlite;

    public override Task<string> PlaceAsync() => Task.FromResult(Path.Combine(Folder, $"{Guid.NewGuid():N}.db"));
}

public sealed class PostgresTestStore(PostgresFixture fixture) : TestStore
{
    public override SqlDialect Dialect => SqlDialect.Postgres;

    public override Task<string> PlaceAsync() => fixture.Server.CreateDatabaseAsync();
}

[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "PostgreSQL";
}
