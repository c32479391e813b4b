using System.Collections.Immutable;
using Workflows.Cli.Running;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;

namespace Workflows.Cli.Files;

/// <summary>The one decision that a person means by <c>few-reports.decision.yaml</c> or <c>routing.dmn#Decide unit</c>.</summary>
internal sealed record OneDecision
{
    private const string TableEnding = ".decision.yaml";
    private const string ModelEnding = ".dmn";
    private const int LargestFile = 4 << 20;

    public required string Title { get; init; }

    /// <summary>The name of what is answered, where it is one thing.</summary>
    public required string Answer { get; init; }

    public required ImmutableArray<DecisionColumn> Inputs { get; init; }

    public required Func<FeelContext, FeelMoment, DecisionExplanation> Decide { get; init; }

    /// <param name="surroundings">Where relative paths start.</param>
    /// <param name="named">A file, and for a model with several decisions <c>#</c> and the name of one of them.</param>
    /// <param name="findings">What was found in the file and in the models beside it that it imports.</param>
    /// <returns>Null when errors keep it from being run.</returns>
    /// <exception cref="CommandStoppedException">There is no such file or decision.</exception>
    public static OneDecision? Find(CommandSurroundings surroundings, string named, DiagnosticBag findings)
    {
        var mark = File.Exists(surroundings.PathOf(named)) ? -1 : named.IndexOf('#', StringComparison.Ordinal);
        var (path, name) = mark < 0 ? (named, null) : (named[..mark], named[(mark + 1)..]);
        if (!File.Exists(surroundings.PathOf(path)))
        {
            throw CommandStoppedException.Usage($"There is no file {path}.");
        }

        if (path.EndsWith(ModelEnding, StringComparison.OrdinalIgnoreCase))
        {
            return OfModel(surroundings, path, name, findings);
        }

        if (!path.EndsWith(TableEnding, StringComparison.OrdinalIgnoreCase) || name is not null)
        {
            throw CommandStoppedException.Usage($"{named} is no decision.", $"name a file that ends in {TableEnding}, or a {ModelEnding} file, # and a decision in it");
        }

        return DecisionFileReader.Read(Read(surroundings, surroundings.PathOf(path)), findings) is { } file ? Of(file) : null;
    }

    private static OneDecision? OfModel(CommandSurroundings surroundings, string path, string? name, DiagnosticBag findings)
    {
        var full = surroundings.PathOf(path);
        var beside = Directory.GetParent(full)!.EnumerateFiles("*" + ModelEnding).Where(f => f.FullName != full);
        var own = Read(surroundings, full);
        var library = new DecisionLibrary([own, .. beside.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => Read(surroundings, f.FullName))]);
        var model = library.Find(own.Path);
        findings.AddRange(library.Diagnostics);
        return model is null ? null : OfModel(model, path, name);
    }

    private static OneDecision OfModel(DecisionModel model, string path, string? name)
    {
        ImmutableArray<OneDecision> all = [.. model.Decisions.Select(Of), .. model.Services.Select(Of)];
        var names = all.Select(d => d.Title).Distinct().ToList();
        var meant = name is null ? all : [.. all.Where(d => d.Title == name)];
        return meant switch
        {
            [] when names.Count == 0 => throw CommandStoppedException.Usage($"There is no decision in {path}."),
            [] => throw CommandStoppedException.Usage($"There is no decision '{name}' in {path}.", Suggestion.Hint(name!, names) ?? $"there is {Listing.And(names)}"),
            [_, _, ..] when name is null => throw CommandStoppedException.Usage(
                $"There are several decisions in {path}.", $"name one behind #, as in '{path}#{names[0]}': {Listing.Or(names)}"),
            _ => meant[0],
        };
    }

    private static OneDecision Of(DecisionFile file) => new()
    {
        Title = file.Title.Value,
        Answer = file.Outputs is [var only] ? only.Name : file.Id.Value,
        Inputs = file.Inputs,
        Decide = file.Explain,
    };

    private static OneDecision Of(Decision decision) => new()
    {
        Title = decision.Name,
        Answer = decision.Name,
        Inputs = [.. decision.Inputs.Select(i => new DecisionColumn(i.Name, i.Type))],
        Decide = decision.Explain,
    };

    private static OneDecision Of(DecisionService service) => new()
    {
        Title = service.Name,
        Answer = service.Name,
        Inputs = [.. service.Inputs.Select(i => new DecisionColumn(i.Name, i.Type))],
        Decide = service.Explain,
    };

    private static SourceText Read(CommandSurroundings surroundings, string path)
    {
        var shown = Path.GetRelativePath(surroundings.Folder, path).Replace(Path.DirectorySeparatorChar, '/');
        return new FileInfo(path).Length <= LargestFile
            ? new(shown, File.ReadAllText(path))
            : throw CommandStoppedException.Usage($"{shown} is larger than 4 MiB.");
    }
}
