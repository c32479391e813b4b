using System.Globalization;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Engine.Scenarios;

namespace Workflows.Cli.Commands;

/// <summary>Plays the scenarios that stand beside processes.</summary>
internal sealed class TestCommand(CommandSurroundings surroundings) : ScenariosCommand(
    surroundings,
    "test",
    "Plays the scenarios of a folder, and tells which steps, outcomes and clauses they come to",
    "A scenario file, or a folder",
    new Example("test processes", "plays every scenario of a folder"),
    new Example("test processes/school-outreach/one-late-one-never.scenario.yaml", "plays one"),
    new Example("test processes --junit results.xml", "writes the results for a build server too"))
{
    private const int MostMissing = 12;

    protected override async Task<ScenarioSuite?> PlayAsync(ReadSources read, string path, CommandOutput output, CancellationToken cancellation)
    {
        var suite = await PlayAllAsync(read, cancellation);
        return suite.Results.IsEmpty
            ? throw CommandStoppedException.Usage($"There is no scenario in {path}.", "its file ends in .scenario.yaml")
            : suite;
    }

    protected override void Write(CommandOutput output, ScenarioSuite suite)
    {
        foreach (var result in suite.Results)
        {
            output.Text($"{(result.Passed ? "passed" : "FAILED")}  {result.Title} ({result.Path})");
            if (!result.Passed)
            {
                output.Line();
                output.Text(ScenarioReports.Failure(result));
                output.Line();
            }
        }

        output.Line();
        foreach (var process in suite.Coverage)
        {
            output.Text($"{process.ProcessId}: {process}");
            Missing(output, "steps", process.Steps);
            Missing(output, "outcomes", process.Outcomes);
        }

        foreach (var document in suite.Documents)
        {
            output.Text($"{document.Path}: clauses {document.Reached}");
            Missing(output, "clauses", document.Reached);
        }

        var failed = suite.Results.Count(r => !r.Passed);
        output.Line();
        output.Line(string.Create(CultureInfo.InvariantCulture, $"{suite.Results.Length - failed} passed, {failed} failed."));
    }

    private static void Missing(CommandOutput output, string what, Coverage coverage)
    {
        if (!coverage.Missing.IsEmpty)
        {
            var more = coverage.Missing.Length > MostMissing ? ", …" : "";
            output.Text($"  no scenario comes to these {what}: {string.Join(", ", coverage.Missing.Take(MostMissing))}{more}");
        }
    }
}
