using System.CommandLine;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Commands;

/// <summary>Writes the JSON Schema of a kind of file, by which editors complete and check.</summary>
internal sealed class SchemaCommand : CliCommand
{
    private static readonly SortedDictionary<string, Func<string>> Kinds = new(
        RegisterSchemas.Kinds.ToDictionary(kind => kind, Func<string> (kind) => () => RegisterSchemas.Write(kind)), StringComparer.Ordinal)
    {
        ["process"] = ProcessSchema.Write,
    };

    private readonly Argument<string> _kind = new("kind") { Description = $"The kind of file: {string.Join(", ", Kinds.Keys)}" };
    private readonly Option<string?> _output =
        new("--output", "-o") { Description = "The file to write; without it, the schema is printed", HelpName = "file" };

    public SchemaCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "schema",
            "Writes the JSON Schema of a kind of file, by which editors complete and check",
            new Example("schema process", "prints the schema of *.process.yaml"),
            new Example("schema process -o schema/process.schema.json", "writes it where the files' first lines look for it"))
    {
        Arguments.Add(_kind);
        Options.Add(_output);
    }

    protected override Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var kind = given.GetRequiredValue(_kind);
        if (!Kinds.TryGetValue(kind, out var write))
        {
            throw CommandStoppedException.Usage(
                $"There is no schema for '{kind}'.", Suggestion.Hint(kind, Kinds.Keys) ?? $"there is {Listing.And([.. Kinds.Keys])}");
        }

        if (given.GetValue(_output) is { } file)
        {
            File.WriteAllText(Surroundings.PathOf(file), write());
        }
        else
        {
            output.Raw(write());
        }

        return Task.FromResult(ExitCode.Good);
    }
}
