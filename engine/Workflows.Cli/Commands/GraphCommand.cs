using System.CommandLine;
using System.Text.Json;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;
using Workflows.Language.Layout;

namespace Workflows.Cli.Commands;

/// <summary>Draws a process or a decision table.</summary>
internal sealed class GraphCommand : CliCommand
{
    private readonly Argument<string> _path = new("file") { Description = "A process file, a folder with one process, or a .decision.yaml file" };
    private readonly Option<string?> _process = new("--process") { Description = "Which process of a folder with several", HelpName = "id" };
    private readonly Option<string?> _format = new("--format")
    {
        Description = "svg: a picture; mermaid: a flowchart for pages that render Mermaid (the default); text: the same in words; json: places and lines; markdown: a table, for decisions",
        HelpName = "svg|mermaid|text|json|markdown",
    };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file to write; without it, the drawing is printed", HelpName = "file" };

    public GraphCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "graph",
            "Draws a process or a decision table",
            new Example("graph processes/school-outreach --format svg -o school-outreach.svg", "draws a picture into a file"),
            new Example("graph processes/school-outreach --format mermaid", "prints a Mermaid flowchart"),
            new Example("graph processes/school-outreach --format text", "tells the process in words"),
            new Example("graph few-reports.decision.yaml -o few-reports.md", "draws a decision table for people to read"))
    {
        _format.AcceptOnlyFromAmong("svg", "mermaid", "text", "json", "markdown");
        Arguments.Add(_path);
        Options.Add(_process);
        Options.Add(_format);
        Options.Add(_output);
    }

    protected override OutputFormat FormatOf(ParseResult given) => given.GetValue(_format) == "json" ? OutputFormat.Json : OutputFormat.Text;

    protected override Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var path = given.GetRequiredValue(_path);
        var isTable = OneDecision.IsTable(path);
        var format = given.GetValue(_format) ?? (isTable ? "markdown" : "mermaid");
        if (isTable != (format == "markdown"))
        {
            throw CommandStoppedException.Usage($"{path} cannot be drawn as {format}.", "a decision table is drawn as markdown, a process as svg, mermaid, text or json");
        }

        return Task.FromResult(isTable ? DrawTable(given, path, output) : DrawProcess(given, path, format, output));
    }

    private int DrawTable(ParseResult given, string path, CommandOutput output)
    {
        var findings = new DiagnosticBag();
        if (OneDecision.ReadTable(Surroundings, path, findings) is { } decision)
        {
            Deliver(given, output, DecisionMarkdown.Render(decision));
            return ExitCode.Good;
        }

        FindingsReport.Write(output, findings.Sorted(), Severity.Error);
        return ExitCode.Findings;
    }

    private int DrawProcess(ParseResult given, string path, string format, CommandOutput output)
    {
        var (process, _, _) = OneProcess.Find(Surroundings, path, given.GetValue(_process));
        Deliver(given, output, Draw(ProcessLayout.Of(process.Process, process.Organisation), format));
        if (process.HasErrors)
        {
            output.Remark($"{DiagnosticRenderer.Summary(process.Diagnostics)}: the drawing shows what could be read. 'workflows check {path}' tells more.");
            return ExitCode.Findings;
        }

        return ExitCode.Good;
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
        "text" => $"{DisplayText.Safe(layout.Title)}\n{string.Concat(OutlineItem.AsText(layout.Outline).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => DisplayText.Safe(l) + "\n"))}",
        "json" => JsonSerializer.Serialize(layout, CliJson.Options) + "\n",
        _ => MermaidDrawing.Render(layout),
    };
}
