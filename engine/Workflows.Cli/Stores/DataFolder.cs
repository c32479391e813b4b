using System.CommandLine;
using Workflows.Cli.Running;

namespace Workflows.Cli.Stores;

/// <summary>The data folder that is meant, for every command that needs one.</summary>
/// <remarks>That of <c>--data</c>, else that of <c>Workflows__DataFolder</c>, as for the server, else the nearest <c>.workflows</c> from here
/// upwards.</remarks>
internal sealed class DataFolder
{
    private const string Setting = "Workflows__DataFolder";

    public Option<string?> Option { get; } = new("--data")
    {
        Description = $"The server's data folder (default: {Setting}, else the nearest .workflows)",
        HelpName = "folder",
    };

    /// <returns>Null when none is named and none is near.</returns>
    /// <exception cref="CommandStoppedException">The one that is named is not there.</exception>
    public string? Find(ParseResult given, CommandSurroundings surroundings)
    {
        if (NonEmpty(given.GetValue(Option)) is { } chosen)
        {
            return There(surroundings.PathOf(chosen), Option.Name);
        }

        if (NonEmpty(surroundings.Environment(Setting)) is { } set)
        {
            return There(surroundings.PathOf(set), Setting);
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

    /// <exception cref="CommandStoppedException">There is none.</exception>
    public string Need(ParseResult given, CommandSurroundings surroundings) => Find(given, surroundings)
        ?? throw CommandStoppedException.Usage("There is no data folder .workflows here or in a folder above.", $"name it with {Option.Name}");

    private static string There(string folder, string named) => Directory.Exists(folder)
        ? folder
        : throw CommandStoppedException.Usage(
            $"There is no folder {folder}, which {named} names.", "the data folder is the one that the server was started with");

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
