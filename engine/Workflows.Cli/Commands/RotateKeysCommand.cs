using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Changes the master key while the server runs.</summary>
internal sealed class RotateKeysCommand : ServerCommand
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    public RotateKeysCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "rotate",
            "Makes another master key, brings it into use while the server runs, and waits until everything is wrapped with it",
            ActsAs.Administrator,
            new Example("keys rotate", "changes the master key; copy its file to where you keep it safe afterwards"))
    {
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var keys = await ShowProgressAsync("Wrapping keys anew", () => RotateAsync(client, cancellation));
        if (output.Format == OutputFormat.Json)
        {
            output.Json(keys);
            return keys.IsRotating ? ExitCode.Findings : ExitCode.Good;
        }

        var current = keys.Versions.Single(v => v.Standing == "current");
        output.Table(KeyTable.Of(keys, Surroundings));
        output.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"Master key {current.Version} is in use. Copy {keys.File} to where you keep it safe now: it holds the new key, and the old one, "
            + $"which backups of the keys made before today need."));
        if (!keys.IsRotating)
        {
            return ExitCode.Good;
        }

        output.Text(
            $"{keys.Unopened.ToString(CultureInfo.InvariantCulture)} of the wrapped keys did not open: somebody has changed them. They "
                + "stay as they are, and the "
            + "master key before is not retired. 'workflows verify --states' names the cases; put their keys back from a backup.");
        return ExitCode.Findings;
    }

    private async Task<KeysBody> RotateAsync(WorkflowsClient client, CancellationToken cancellation)
    {
        var keys = await client.PostAsync<KeysBody>("keys/rotate", new NoBody(), cancellation);
        while (keys is { IsRotating: true, Unopened: 0 })
        {
            await Task.Delay(LookEvery, Surroundings.Time, cancellation);
            keys = await client.GetAsync<KeysBody>("keys", cancellation);
        }

        return keys;
    }

    private sealed record NoBody;
}
