using System.Collections.Immutable;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Checking.Asking;

/// <summary>Finds the decision that a step asks: in the folder of the process, then in the folders around it.</summary>
internal sealed class DecisionSources(SourceSet sources, NamedFiles named, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, DecisionLibrary> _libraries = new(StringComparer.Ordinal);

    /// <summary>The decision; null when there is none or it cannot be used, which was reported.</summary>
    public NamedDecision? Find(DecisionReference reference) => reference.IsModel ? FindInModel(reference) : FindTable(reference);

    private NamedDecision? FindTable(DecisionReference reference)
    {
        if (reference.Name is { } part)
        {
            diagnostics.Report(
                DecideRules.UnknownDecision, part.Span, $"A decision table is one decision, so '#{part}' leads nowhere.",
                "take it out, or name a .dmn file before it");
            return null;
        }

        var ending = reference.File.Value.EndsWith(DecisionReference.TableEnding, StringComparison.Ordinal)
            ? ""
            : DecisionReference.TableEnding;
        return named.Find(reference.File, "decision table", ending) is { } file
            && DecisionFileReader.Read(file, sources, diagnostics) is { } table
            ? NamedDecision.Of(table)
            : null;
    }

    private NamedDecision? FindInModel(DecisionReference reference)
    {
        if (named.Find(reference.File, "decision model") is not { } file)
            return null;

        var library = LibraryAround(file);
        var model = library.Find(file.Path);
        diagnostics.AddRange(library.Diagnostics);
        if (model is null)
            return null;

        var all = model.Ask(library.FilesRead);
        var meant = reference.Name is { } name ? all.Where(d => d.Title == name.Value).ToImmutableArray() : all;
        if (meant.Length == 1 || (meant.Length > 1 && reference.Name is not null))
            return meant[0];

        ImmutableArray<string> names = [.. all.Select(d => d.Title).Distinct()];
        diagnostics.Report(
            DecideRules.UnknownDecision,
            reference.Name?.Span ?? reference.Span,
            reference.Name is null
                ? $"'{reference.File}' has {(names.IsEmpty ? "no decision" : "several decisions")}."
                : $"There is no decision '{reference.Name}' in '{reference.File}'.",
            names.IsEmpty
                ? "draw a decision in it, or name another file"
                : Suggestion.Hint(reference.Name?.Value ?? "", names) ?? $"write one of them behind '#': {Listing.Or(names)}");
        return null;
    }

    /// <summary>Models import those that lie in the same folder.</summary>
    private DecisionLibrary LibraryAround(SourceText file)
    {
        var folder = FolderOf(file.Path);
        if (!_libraries.TryGetValue(folder, out var library))
            _libraries.Add(folder, library = DecisionLibrary.Beside(sources, file));
        return library;
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
