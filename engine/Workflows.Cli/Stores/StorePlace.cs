using System.CommandLine;
using Workflows.Cli.Running;
using Workflows.Runtime.Verifying;

namespace Workflows.Cli.Stores;

/// <summary>Where a store is, for commands that read it without a server.</summary>
/// <remarks>The data folder: <c>--data</c>, else <c>Workflows__DataFolder</c>, else the nearest <c>.workflows</c> from here upwards. Cases are
/// in PostgreSQL when <c>--database</c> or <c>Workflows__Database</c> says where, as they are for the server.</remarks>
internal sealed class StorePlace
{
    public Option<string?> Data { get; } =
        new("--data") { Description = "The server's data folder (default: the nearest .workflows)", HelpName = "folder" };

    public Option<string?> Database { get; } = new("--database")
    {
        Description = "The connection string, when the cases are in PostgreSQL (default: Workflows__Database)",
        HelpName = "connection",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Database);
    }

    /// <summary>Opens the cases, read-only.</summary>
    /// <exception cref="CommandStoppedException">They are not there or cannot be read.</exception>
    public async Task<ReadOnlyStore> OpenAsync(ParseResult given, CommandSurroundings surroundings, CancellationToken cancellation)
    {
        try
        {
            return PostgresOf(given, surroundings) is { } connection
                ? await ReadOnlyStore.OfPostgresAsync(connection, cancellation)
                : await ReadOnlyStore.OfSqliteAsync(Path.Combine(FolderOf(given, surroundings), "workflows.db"), cancellation);
        }
        catch (StoreNotReadException cause)
        {
            throw CommandStoppedException.Usage(cause.Message, "name the data folder with --data, or the PostgreSQL database with --database");
        }
    }

    public string? PostgresOf(ParseResult given, CommandSurroundings surroundings) =>
        NonEmpty(given.GetValue(Database)) ?? NonEmpty(surroundings.Environment("Workflows__Database"));

    /// <exception cref="CommandStoppedException">There is none.</exception>
    public string FolderOf(ParseResult given, CommandSurroundings surroundings) => FindFolder(given, surroundings)
        ?? throw CommandStoppedException.Usage("There is no data folder .workflows here or in a folder above.", "name it with --data");

    /// <returns>Null when there is none.</returns>
    public string? FindFolder(ParseResult given, CommandSurroundings surroundings)
    {
        if ((NonEmpty(given.GetValue(Data)) ?? NonEmpty(surroundings.Environment("Workflows__DataFolder"))) is { } named)
        {
            return surroundings.PathOf(named);
        }

        for (var here = new DirectoryInfo(surroundings.Folder); here is not null; here = here.Parent)
        {
            if (Path.Combine(here.FullName, ".workflows") is var folder && Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
