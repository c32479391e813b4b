using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios;

/// <summary>Reads scenarios without playing them: what is wrong with the files, and what they name that their process has not.</summary>
public static class ScenarioCheck
{
    /// <param name="sources">All files, so that the processes of the scenarios are found.</param>
    /// <param name="files">Those to check; what is no scenario is passed over.</param>
    /// <returns>The findings, sorted. Of a process with errors nothing is said: its own file says it, and its steps may not all be known.</returns>
    public static ImmutableArray<Diagnostic> Run(SourceSet sources, IEnumerable<SourceText> files)
    {
        var diagnostics = new DiagnosticBag();
        var processes = new PlayableProcesses(sources);
        foreach (var file in files.Where(f => f.Path.EndsWith(ScenarioRunner.Ending, StringComparison.Ordinal)))
        {
            if (ScenarioReader.Read(file, diagnostics) is { } scenario)
            {
                CheckNames(scenario, processes, diagnostics);
            }
        }

        return diagnostics.Sorted();
    }

    private static void CheckNames(Scenario scenario, PlayableProcesses processes, DiagnosticBag diagnostics)
    {
        if (processes.Find(scenario.Process.Value, scenario.Source) is { } process)
        {
            if (!process.HasErrors)
            {
                ScenarioNames.Check(scenario, process.Process, id => processes.Find(id, scenario.Source)?.Process, diagnostics);
            }
        }
        else if (processes.CanAllBeRead)
        {
            processes.ReportUnknown(scenario, diagnostics);
        }
    }
}
