using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists calls of services.</summary>
internal sealed class CallsCommand : ServerCommand
{
    private readonly Option<string?> _instance = new("--instance") { Description = "Only those of this instance; the beginning of its id is enough", HelpName = "id" };

    public CallsCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "calls",
            "Lists the calls of services that are under way or are to be made again; what has stopped is an incident",
            ActsAs.Either,
            new Example("calls", "lists what services are asked")) =>
        Options.Add(_instance);

    protected override async Task<int> RunAsync(
        ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var instance = given.GetValue(_instance) is { } id ? await InstanceNames.FindAsync(client, id, cancellation) : (Guid?)null;
        var calls = await client.ListAsync<CallBody>(Query.Of("calls", ("instance", instance?.ToString("D"))), cancellation).ToListAsync(cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new CallsJson([.. calls]));
        }
        else if (calls.Count == 0)
        {
            output.Line("No calls.");
        }
        else
        {
            var table = new TextTable("DUE", "STATE", "INSTANCE", "STEP", "HOST", "ATTEMPTS", "LAST FAILURE");
            foreach (var c in calls)
            {
                table.Row(
                    Times.Local(c.DueAt, Surroundings.Time),
                    c.UnderWay ? "under way" : "waiting",
                    InstanceNames.Short(c.Instance),
                    c.Node,
                    c.Host,
                    c.Attempts.ToString(CultureInfo.InvariantCulture),
                    c.Failure ?? "");
            }

            output.Table(table);
        }

        return ExitCode.Good;
    }

    private sealed record CallsJson(ImmutableArray<CallBody> Calls);
}
