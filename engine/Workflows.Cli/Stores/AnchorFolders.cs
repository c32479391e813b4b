using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Running;

namespace Workflows.Cli.Stores;

/// <summary>Folders with anchors besides that of the data folder: the second place that <c>Workflows__Anchors__Also</c> names, and those
/// given.</summary>
internal sealed class AnchorFolders(string description)
{
    private readonly Option<string[]> _folders = new("--anchors") { Description = description, HelpName = "folder" };

    public void AddTo(Command command) => command.Options.Add(_folders);

    /// <exception cref="CommandStoppedException">A folder is not there.</exception>
    public ImmutableArray<string> Given(ParseResult given, CommandSurroundings surroundings)
    {
        ImmutableArray<string> named = [.. (given.GetValue(_folders) ?? []).Select(surroundings.PathOf)];
        return named.FirstOrDefault(f => !Directory.Exists(f)) is { } missing
            ? throw CommandStoppedException.Usage($"There is no folder {missing}.")
            : named;
    }

    public static string? SecondPlace(CommandSurroundings surroundings) =>
        surroundings.Environment("Workflows__Anchors__Also") is { Length: > 0 } also ? surroundings.PathOf(also) : null;
}
