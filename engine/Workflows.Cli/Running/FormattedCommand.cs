using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Output;

namespace Workflows.Cli.Running;

/// <summary>A command that answers with text for people or with JSON for programs.</summary>
internal abstract class FormattedCommand : CliCommand
{
    private readonly Option<string> _format = new("--format")
    {
        Description = "text for people, json for programs",
        HelpName = "text|json",
        DefaultValueFactory = _ => "text",
    };

    protected FormattedCommand(CommandSurroundings surroundings, string name, string description, params ImmutableArray<Example> examples)
        : base(surroundings, name, description, examples)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Options.Add(_format);
    }

    protected override OutputFormat FormatOf(ParseResult given) => given.GetValue(_format) == "json" ? OutputFormat.Json : OutputFormat.Text;
}
