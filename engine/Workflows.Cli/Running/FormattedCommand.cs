using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Output;

namespace Workflows.Cli.Running;

/// <summary>A command that answers with text for people or with JSON for programs.</summary>
internal abstract class FormattedCommand : CliCommand
{
    private readonly Option<string> _format;

    protected FormattedCommand(CommandSurroundings surroundings, string name, string description, params ImmutableArray<Example> examples)
        : this(surroundings, name, description, [], examples)
    {
    }

    /// <param name="surroundings">Where it runs.</param>
    /// <param name="name">As it is typed.</param>
    /// <param name="description">What it does.</param>
    /// <param name="pictures">Further formats, with what each is.</param>
    /// <param name="examples">How it is used.</param>
    protected FormattedCommand(
        CommandSurroundings surroundings,
        string name,
        string description,
        ImmutableArray<(string Name, string Meaning)> pictures,
        ImmutableArray<Example> examples)
        : base(surroundings, name, description, examples)
    {
        string[] names = ["text", "json", .. pictures.Select(p => p.Name)];
        _format = new("--format")
        {
            Description = string.Join(", ", ["text for people", "json for programs", .. pictures.Select(p => $"{p.Name} {p.Meaning}")]),
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => "text",
        };
        _format.AcceptOnlyFromAmong(names);
        Options.Add(_format);
    }

    /// <summary>The format by its name.</summary>
    protected string FormatNameOf(ParseResult given) => given.GetValue(_format)!;

    protected override OutputFormat FormatOf(ParseResult given) => given.GetValue(_format) == "json" ? OutputFormat.Json : OutputFormat.Text;
}
