using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;

namespace Workflows.Cli.Running;

/// <summary>A command that lists what the server has of one kind, of all cases or of one.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal abstract class ListingCommand<T> : ServerCommand
{
    private readonly Option<string?> _instance =
        new("--instance") { Description = "Only those of this instance; the beginning of its id is enough", HelpName = "id" };
    private readonly string _nothing;

    /// <param name="surroundings">Where it runs.</param>
    /// <param name="name">As it is typed, the API's path to the list, and its name in JSON.</param>
    /// <param name="description">What it lists.</param>
    /// <param name="nothing">What is said when there is none.</param>
    /// <param name="examples">How it is used.</param>
    protected ListingCommand(
        CommandSurroundings surroundings, string name, string description, string nothing, params ImmutableArray<Example> examples)
        : base(surroundings, name, description, ActsAs.Either, examples)
    {
        _nothing = nothing;
        Options.Add(_instance);
    }

    protected sealed override async Task<int> RunAsync(
        ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var instance = given.GetValue(_instance) is { } id ? await InstanceNames.FindAsync(client, id, cancellation) : (Guid?)null;
        var path = Query.Of(Name, [.. Narrowing(given), ("instance", instance?.ToString("D"))]);
        var items = await client.ListAsync<T>(path, cancellation).ToListAsync(cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new Dictionary<string, IReadOnlyList<T>> { [Name] = items });
        }
        else if (items.Count == 0)
        {
            output.Line(_nothing);
        }
        else
        {
            output.Table(Table(items));
        }

        return ExitCode.Good;
    }

    /// <summary>Parameters of the query, by what else was asked for.</summary>
    protected abstract ImmutableArray<(string Name, string? Value)> Narrowing(ParseResult given);

    protected abstract TextTable Table(IReadOnlyList<T> items);

    /// <summary>The option that lists one process only.</summary>
    protected Option<string?> AddProcessOption()
    {
        var process = new Option<string?>("--process") { Description = "Only those of this process", HelpName = "id" };
        Options.Add(process);
        return process;
    }
}
