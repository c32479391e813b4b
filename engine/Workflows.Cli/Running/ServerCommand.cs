using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Stores;

namespace Workflows.Cli.Running;

/// <summary>A command that asks the server.</summary>
internal abstract class ServerCommand : FormattedCommand
{
    private readonly DataFolder _data = new();
    private readonly Option<string?> _server =
        new("--server") { Description = "The server's address, such as http://localhost:5080", HelpName = "address" };
    private readonly Option<string?> _as =
        new("--as") { Description = "The person of the organisation who does it, or a role that only one holds", HelpName = "person" };
    private readonly Option<string?> _language =
        new("--language") { Description = "The language of the processes' texts where they have it, such as en", HelpName = "tag" };

    protected ServerCommand(
        CommandSurroundings surroundings, string name, string description, ActsAs actsAs, params ImmutableArray<Example> examples)
        : base(surroundings, name, description, examples)
    {
        if (actsAs != ActsAs.Administrator)
        {
            _as.Required = actsAs == ActsAs.Person;
            Options.Add(_as);
        }

        Options.Add(_data.Option);
        Options.Add(_server);
        Options.Add(_language);
    }

    protected sealed override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var connection = new ConnectionFinder(Surroundings).Find(given.GetValue(_server), _data.Find(given, Surroundings));
        using var client = new WorkflowsClient(connection, Surroundings);
        if (given.GetValue(_language) is { } language)
        {
            client.Speak(language);
        }

        if (IsForPerson(given))
        {
            client.ActAs(await People.FindAsync(client, given.GetValue(_as)!, cancellation));
        }

        return await RunAsync(given, output, client, cancellation);
    }

    protected abstract Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation);

    /// <summary>True when the command acts as a person, false when as administrator.</summary>
    protected bool IsForPerson(ParseResult given) => Options.Contains(_as) && given.GetValue(_as) is not null;

    protected Task<T> ShowProgressAsync<T>(string what, Func<Task<T>> work) => Progress.ShowAsync(Surroundings, what, work);
}

/// <summary>For whom a command asks.</summary>
internal enum ActsAs
{
    /// <summary>Always for a person: <c>--as</c> is needed.</summary>
    Person,

    /// <summary>For a person when <c>--as</c> names one, else as administrator.</summary>
    Either,

    /// <summary>Only administrators may.</summary>
    Administrator,
}
