using Workflows.Runtime;
using Workflows.Tests.Shared;

namespace Workflows.Benchmarks.Hosting;

/// <summary>A temporary folder and, where asked for, a PostgreSQL server of the benchmark's own.</summary>
internal sealed class Place : IDisposable
{
    private readonly ThrowAwayPostgres? _server;
    private readonly DirectoryInfo? _kept;

    private Place(ThrowAwayPostgres? server, DirectoryInfo? kept = null)
    {
        _server = server;
        _kept = kept;
        Folder = kept?.FullName ?? Directory.CreateTempSubdirectory("workflows-benchmarks-").FullName;
    }

    /// <summary>True when it was kept from an earlier run.</summary>
    public bool IsFilled => _kept is { Exists: true };

    public string Folder { get; }

    /// <summary>Connection strings, as <see cref="WorkflowsOptions"/> takes them; null on SQLite.</summary>
    public string? Cases { get; private init; }

    public string? Keys { get; private init; }

    public static Task<Place> OnSqlite() => Task.FromResult(new Place(server: null));

    /// <summary>A folder that stays, or a temporary one where none is named.</summary>
    public static Task<Place> OnSqliteIn(DirectoryInfo? kept) => Task.FromResult(new Place(server: null, kept));

    public static async Task<Place> OnPostgresAsync()
    {
        var server = ThrowAwayPostgres.StartAsOperated();
        return new(server) { Cases = await server.CreateDatabaseAsync(), Keys = await server.CreateDatabaseAsync() };
    }

    public void Configure(WorkflowsOptions options)
    {
        options.Folder = Folder;
        options.Postgres = Cases;
        options.PostgresForKeys = Keys;
    }

    public void Dispose()
    {
        _server?.Dispose();
        if (_kept is null)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
