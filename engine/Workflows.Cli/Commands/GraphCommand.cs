using System.CommandLine;
using System.Text.Json;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;
using Workflows.Language.Layout;

namespace Workflows.Cli.Commands;

/// <summary>Draws a process.</summary>
internal sealed class GraphCommand : CliCommand
{
    private readonly Argument<string> _path = new("file") { Description = "A process file, or a folder with one process" };
    private readonly Option<string?> _process = new("--process") { Description = "Which process of a folder with several", HelpName = "id" };
    private readonly Option<string> _format = new("--format")
    {
        Description = "svg: a picture; mermaid: a flowchart for pages that render Mermaid; text: the same in words; json: places and lines",
        HelpName = "svg|mermaid|text|json",
        DefaultValueFactory = _ => "mermaid",
    };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file to write; without it, the drawing is printed", HelpName = "file" };

    public GraphCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "graph",
            "Draws a process",
            new Example("graph processes/school-outreach --format svg -o school-outreach.svg", "draws a picture into a file"),
            new Example("graph processes/school-outreach --format mermaid", "prints a Mermaid flowchart"),
            new Example("graph processes/school-outreach --format text", "tells the process in words"))
    {
        _format.AcceptOnlyFromAmong("svg", "mermaid", "text", "json");
        Arguments.Add(_path);
        Options.Add(_process);
        Options.Add(_format);
        Options.Add(_output);
    }

    protected override OutputFormat FormatOf(ParseResult given) => given.GetValue(_format) == "json" ? OutputFormat.Json : OutputFormat.Text;

    protected override Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var path = given.GetRequiredValue(_path);
        var (process, _) = OneProcess.Find(Surroundings, path, given.GetValue(_process));
        var drawing = Draw(ProcessLayout.Of(process.Process, process.Organisation), given.GetValue(_format)!);
        if (given.GetValue(_output) is { } file)
        {
            File.WriteAllText(Surroundings.PathOf(file), drawing);
        }
        else
        {
            output.Raw(drawing);
        }

        if (process.HasErrors)
        {
            output.Remark($"{DiagnosticRenderer.Summary(process.Diagnostics)}: the drawing shows what could be read. 'workflows check {path}' tells more.");
            return Task.FromResult(ExitCode.Findings);
        }

        return Task.FromResult(ExitCode.Good);
    }

    private static string Draw(DiagramLayout layout, string format) => format switch
    {
        "svg" => SvgDrawing.Render(layout),
        "text" => $"{DisplayText.Safe(layout.Title)}\n{string.Concat(OutlineItem.AsText(layout.Outline).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => DisplayText.Safe(l) + "\n"))}",
        "json" => JsonSerializer.Serialize(layout, CliJson.Options) + "\n",
        _ => MermaidDrawing.Render(layout),
    };
}
