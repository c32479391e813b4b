using Workflows.Engine.Graph;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Tables;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios;

/// <summary>Runs scenarios: reads the file, plays it on a virtual clock, compares.</summary>
public sealed class ScenarioRunner
{
    public const string Ending = ".scenario.yaml";

    private readonly SourceSet _sources;
    private readonly PlayableProcesses _processes;

    private ScenarioRunner(SourceSet sources, PlayableProcesses processes)
    {
        _sources = sources;
        _processes = processes;
    }

    /// <param name="sources">All files of the folder: the scenario, its process, and what that names.</param>
    /// <param name="path">The scenario file among them.</param>
    /// <exception cref="ArgumentException">The file is not among them.</exception>
    public static ScenarioResult Run(SourceSet sources, string path) => new ScenarioRunner(sources, new(sources)).Run(path);

    /// <summary>The same for many scenarios, which share their processes.</summary>
    internal static IEnumerable<ScenarioResult> Run(SourceSet sources, IEnumerable<string> paths, PlayableProcesses processes) =>
        paths.Select(new ScenarioRunner(sources, processes).Run);

    private ScenarioResult Run(string path)
    {
        var source = _sources.Find(path) ?? throw new ArgumentException($"'{path}' is not among the files.", nameof(path));
        var diagnostics = new DiagnosticBag();
        var scenario = ScenarioReader.Read(source, diagnostics);
        var process = scenario is null ? null : FindProcess(scenario, diagnostics);
        if (scenario is not null && process is not null)
        {
            ScenarioNames.Check(scenario, process.Process, id => _processes.Find(id, scenario.Source)?.Process, diagnostics);
        }

        var result =
            new ScenarioResult { Path = path, Title = scenario?.Title.Value ?? path, ProcessId = process?.Process.Id.Value, Diagnostics = [] };
        if (scenario is null || process is null || diagnostics.HasErrors || DataOf(scenario, process, diagnostics) is not { } data)
        {
            return result with { Diagnostics = diagnostics.Sorted() };
        }

        var run = new ScenarioRun(_processes.GraphOf(process), id => GraphOf(id, scenario), scenario, diagnostics);
        run.Play(data);
        return result with
        {
            Diagnostics = diagnostics.Sorted(),
            Trace = [.. run.Trace()],
            Played = [.. run.Cases.Select(PlayedProcess.Of)],
        };
    }

    /// <summary>The graph of a called process; null when it is not there or has errors, so that the call fails as it would in earnest.</summary>
    private ProcessGraph? GraphOf(string id, Scenario scenario) =>
        _processes.Find(id, scenario.Source) is { HasErrors: false } process ? _processes.GraphOf(process) : null;

    private CheckedProcess? FindProcess(Scenario scenario, DiagnosticBag diagnostics)
    {
        if (_processes.Find(scenario.Process.Value, scenario.Source) is not { } process)
        {
            _processes.ReportUnknown(scenario, diagnostics);
            return null;
        }

        if (process.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error) is { } error)
        {
            diagnostics.Report(
                ScenarioRules.UnknownProcess,
                scenario.Process.Span,
                $"The process '{scenario.Process}' has errors, so it cannot be played.",
                "mend it first; 'workflows check' tells all of them",
                new RelatedPlace(error.Span, error.Message));
            return null;
        }

        return process;
    }

    /// <summary>The data that the scenario gives; null when some of it does not fit, which has been told.</summary>
    private FeelContext? DataOf(Scenario scenario, CheckedProcess process, DiagnosticBag diagnostics)
    {
        var values = new ScenarioValues(diagnostics);
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var given in scenario.Data)
        {
            var type = process.Process.Data.First(f => f.Name.Value == given.Name.Value).Type;
            if ((type is FieldType.Table ? RowsOf(scenario, process, given, diagnostics) : values.Read(given, type)) is { } value)
            {
                entries.Add(new(given.Name.Value, value));
            }
        }

        return diagnostics.HasErrors ? null : new(entries);
    }

    private FeelList? RowsOf(Scenario scenario, CheckedProcess process, GivenValue given, DiagnosticBag diagnostics)
    {
        if (Shape.Text(given.Value, $"'{given.Name}'", diagnostics) is not { } name)
        {
            return null;
        }

        if (_sources.FindFrom(scenario.Source, name.Value) is not { } file)
        {
            diagnostics.Report(
                ScenarioRules.Value, name.Span, $"There is no table file '{name.Value}' here.", "it is looked for beside the scenario");
            return null;
        }

        var table = TableReader.Read(file, _sources, diagnostics);
        var declared = process.Process.Data.First(f => f.Name.Value == given.Name.Value).From;
        var own = declared is not null && _sources.FindFrom(process.Process.Source, declared.Value) is { } source
            ? TableReader.Read(source, _sources, new())
            : null;
        foreach (var column in own?.Columns ?? [])
        {
            if (table is not null && table.FindColumn(column.Name.Value)?.Type != column.Type)
            {
                diagnostics.Report(
                    ScenarioRules.Value,
                    name.Span,
                    $"'{name.Value}' has no column '{column.Name} ({column.Type.Name})', which the process's own table has.",
                    "give it the same header");
            }
        }

        return table?.Rows;
    }
}
