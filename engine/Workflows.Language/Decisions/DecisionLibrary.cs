using System.Collections.Immutable;
using Workflows.Language.Decisions.Dmn;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions;

/// <summary>The DMN files of a folder, which may import each other by namespace. Each is read once.</summary>
public sealed class DecisionLibrary(IEnumerable<SourceText> files)
{
    private readonly List<SourceText> _files = [.. files];
    private readonly Dictionary<SourceText, DecisionModel?> _models = [];
    private readonly DiagnosticBag _diagnostics = new();

    /// <summary>What was found wrong in the files read so far. Where another tool's model calculates with values that do not fit, as the
    /// standard allows, it runs all the same and yields null: that is a warning.</summary>
    public IEnumerable<Diagnostic> Diagnostics => _diagnostics.Sorted();

    /// <summary>The files that were read so far.</summary>
    public ImmutableArray<SourceText> FilesRead => [.. _models.Keys.OrderBy(f => f.Path, StringComparer.Ordinal)];

    /// <summary>The models in the folder of one of them.</summary>
    public static DecisionLibrary Beside(SourceSet files, SourceText model)
    {
        var folder = model.Path[..(model.Path.LastIndexOf('/') + 1)];
        return new(files.Files.Values.Where(f =>
            f.Path.EndsWith(DecisionReference.ModelEnding, StringComparison.OrdinalIgnoreCase)
            && f.Path[..(f.Path.LastIndexOf('/') + 1)] == folder));
    }

    /// <summary>The model of the file at a path; null when there is none or it cannot be read.</summary>
    public DecisionModel? Find(string path) =>
        _files.Find(f => string.Equals(f.Path, path, StringComparison.Ordinal)) is { } file ? Read(file) : null;

    private DecisionModel? Read(SourceText file)
    {
        if (!_models.TryGetValue(file, out var model))
        {
            // Null while it is read: a file that imports itself in a circle finds nothing there.
            _models[file] = null;
            model = ModelReader.Read(file, OfNamespace, _diagnostics);
            _models[file] = model;
        }

        return model;
    }

    private DecisionModel? OfNamespace(string name) => _files
        .Where(f => f.Content.Contains(name, StringComparison.Ordinal))
        .Select(f => _models.GetValueOrDefault(f) is { } known ? known : DeclaresNamespace(f, name) ? Read(f) : null)
        .FirstOrDefault(m => m?.Namespace == name);

    private static bool DeclaresNamespace(SourceText file, string name) =>
        XmlSource.Read(file, new DiagnosticBag()) is { } xml && new DmnNode(xml, xml.Root)["namespace"] == name;
}
