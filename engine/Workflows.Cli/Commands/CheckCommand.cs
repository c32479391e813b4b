using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Engine.Scenarios;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Cli.Commands;

/// <summary>Checks files.</summary>
internal sealed class CheckCommand : FormattedCommand
{
    private readonly Argument<string[]> _paths = new("path") { Description = "Files and folders", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _info = new("--info") { Description = "Shows also what is only for information, such as assumptions" };

    public CheckCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "check",
            "Checks processes and the files beside them, and tells everything that is wrong in one go",
            new Example("check processes", "checks a folder and all folders in it"),
            new Example("check processes/school-outreach/school-outreach.process.yaml", "checks one file"),
            new Example("check processes --info", "tells also what the processes assume"),
            new Example("check processes --format json", "tells the same to a program"))
    {
        Arguments.Add(_paths);
        Options.Add(_info);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var checks = await Progress.ShowAsync(
            Surroundings, "Checking", () => Task.Run(() => Check(given.GetRequiredValue(_paths)), cancellation));
        var findings = ErrorsFirst(checks.SelectMany(c => c.Diagnostics));
        var files = checks.SelectMany(c => c.Files).Distinct().Count();
        var processes = checks.SelectMany(c => c.Processes).DistinctBy(p => p.Process.Source).ToImmutableArray();
        if (output.Format == OutputFormat.Json)
        {
            output.Json(CheckJson.Of(files, processes, findings));
        }
        else
        {
            var showInfo = given.GetValue(_info);
            FindingsReport.Write(output, findings, showInfo ? Severity.Info : Severity.Warning);
            output.Line(Summary(files, processes.Length, findings, showInfo));
        }

        return FindingsReport.ExitCodeOf(findings);
    }

    private List<FolderCheck> Check(IReadOnlyList<string> paths)
    {
        var read = SourceReading.Read(Surroundings, paths);
        return [.. read.Named.Select(n => WithScenarios(FolderChecker.Check(read.Files, n), read.Files))];
    }

    private static FolderCheck WithScenarios(FolderCheck check, SourceSet sources) =>
        check with { Diagnostics = [.. check.Diagnostics, .. ScenarioCheck.Run(sources, check.Files)] };

    /// <summary>File after file, and what blocks first in each.</summary>
    private static ImmutableArray<Diagnostic> ErrorsFirst(IEnumerable<Diagnostic> found)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(found);
        return [.. bag.Sorted().OrderBy(d => d.Span.Source.Path, StringComparer.Ordinal).ThenByDescending(d => d.Severity)];
    }

    private static string Summary(int files, int processes, ImmutableArray<Diagnostic> findings, bool infoWasShown)
    {
        var hidden = !infoWasShown && findings.Any(f => f.Severity == Severity.Info) ? " (--info shows it)" : "";
        return $"Checked {Count(files, "file", "files")} with {Count(processes, "process", "processes")}: "
            + $"{DiagnosticRenderer.Summary(findings)}{hidden}.";
    }

    private static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private sealed record CheckJson(
        int Files, int Errors, int Warnings, int Infos, ImmutableArray<ProcessJson> Processes, ImmutableArray<DiagnosticJson> Diagnostics)
    {
        public static CheckJson Of(int files, ImmutableArray<CheckedProcess> processes, ImmutableArray<Diagnostic> findings) => new(
            files,
            findings.Count(f => f.Severity == Severity.Error),
            findings.Count(f => f.Severity == Severity.Warning),
            findings.Count(f => f.Severity == Severity.Info),
            [.. processes.Select(p =>
                new ProcessJson(p.Process.Id.Value, p.Process.Title.Value, p.Process.Source.Path, p.ContentHash, !p.HasErrors))],
            [.. findings.Select(DiagnosticJson.Of)]);
    }

    private sealed record ProcessJson(string Process, string Title, string Path, string Revision, bool Sound);
}
