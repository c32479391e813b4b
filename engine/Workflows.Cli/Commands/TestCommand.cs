using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Engine.Scenarios;

namespace Workflows.Cli.Commands;

/// <summary>Plays the scenarios that stand beside processes.</summary>
internal sealed class TestCommand : FormattedCommand
{
    private const int MostMissing = 12;

    private readonly Argument<string> _path = new("path") { Description = "A scenario file, or a folder" };
    private readonly Option<string?> _junit = new("--junit") { Description = "Writes the results for a build server, as JUnit's XML", HelpName = "file" };

    public TestCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "test",
            "Plays the scenarios of a folder, and tells which steps, outcomes and clauses they come to",
            new Example("test processes", "plays every scenario of a folder"),
            new Example("test processes/school-outreach/one-late-one-never.scenario.yaml", "plays one"),
            new Example("test processes --junit results.xml", "writes the results for a build server too"))
    {
        Arguments.Add(_path);
        Options.Add(_junit);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var path = given.GetRequiredValue(_path);
        var read = SourceReading.Read(Surroundings, [path]);
        var suite = await Progress.ShowAsync(
            Surroundings, "Playing scenarios", () => Task.Run(() => ScenarioSuite.Run(read.Files, read.Named[0]), cancellation));
        if (suite.Results.IsEmpty)
        {
            throw CommandStoppedException.Usage($"There is no scenario in {path}.", "its file ends in .scenario.yaml");
        }

        if (given.GetValue(_junit) is { } file)
        {
            await File.WriteAllTextAsync(Surroundings.PathOf(file), ScenarioReports.JUnit(suite), cancellation);
        }

        if (output.Format == OutputFormat.Json)
        {
            output.Raw(ScenarioReports.Json(suite) + "\n");
        }
        else
        {
            Write(output, suite);
        }

        return suite.Passed ? ExitCode.Good : ExitCode.Findings;
    }

    private static void Write(CommandOutput output, ScenarioSuite suite)
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
            Missing(output, "clauses", process.Clauses);
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
