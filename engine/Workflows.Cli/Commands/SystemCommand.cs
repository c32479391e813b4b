using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Shows the journal of the installation.</summary>
internal sealed class SystemCommand : ServerCommand
{
    private const int Most = 200;

    public SystemCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "system",
            "Shows what was done to the installation: starts and stops, what came into force, erasures, restores; the latest first",
            ActsAs.Administrator,
            new Example("system", $"shows the latest {Most} entries"),
            new Example("system --format json", "shows them to a program"))
    {
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var entries = await client.ListAsync<SystemEntryBody>("system-entries", cancellation).Take(Most).ToListAsync(cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new SystemJson([.. entries]));
            return ExitCode.Good;
        }

        var table = new TextTable("NUMBER", "AT", "WHAT", "BY", "DETAIL");
        foreach (var e in entries)
        {
            table.Row(
                e.Number.ToString(CultureInfo.InvariantCulture),
                Times.Local(e.At, Surroundings.Time),
                e.Kind,
                e.Actor ?? "the server",
                e.Detail);
        }

        output.Table(table);
        return ExitCode.Good;
    }

    private sealed record SystemJson(ImmutableArray<SystemEntryBody> Entries);
}
