using Workflows.Runtime;
using Workflows.Tests.Shared;

namespace Workflows.Benchmarks.Hosting;

/// <summary>A temporary folder and, where asked for, a PostgreSQL server of the benchmark's own.</summary>
internal sealed class Place : IDisposable
{
    private readonly ThrowAwayPostgres? _server;

    private Place(ThrowAwayPostgres? server) => _server = server;

    public string Folder { get; } = Directory.CreateTempSubdirectory("workflows-benchmarks-").FullName;

    private string? Cases { get; init; }

    private string? Keys { get; init; }

    public static Task<Place> OnSqlite() => Task.FromResult(new Place(server: null));

    public static async Task<Place> OnPostgresAsync()
    {
        var server = ThrowAwayPostgres.Start();
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
        Directory.Delete(Folder, recursive: true);
    }
}
