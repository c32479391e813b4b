using Workflows.Engine.Graph;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios;

/// <summary>The processes among some files, each read and checked when a scenario first asks for it.</summary>
internal sealed class PlayableProcesses(SourceSet sources)
{
    private readonly Dictionary<string, CheckedProcess?> _checked = new(StringComparer.Ordinal);
    private readonly Dictionary<CheckedProcess, ProcessGraph> _graphs = new(ReferenceEqualityComparer.Instance);

    /// <summary>All that can be read, by path.</summary>
    public IEnumerable<CheckedProcess> All => sources.Files.Keys.Where(FolderChecker.IsProcess).Select(Read).OfType<CheckedProcess>();

    /// <summary>False while a file is so broken that it is not known which process it holds.</summary>
    public bool CanAllBeRead => sources.Files.Keys.Where(FolderChecker.IsProcess).All(path => Read(path) is { Process.Id.Value.Length: > 0 });

    /// <summary>The process of an id: one beside the scenario before one elsewhere; null when there is none.</summary>
    public CheckedProcess? Find(string id, SourceText scenario)
    {
        var folder = FolderOf(scenario.Path);
        return sources.Files.Keys
            .Where(FolderChecker.IsProcess)
            .OrderBy(path => FolderOf(path) != folder)
            .ThenBy(path => path, StringComparer.Ordinal)
            .Select(Read)
            .OfType<CheckedProcess>()
            .FirstOrDefault(p => p.Process.Id.Value == id);
    }

    public void ReportUnknown(Scenario scenario, DiagnosticBag diagnostics) => diagnostics.Report(
        ScenarioRules.UnknownProcess,
        scenario.Process.Span,
        $"There is no process '{scenario.Process}'.",
        Suggestion.Hint(scenario.Process.Value, All.Select(p => p.Process.Id.Value)));

    /// <summary>The graph of one of them, built once.</summary>
    public ProcessGraph GraphOf(CheckedProcess process)
    {
        if (!_graphs.TryGetValue(process, out var graph))
        {
            _graphs[process] = graph = ProcessGraph.Build(process);
        }

        return graph;
    }

    /// <summary>The same with another process in the place of the one of its file.</summary>
    public PlayableProcesses With(CheckedProcess process)
    {
        var others = new PlayableProcesses(sources);
        foreach (var (path, known) in _checked)
        {
            others._checked[path] = known;
        }

        foreach (var (known, graph) in _graphs)
        {
            others._graphs[known] = graph;
        }

        others._checked[process.Process.Source.Path] = process;
        return others;
    }

    private CheckedProcess? Read(string path)
    {
        if (!_checked.TryGetValue(path, out var process))
        {
            _checked[path] = process = ProcessChecker.Check(sources, path, new DiagnosticBag());
        }

        return process;
    }

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
