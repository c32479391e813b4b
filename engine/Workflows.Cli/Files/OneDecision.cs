using Workflows.Cli.Running;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Cli.Files;

/// <summary>The one decision that a person means by <c>few-reports.decision.yaml</c> or <c>routing.dmn#Decide unit</c>.</summary>
internal static class OneDecision
{
    private const int LargestFile = 4 << 20;

    /// <param name="surroundings">Where relative paths start.</param>
    /// <param name="named">A file, and for a model with several decisions <c>#</c> and the name of one of them.</param>
    /// <param name="findings">What was found in the file and in those beside it that it needs.</param>
    /// <returns>Null when errors keep it from being run.</returns>
    /// <exception cref="CommandStoppedException">There is no such file or decision.</exception>
    public static NamedDecision? Find(CommandSurroundings surroundings, string named, DiagnosticBag findings)
    {
        var (path, name) = Split(surroundings, named);
        if (IsModel(path))
        {
            return OfModel(surroundings, path, name, findings);
        }

        if (!IsTable(path) || name is not null)
        {
            throw CommandStoppedException.Usage(
                $"{named} is no decision.",
                $"name a {DecisionReference.TableEnding} file, or a {DecisionReference.ModelEnding} file, # and a decision in it");
        }

        return ReadTable(surroundings, path, findings) is { } file ? NamedDecision.Of(file) : null;
    }

    public static bool IsTable(string path) => path.EndsWith(DecisionReference.TableEnding, StringComparison.OrdinalIgnoreCase);

    public static bool IsModel(string path) => path.EndsWith(DecisionReference.ModelEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>The file and the name behind <c>#</c>, or null; a file whose own name has a <c>#</c> is that file.</summary>
    public static (string Path, string? Name) Split(CommandSurroundings surroundings, string named) =>
        !File.Exists(surroundings.PathOf(named)) && named.IndexOf('#', StringComparison.Ordinal) is >= 0 and var mark
            ? (named[..mark], named[(mark + 1)..])
            : (named, null);

    /// <summary>The table in a <c>.decision.yaml</c> file; null when it, or one that it requires, has errors.</summary>
    /// <exception cref="CommandStoppedException">There is no such file.</exception>
    public static DecisionFile? ReadTable(CommandSurroundings surroundings, string path, DiagnosticBag findings)
    {
        var own = Read(surroundings, surroundings.PathOf(path));
        return DecisionFileReader.Read(
            own, SourceSet.Of(WithFilesBeside(surroundings, own, path, DecisionReference.TableEnding)), findings);
    }

    /// <summary>The model in a <c>.dmn</c> file; null when it cannot be read.</summary>
    /// <exception cref="CommandStoppedException">There is no such file.</exception>
    public static DecisionModel? ReadModel(CommandSurroundings surroundings, string path, DiagnosticBag findings)
    {
        var own = Read(surroundings, surroundings.PathOf(path));
        var library = new DecisionLibrary(WithFilesBeside(surroundings, own, path, DecisionReference.ModelEnding));
        var model = library.Find(own.Path);
        findings.AddRange(library.Diagnostics);
        return model;
    }

    private static NamedDecision? OfModel(CommandSurroundings surroundings, string path, string? name, DiagnosticBag findings)
    {
        if (ReadModel(surroundings, path, findings) is not { } model)
        {
            return null;
        }

        var all = model.Ask([]);
        var names = all.Select(d => d.Title).Distinct().ToList();
        var meant = name is null ? all : [.. all.Where(d => d.Title == name)];
        return meant switch
        {
            [] when names.Count == 0 => throw CommandStoppedException.Usage($"There is no decision in {path}."),
            [] =>
                throw CommandStoppedException.Usage(
                    $"There is no decision '{name}' in {path}.", Suggestion.Hint(name!, names) ?? $"there is {Listing.And(names)}"),
            [_, _, ..] when name is null => throw CommandStoppedException.Usage(
                $"There are several decisions in {path}.", $"name one behind #, as in '{path}#{names[0]}': {Listing.Or(names)}"),
            _ => meant[0],
        };
    }

    private static IEnumerable<SourceText> WithFilesBeside(CommandSurroundings surroundings, SourceText own, string path, string ending)
    {
        var full = surroundings.PathOf(path);
        return Directory.GetParent(full)!.EnumerateFiles("*" + ending)
            .Where(f => f.FullName != full)
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => Read(surroundings, f.FullName))
            .Prepend(own);
    }

    private static SourceText Read(CommandSurroundings surroundings, string path)
    {
        var shown = Path.GetRelativePath(surroundings.Folder, path).Replace(Path.DirectorySeparatorChar, '/');
        if (!File.Exists(path))
        {
            throw CommandStoppedException.Usage($"There is no file {shown}.");
        }

        return new FileInfo(path).Length <= LargestFile
            ? new(shown, File.ReadAllText(path))
            : throw CommandStoppedException.Usage($"{shown} is larger than 4 MiB.");
    }
}
