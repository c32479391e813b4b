using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists what fires next.</summary>
internal sealed class TimersCommand : ServerCommand
{
    private static readonly string[] Purposes = ["catch", "close", "reminder", "escalation", "deadline", "deadline-escalation", "deadline-start"];

    private readonly Option<string?> _process = new("--process") { Description = "Only those of this process", HelpName = "id" };
    private readonly Option<string?> _instance = new("--instance") { Description = "Only those of this instance; the beginning of its id is enough", HelpName = "id" };
    private readonly Option<string?> _purpose = new("--purpose") { Description = "Only those that do this", HelpName = string.Join('|', Purposes) };

    public TimersCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "timers",
            "Lists the reminders, escalations and other timers that fire next",
            ActsAs.Either,
            new Example("timers", "lists what fires next"),
            new Example("timers --purpose reminder --process school-outreach", "lists the reminders of a process"))
    {
        _purpose.AcceptOnlyFromAmong(Purposes);
        Options.Add(_process);
        Options.Add(_instance);
        Options.Add(_purpose);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var instance = given.GetValue(_instance) is { } id ? await InstanceNames.FindAsync(client, id, cancellation) : (Guid?)null;
        var path = Query.Of(
            "timers",
            ("purpose", given.GetValue(_purpose)),
            ("process", given.GetValue(_process)),
            ("instance", instance?.ToString("D")));
        var timers = await client.ListAsync<TimerBody>(path, cancellation).ToListAsync(cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new TimersJson([.. timers]));
        }
        else if (timers.Count == 0)
        {
            output.Line("No timers.");
        }
        else
        {
            output.Table(TableOf(timers, Surroundings.Time));
        }

        return ExitCode.Good;
    }

    internal static TextTable TableOf(IEnumerable<TimerBody> timers, TimeProvider time)
    {
        var table = new TextTable("FIRES", "WHAT", "INSTANCE/TASK", "STEP", "TITLE");
        foreach (var t in timers)
        {
            table.Row(
                Times.Local(t.DueAt, time) + (t.Overdue ? ", overdue" : ""),
                Word(t.Purpose),
                t.Task is { } task ? TaskNames.Id(t.Instance, task) : InstanceNames.Short(t.Instance),
                t.Node,
                t.Title);
        }

        return table;
    }

    private static string Word(string purpose) => purpose switch
    {
        "catch" => "wait is over",
        "close" => "collection closes",
        "deadline" => "deadline passes",
        "deadline-escalation" => "escalation of a deadline",
        "deadline-start" => "deadline starts",
        _ => purpose,
    };

    private sealed record TimersJson(ImmutableArray<TimerBody> Timers);
}
