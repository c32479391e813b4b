using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Shows the master keys.</summary>
internal sealed class KeysCommand : ServerCommand
{
    public KeysCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "keys",
            "Shows which master keys there are and how many keys of cases and files each wraps; 'keys rotate' changes the master key",
            ActsAs.Administrator,
            new Example("keys", "shows them"),
            new Example("keys rotate", "makes another master key and brings it into use")) =>
        Subcommands.Add(new RotateKeysCommand(surroundings));

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var keys = await client.GetAsync<KeysBody>("keys", cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(keys);
            return ExitCode.Good;
        }

        output.Table(KeyTable.Of(keys, Surroundings));
        output.Text($"They lie in {keys.File} on the machine that answers.");
        return ExitCode.Good;
    }
}
