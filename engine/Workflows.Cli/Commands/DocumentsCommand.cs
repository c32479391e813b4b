using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists documents of cases, and saves one.</summary>
internal sealed class DocumentsCommand : ServerCommand
{
    private readonly Argument<string?> _case =
        new("case") { Description = "Only those of this case; the beginning of its id is enough", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<int?> _number = new("number") { Description = "Saves the document of this number", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int?> _version = new("--version") { Description = "This version of it; without it, the newest", HelpName = "number" };
    private readonly Option<string?> _to =
        new("--to") { Description = "The file to save it as; without it, what it is called, in this folder", HelpName = "path" };

    public DocumentsCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "documents",
            "Lists the documents that a person may read, or saves one",
            ActsAs.Person,
            new Example("documents --as anna", "lists what anna may read, in her cases and as copies"),
            new Example("documents 1b9d6bcd --as anna", "lists the register of a case"),
            new Example("documents 1b9d6bcd 1 --as anna --to report.md", "saves the newest version of document 1"))
    {
        Arguments.Add(_case);
        Arguments.Add(_number);
        Options.Add(_version);
        Options.Add(_to);
    }

    protected override async Task<int> RunAsync(
        ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var start = given.GetValue(_case);
        var documents = (await client.ListAsync<DocumentBody>("documents", cancellation).ToListAsync(cancellation))
            .Where(d => start is null || d.Instance.ToString("D").StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .ToImmutableArray();
        if (given.GetValue(_number) is { } number)
        {
            await SaveAsync(Chosen(documents, number, given.GetValue(_version)), given.GetValue(_to), output, client, cancellation);
        }
        else if (output.Format == OutputFormat.Json)
        {
            output.Json(new DocumentsJson(documents));
        }
        else if (documents.IsEmpty)
        {
            output.Line("No documents.");
        }
        else
        {
            output.Table(TableOf(documents));
        }

        return ExitCode.Good;
    }

    private static DocumentBody Chosen(ImmutableArray<DocumentBody> documents, int number, int? version)
    {
        var found = documents.Where(d => d.Number == number && (version is null || d.Version == version)).ToList();
        return found.Select(d => d.Instance).Distinct().Count() switch
        {
            0 => throw CommandStoppedException.Refused(
                "There is no such document, or none that this person may read.", "'workflows documents' lists them"),
            > 1 => throw CommandStoppedException.Refused("Several cases begin with this.", "write more of the id"),
            _ => found.MaxBy(d => d.Version)!,
        };
    }

    private async Task SaveAsync(
        DocumentBody document, string? to, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        // The name comes from a case: it must not lead out of this folder.
        var path = Surroundings.PathOf(to ?? Path.GetFileName(document.Name));
        if (File.Exists(path))
        {
            throw CommandStoppedException.Usage($"There is a file {path} already.", "name another one with --to");
        }

        await client.SaveAsync($"files/{document.File:D}", path, cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new SavedJson(document, path));
        }
        else
        {
            output.Text($"Saved '{document.Title}' as {path}.");
        }
    }

    private TextTable TableOf(IEnumerable<DocumentBody> documents)
    {
        var table = new TextTable("WRITTEN", "CASE", "NUMBER", "TITLE", "REGISTERED AS");
        foreach (var d in documents)
        {
            var version = d.Version == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", version {d.Version}");
            table.Row(
                Times.Local(d.WrittenAt, Surroundings.Time),
                InstanceNames.Short(d.Instance),
                d.Number.ToString(CultureInfo.InvariantCulture) + version,
                d.Title,
                d.RegisteredAs ?? "");
        }

        return table;
    }

    private sealed record DocumentsJson(ImmutableArray<DocumentBody> Documents);

    private sealed record SavedJson(DocumentBody Document, string Path);
}
