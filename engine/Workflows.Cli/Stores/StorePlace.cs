using System.CommandLine;
using Workflows.Cli.Running;
using Workflows.Runtime.Verifying;

namespace Workflows.Cli.Stores;

/// <summary>Where a store is, for commands that read it without a server.</summary>
/// <remarks>In the data folder, or in PostgreSQL when <c>--database</c> or <c>Workflows__Database</c> says where, as for the server.</remarks>
internal sealed class StorePlace
{
    public DataFolder Data { get; } = new();

    public Option<string?> Database { get; } = new("--database")
    {
        Description = "The connection string, when the cases are in PostgreSQL (default: Workflows__Database)",
        HelpName = "connection",
    };

    /// <summary>Opens the cases, read-only.</summary>
    /// <exception cref="CommandStoppedException">They are not there or cannot be read.</exception>
    public async Task<ReadOnlyStore> OpenAsync(ParseResult given, CommandSurroundings surroundings, CancellationToken cancellation)
    {
        try
        {
            return PostgresOf(given, surroundings) is { } connection
                ? await ReadOnlyStore.OfPostgresAsync(connection, cancellation)
                : await ReadOnlyStore.OfSqliteAsync(Path.Combine(Data.Need(given, surroundings), "workflows.db"), cancellation);
        }
        catch (StoreNotReadException cause)
        {
            throw CommandStoppedException.Usage(cause.Message, "name the data folder with --data, or the PostgreSQL database with --database");
        }
    }

    public string? PostgresOf(ParseResult given, CommandSurroundings surroundings) =>
        NonEmpty(given.GetValue(Database)) ?? NonEmpty(surroundings.Environment("Workflows__Database"));

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
