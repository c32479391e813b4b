using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists the starts that come by themselves, and those that messages bring about.</summary>
internal sealed class StartsCommand : ServerCommand
{
    private readonly Option<string?> _process = new("--process") { Description = "Only those of this process", HelpName = "id" };

    public StartsCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "starts",
            "Lists the processes that start by themselves and when they do next, and those that a message starts",
            ActsAs.Either,
            new Example("starts", "lists what starts next"),
            new Example("starts --process results-reporting", "lists the starts of a process")) =>
        Options.Add(_process);

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var starts = await client.GetAsync<StartList>(Query.Of("starts", ("process", given.GetValue(_process))), cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new StartsJson(starts.Items, starts.ByMessage));
        }
        else if (starts.Items.IsEmpty && starts.ByMessage.IsEmpty)
        {
            output.Line(given.GetValue(_process) is { } process
                ? $"'{process}' does not start by itself or by a message."
                : "Nothing starts by itself, and no message starts anything.");
        }
        else
        {
            Tell(starts, output);
        }

        return ExitCode.Good;
    }

    private void Tell(StartList starts, CommandOutput output)
    {
        if (!starts.Items.IsEmpty)
        {
            var table = new TextTable("NEXT", "PROCESS", "EVERY", "THEN", "LAST");
            foreach (var start in starts.Items)
            {
                table.Row(
                    start.NextAt is { } next ? Times.Local(next, Surroundings.Time) : "never again",
                    start.Process,
                    start.Every,
                    string.Join(", ", start.Following.Take(2).Select(d => $"{d:yyyy-MM-dd}")),
                    Last(start));
            }

            output.Table(table);
        }

        if (!starts.ByMessage.IsEmpty)
        {
            var table = new TextTable("BY MESSAGE", "PROCESS");
            foreach (var start in starts.ByMessage)
            {
                table.Row(start.Message, start.Process);
            }

            output.Table(table);
        }
    }

    private static string Last(StartBody start) => start switch
    {
        { LastDay: null } => "-",
        { LastInstance: { } instance } => $"{start.LastDay:yyyy-MM-dd}: {InstanceNames.Short(instance)}",
        _ => $"{start.LastDay:yyyy-MM-dd}: refused, {start.LastRefusal}",
    };

    private sealed record StartsJson(ImmutableArray<StartBody> Starts, ImmutableArray<MessageStartBody> ByMessage);
}
