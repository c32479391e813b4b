using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Layout;
using Workflows.Language.Translations;

namespace Workflows.Cli.Commands;

/// <summary>Draws a process or a decision table.</summary>
internal sealed class GraphCommand : CliCommand
{
    private readonly Argument<string> _path = new("file")
    {
        Description = "A process file, a folder with one process, a .decision.yaml file, or a .dmn file, with # and a decision or without",
    };

    private readonly Option<string?> _process = new("--process") { Description = "Which process of a folder with several", HelpName = "id" };
    private readonly Option<string?> _format = new("--format")
    {
        Description = "svg: a picture; mermaid: a flowchart for pages that render Mermaid (the default); text: the same in words; "
            + "json: places and lines; markdown: a table, for decisions (their default)",
        HelpName = "svg|mermaid|text|json|markdown",
    };
    private readonly Option<string?> _language =
        new("--language") { Description = "In which of the process's languages; without it, in its own", HelpName = "tag" };
    private readonly Option<string?> _output =
        new("--output", "-o") { Description = "The file to write; without it, the drawing is printed", HelpName = "file" };

    public GraphCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "graph",
            "Draws a process or a decision table",
            new Example("graph processes/school-outreach --format svg -o school-outreach.svg", "draws a picture into a file"),
            new Example("graph processes/school-outreach --format mermaid", "prints a Mermaid flowchart"),
            new Example("graph processes/school-outreach --format text", "tells the process in words"),
            new Example("graph few-reports.decision.yaml -o few-reports.md", "draws a decision table for people to read"),
            new Example(
                "graph 'routing.dmn#Decide unit' --format svg -o routing.svg", "draws a table of a model that was made in another tool"))
    {
        _format.AcceptOnlyFromAmong("svg", "mermaid", "text", "json", "markdown");
        Arguments.Add(_path);
        Options.Add(_process);
        Options.Add(_format);
        Options.Add(_language);
        Options.Add(_output);
    }

    protected override OutputFormat FormatOf(ParseResult given) =>
        given.GetValue(_format) == "json" ? OutputFormat.Json : OutputFormat.Text;

    protected override Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var named = given.GetRequiredValue(_path);
        var (path, name) = OneDecision.Split(Surroundings, named);
        var isDecision = OneDecision.IsTable(path) || OneDecision.IsModel(path);
        var format = given.GetValue(_format) ?? (isDecision ? "markdown" : "mermaid");
        if (isDecision ? format is not ("markdown" or "svg" or "text") : format == "markdown")
        {
            throw CommandStoppedException.Usage(
                $"{named} cannot be drawn as {format}.",
                "a decision table is drawn as markdown, svg or text, a process as svg, mermaid, text or json");
        }

        return Task.FromResult(isDecision ? DrawTables(given, path, name, format, output) : DrawProcess(given, named, format, output));
    }

    private int DrawTables(ParseResult given, string path, string? name, string format, CommandOutput output)
    {
        var findings = new DiagnosticBag();
        if (GridsOf(path, name, findings) is not { IsEmpty: false } grids)
        {
            FindingsReport.Write(output, findings.Sorted(), Severity.Error);
            return ExitCode.Findings;
        }

        Deliver(given, output, format switch
        {
            "svg" => DecisionSvg.Render(grids is [var only] ? only.Title : Path.GetFileName(path), grids),
            "text" => InLines(string.Join('\n', grids.Select(g => $"{g.Title}\n{g.Outline}"))),
            _ => string.Join('\n', grids.Select(DecisionMarkdown.Render)),
        });
        return ExitCode.Good;
    }

    /// <summary>The one table of a table file, or those of a model; empty when errors keep them from being drawn.</summary>
    private ImmutableArray<DecisionGrid> GridsOf(string path, string? name, DiagnosticBag findings)
    {
        if (OneDecision.IsTable(path))
        {
            return OneDecision.ReadTable(Surroundings, path, findings) is { } file ? [DecisionGrid.Of(file)] : [];
        }

        if (OneDecision.ReadModel(Surroundings, path, findings) is not { } model)
        {
            return [];
        }

        var all = DecisionGrid.Of(model);
        ImmutableArray<DecisionGrid> meant = name is null ? all : [.. all.Where(g => g.Title == name)];
        var names = all.Select(g => g.Title).ToList();
        return meant.IsEmpty
            ? throw CommandStoppedException.Usage(
                name is null ? $"There is no decision table in {path}." : $"There is no decision table '{name}' in {path}.",
                names.Count == 0 ? null : Suggestion.Hint(name ?? "", names) ?? $"there is {Listing.And(names)}")
            : meant;
    }

    private int DrawProcess(ParseResult given, string path, string format, CommandOutput output)
    {
        var (process, _, _) = OneProcess.Find(Surroundings, path, given.GetValue(_process));
        Deliver(given, output, Draw(ProcessLayout.Of(InLanguage(process, given.GetValue(_language)), process.Organisation), format));
        if (process.HasErrors)
        {
            var summary = DiagnosticRenderer.Summary(process.Diagnostics);
            output.Remark($"{summary}: the drawing shows what could be read. 'workflows check {path}' tells more.");
            return ExitCode.Findings;
        }

        return ExitCode.Good;
    }

    private static ProcessDefinition InLanguage(CheckedProcess process, string? language)
    {
        if (language is null)
        {
            return process.Process;
        }

        ImmutableArray<string> known = [process.Language, .. process.Translations.Keys];
        return Languages.Best([language], known) is not null
            ? process.In(language)
            : throw CommandStoppedException.Usage($"The process has no texts in '{language}'.", $"it has them in {Listing.And(known)}");
    }

    private void Deliver(ParseResult given, CommandOutput output, string drawing)
    {
        if (given.GetValue(_output) is { } file)
        {
            File.WriteAllText(Surroundings.PathOf(file), drawing);
        }
        else
        {
            output.Raw(drawing);
        }
    }

    private static string Draw(DiagramLayout layout, string format) => format switch
    {
        "svg" => SvgDrawing.Render(layout),
        "text" => InLines($"{layout.Title}\n{OutlineItem.AsText(layout.Outline)}"),
        "json" => JsonSerializer.Serialize(layout, CliJson.Options) + "\n",
        _ => MermaidDrawing.Render(layout),
    };

    /// <summary>Every line made safe for a terminal; empty ones are left out.</summary>
    private static string InLines(string text) =>
        string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => DisplayText.Safe(l) + "\n"));
}
