using System.CommandLine;
using Workflows.Cli.Running;
using Workflows.Runtime;

namespace Workflows.Cli.Stores;

/// <summary>Where a whole installation is: cases, keys, master key and anchors.</summary>
internal sealed class InstallationPlace(StorePlace store)
{
    private readonly Option<string?> _keyDatabase = new("--key-database")
    {
        Description = "The connection string, when the keys are in PostgreSQL (default: Workflows__KeyDatabase)",
        HelpName = "connection",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(store.Data.Option);
        AddDatabasesTo(command);
    }

    /// <summary>For a command that is told the data folder by an option of its own.</summary>
    public void AddDatabasesTo(Command command)
    {
        command.Options.Add(store.Database);
        command.Options.Add(_keyDatabase);
    }

    /// <summary>The installation that is there.</summary>
    public WorkflowsOptions Read(ParseResult given, CommandSurroundings surroundings) =>
        Read(given, surroundings, store.Data.Need(given, surroundings));

    /// <summary>One whose data folder is given.</summary>
    public WorkflowsOptions Read(ParseResult given, CommandSurroundings surroundings, string folder) => new()
    {
        Folder = folder,
        Postgres = store.PostgresOf(given, surroundings),
        PostgresForKeys = NonEmpty(given.GetValue(_keyDatabase)) ?? NonEmpty(surroundings.Environment("Workflows__KeyDatabase")),
        MasterKeyFile = NonEmpty(surroundings.Environment("Workflows__MasterKeyFile")) is { } master ? surroundings.PathOf(master) : null,
        Anchors = new() { Also = AnchorFolders.SecondPlace(surroundings) },
    };

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
