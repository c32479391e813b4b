using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Output;

/// <summary>Where a command answers. Words that come from files or the server cannot steer the terminal.</summary>
internal sealed class CommandOutput(CommandSurroundings surroundings, OutputFormat format)
{
    public OutputFormat Format { get; } = format;

    public TerminalColours Colours => surroundings.Colours;

    /// <summary>A line as it is: made of words of ours and of safe ones.</summary>
    public void Line(string line = "") => surroundings.Output.Write(line + "\n");

    /// <summary>A text of several lines, made safe.</summary>
    public void Text(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            Line(DisplayText.Safe(line));
        }
    }

    /// <summary>A finished text such as a drawing, byte for byte.</summary>
    public void Raw(string text) => surroundings.Output.Write(text);

    /// <summary>A word beside the answer, on the error stream.</summary>
    public void Remark(string words) => surroundings.Error.Write(DisplayText.Safe(words) + "\n");

    public void Table(TextTable table) => Raw(table.Render(surroundings));

    public void Json<T>(T value) => Line(JsonSerializer.Serialize(value, CliJson.Options));

    /// <summary>Tells why a command ended early: in words on the error stream, or as a JSON document like any other answer.</summary>
    public void Stopped(CommandStoppedException stopped)
    {
        if (Format == OutputFormat.Json)
        {
            Json(new StoppedJson(new(stopped.Message, stopped.Hint, stopped.Code, stopped.Details)));
            return;
        }

        var code = stopped.Code is null ? "" : " " + stopped.Code;
        surroundings.Error.Write($"error{code}: {DisplayText.Safe(stopped.Message)}\n");
        foreach (var detail in stopped.Details)
        {
            surroundings.Error.Write($"  {DisplayText.Safe(detail)}\n");
        }

        if (stopped.Hint is not null)
        {
            surroundings.Error.Write($"  = hint: {DisplayText.Safe(stopped.Hint)}\n");
        }
    }

    private sealed record StoppedJson(ErrorJson Error);

    private sealed record ErrorJson(string Message, string? Hint, string? Code, ImmutableArray<string> Details);
}
