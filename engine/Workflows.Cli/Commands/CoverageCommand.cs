using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Engine.Scenarios;
using Workflows.Engine.Scenarios.Clauses;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Commands;

/// <summary>Shows which clauses of the governing documents are carried out, by taking away what carries them.</summary>
internal sealed class CoverageCommand : FormattedCommand
{
    private readonly Argument<string> _path = new("path") { Description = "A folder with processes, their clauses and scenarios" };
    private readonly Option<string?> _junit = new("--junit") { Description = "Writes the results for a build server, as JUnit's XML", HelpName = "file" };

    public CoverageCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "coverage",
            "Takes away, clause by clause, what carries the clause, and tells which scenario then fails",
            new Example("coverage processes", "shows every clause of every process"),
            new Example("coverage processes/school-outreach --junit clauses.xml", "writes the results for a build server too"))
    {
        Arguments.Add(_path);
        Options.Add(_junit);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var path = given.GetRequiredValue(_path);
        var read = SourceReading.Read(Surroundings, [path]);
        var check = FolderChecker.Check(read.Files, read.Named[0]);
        if (check.HasErrors)
        {
            return Stopped(output, check.Diagnostics, "files with errors show nothing");
        }

        var suite = await Progress.ShowAsync(
            Surroundings, "Playing scenarios", () => Task.Run(() => ScenarioSuite.Run(read.Files, read.Named[0]), cancellation));
        if (!suite.Passed)
        {
            return Stopped(output, [.. suite.Results.SelectMany(r => r.Diagnostics)], "a scenario shows something only when it passes");
        }

        var clauses = await Progress.ShowAsync(
            Surroundings, "Taking steps away", () => Task.Run(() => ClauseCoverage.Of(read.Files, suite), cancellation));
        if (clauses.IsEmpty)
        {
            throw CommandStoppedException.Usage(
                $"No process in {path} carries out clauses of a document.", "a process names its document with 'governed-by', and must have no errors");
        }

        if (given.GetValue(_junit) is { } file)
        {
            await File.WriteAllTextAsync(Surroundings.PathOf(file), ClauseReports.JUnit(clauses), cancellation);
        }

        if (output.Format == OutputFormat.Json)
        {
            output.Raw(ClauseReports.Json(clauses) + "\n");
        }
        else
        {
            output.Text(ClauseReports.Text(clauses).TrimEnd('\n'));
        }

        return clauses.All(p => p.AllShown) ? ExitCode.Good : ExitCode.Findings;
    }

    /// <summary>Tells what has to be mended before anything can be taken away.</summary>
    private static int Stopped(CommandOutput output, ImmutableArray<Diagnostic> findings, string why)
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

        return ExitCode.Findings;
    }
}
