using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Decisions.Reading;

/// <summary>Finds and reads the tables that a decision file requires, each once, and tells of circles (DMN 1.5 §6.3.7).</summary>
internal sealed class RequiredTables(SourceSet files)
{
    private const int LongestChain = 50;

    private readonly Dictionary<SourceText, DecisionFile?> _read = [];
    private readonly List<SourceText> _reading = [];

    /// <param name="source">The file that requires.</param>
    /// <param name="names">What stands behind its <c>requires</c>.</param>
    /// <param name="diagnostics">What is found, also in the required files.</param>
    public ImmutableArray<DecisionFile> Of(SourceText source, ImmutableArray<Word> names, DiagnosticBag diagnostics)
    {
        if (names.IsEmpty)
        {
            return [];
        }

        var named = new NamedFiles(files, source, diagnostics);
        _reading.Add(source);
        var found = names.DistinctBy(n => n.Value).Select(n => Find(n, named, diagnostics)).OfType<DecisionFile>().ToImmutableArray();
        _reading.RemoveAt(_reading.Count - 1);
        return found;
    }

    private DecisionFile? Find(Word name, NamedFiles named, DiagnosticBag diagnostics)
    {
        if (named.Find(name, "decision table", DecisionReference.TableEnding) is not { } file)
        {
            return null;
        }

        if (_reading.Contains(file) || _reading.Count > LongestChain)
        {
            var circle = _reading.SkipWhile(f => f != file).Append(file).Select(f => $"'{NameOf(f)}'");
            diagnostics.Report(
                DecisionRules.CircularRequirement, name.Span,
                _reading.Contains(file)
                    ? $"These tables require each other in a circle: {string.Join(" → ", circle)}."
                    : $"More than {LongestChain} tables require one another in a row.",
                "take one of the requirements out");
            return null;
        }

        if (!_read.TryGetValue(file, out var table))
        {
            _read[file] = table = DecisionFileReader.Read(file, this, diagnostics);
        }

        return table;
    }

    private static string NameOf(SourceText file) => file.Path[(file.Path.LastIndexOf('/') + 1)..^DecisionReference.TableEnding.Length];
}
