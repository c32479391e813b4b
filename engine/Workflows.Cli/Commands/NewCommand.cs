using System.CommandLine;
using System.Text.RegularExpressions;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Commands;

/// <summary>Writes a process to start from, with what it needs to be checked and tested.</summary>
internal sealed partial class NewCommand : CliCommand
{
    private readonly Argument<string> _name = new("name") { Description = "The folder to make; its last part is the id of the process" };
    private readonly Option<string> _template = new("--template")
    {
        Description = string.Join("; ", ProcessTemplate.All.Select(t => $"{t.Name}: {t.Meaning}")),
        HelpName = string.Join('|', ProcessTemplate.All.Select(t => t.Name)),
        DefaultValueFactory = _ => "approval",
    };

    public NewCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "new",
            "Writes a process to start from, with calendar, organisation and scenarios",
            new Example("new processes/leave-request", "writes a process in which one asks and another decides"),
            new Example("new processes/survey --template campaign", "writes one that asks every unit of a list"))
    {
        _template.AcceptOnlyFromAmong([.. ProcessTemplate.All.Select(t => t.Name)]);
        Arguments.Add(_name);
        Options.Add(_template);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var named = given.GetRequiredValue(_name).TrimEnd('/');
        var name = Path.GetFileName(named);
        if (!Id().IsMatch(name))
        {
            throw CommandStoppedException.Usage(
                $"'{name}' cannot be the id of a process.",
                "it starts with a letter and has letters, digits and hyphens, such as leave-request");
        }

        var folder = Surroundings.PathOf(named);
        var files = ProcessTemplate.FilesOf(given.GetValue(_template)!, name);
        var taken = files.Keys.Where(f => File.Exists(Path.Combine(folder, f))).ToList();
        if (taken.Count > 0)
        {
            throw CommandStoppedException.Usage($"In {named} there is {Listing.And(taken)} already; nothing was written.", "choose another name");
        }

        Directory.CreateDirectory(folder);
        foreach (var (file, content) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), content, cancellation);
            output.Text($"wrote {named}/{file}");
        }

        output.Line();
        output.Text($"Change what you need, then: workflows check {named}, workflows simulate {named} --from 2027-02-01, workflows test {named}");
        return ExitCode.Good;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Id();
}
