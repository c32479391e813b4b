using System.Collections.Immutable;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Engine.Scenarios;
using Workflows.Engine.Scenarios.Clauses;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Commands;

/// <summary>Shows which clauses of the governing documents are carried out, by taking away what carries them.</summary>
internal sealed class CoverageCommand(CommandSurroundings surroundings) : ScenariosCommand(
    surroundings,
    "coverage",
    "Does what 'test' does, then takes away, one by one, the steps that carry a clause, and tells which scenario fails",
    "A folder with processes, their clauses and scenarios",
    new Example("coverage processes", "shows every clause of every document"),
    new Example("coverage processes/school-outreach --junit clauses.xml", "writes the results for a build server too"))
{
    protected override async Task<ScenarioSuite?> PlayAsync(ReadSources read, string path, CommandOutput output, CancellationToken cancellation)
    {
        var check = FolderChecker.Check(read.Files, read.Named[0]);
        if (check.HasErrors)
        {
            return Stopped(output, check.Diagnostics, "files with errors show nothing");
        }

        var suite = await PlayAllAsync(read, cancellation);
        if (!suite.Passed)
        {
            return Stopped(output, [.. suite.Results.SelectMany(r => r.Diagnostics)], "a scenario shows something only when it passes");
        }

        return suite.Documents.IsEmpty
            ? throw CommandStoppedException.Usage(
                $"No process in {path} carries out clauses of a document.", "a process names its document with 'governed-by'")
            : await Progress.ShowAsync(Surroundings, "Taking steps away", () => Task.Run(() => ClauseCoverage.Of(read.Files, suite), cancellation));
    }

    protected override void Write(CommandOutput output, ScenarioSuite suite) => output.Text(ClauseText.Of(suite.Documents).TrimEnd('\n'));

    /// <summary>Tells what has to be mended before anything can be taken away.</summary>
    private static ScenarioSuite? Stopped(CommandOutput output, ImmutableArray<Diagnostic> findings, string why)
    {
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new { diagnostics = findings.Where(f => f.Severity == Severity.Error).Select(DiagnosticJson.Of) });
        }
        else
        {
            FindingsReport.Write(output, findings, Severity.Error);
            output.Line($"Nothing was taken away, since {why}: {DiagnosticRenderer.Summary(findings)}.");
        }

        return null;
    }
}
