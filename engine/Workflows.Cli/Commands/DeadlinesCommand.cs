using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists the deadlines of cases.</summary>
internal sealed class DeadlinesCommand : ServerCommand
{
    private readonly Option<string?> _process = new("--process") { Description = "Only those of this process", HelpName = "id" };
    private readonly Option<string?> _instance = new("--instance") { Description = "Only those of this instance; the beginning of its id is enough", HelpName = "id" };
    private readonly Option<bool> _late = new("--late") { Description = "Only those that have passed and are not met" };

    public DeadlinesCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "deadlines",
            "Lists the deadlines of cases whose clocks run",
            ActsAs.Either,
            new Example("deadlines", "lists what is to be kept next"),
            new Example("deadlines --late --process whistleblowing", "lists what a process has missed"))
    {
        Options.Add(_process);
        Options.Add(_instance);
        Options.Add(_late);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var instance = given.GetValue(_instance) is { } id ? await InstanceNames.FindAsync(client, id, cancellation) : (Guid?)null;
        var path = Query.Of(
            "deadlines",
            ("late", given.GetValue(_late) ? "true" : null),
            ("process", given.GetValue(_process)),
            ("instance", instance?.ToString("D")));
        var deadlines = await client.ListAsync<DeadlineEntry>(path, cancellation).ToListAsync(cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new DeadlinesJson([.. deadlines]));
        }
        else if (deadlines.Count == 0)
        {
            output.Line("No deadlines.");
        }
        else
        {
            var table = new TextTable("BY", "STANDING", "INSTANCE", "DEADLINE");
            foreach (var entry in deadlines)
            {
                table.Row(By(entry.Deadline, Surroundings.Time), Standing(entry.Deadline), InstanceNames.Short(entry.Instance), entry.Deadline.Title);
            }

            output.Table(table);
        }

        return ExitCode.Good;
    }

    internal static TextTable TableOf(IEnumerable<DeadlineBody> deadlines, TimeProvider time)
    {
        var table = new TextTable("BY", "STANDING", "DEADLINE");
        foreach (var deadline in deadlines)
        {
            table.Row(By(deadline, time), Standing(deadline), deadline.Fixed is { } law ? $"{deadline.Title} ({law})" : deadline.Title);
        }

        return table;
    }

    private static string By(DeadlineBody deadline, TimeProvider time) => deadline.Due switch
    {
        null => "-",
        { Day: { } day } => $"{day:yyyy-MM-dd}",
        { } due => Times.Local(due.At, time),
    };

    private static string Standing(DeadlineBody deadline) => deadline.Standing switch
    {
        "waiting" => "waits for its start",
        "met-late" => "met, too late",
        var standing => standing,
    };

    private sealed record DeadlinesJson(ImmutableArray<DeadlineEntry> Deadlines);
}
