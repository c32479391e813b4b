using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists calls of services.</summary>
internal sealed class CallsCommand : ListingCommand<CallBody>
{
    public CallsCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "calls",
            "Lists the calls of services that are under way or are to be made again; what has stopped is an incident",
            "No calls.",
            new Example("calls", "lists what services are asked"))
    {
    }

    protected override ImmutableArray<(string Name, string? Value)> Narrowing(ParseResult given) => [];

    protected override TextTable Table(IReadOnlyList<CallBody> items)
    {
        var table = new TextTable("DUE", "STATE", "INSTANCE", "STEP", "HOST", "ATTEMPTS", "LAST FAILURE");
        foreach (var c in items)
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

        return table;
    }
}
