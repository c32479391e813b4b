using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists what fires next.</summary>
internal sealed class TimersCommand : ListingCommand<TimerBody>
{
    private static readonly string[] Purposes = ["catch", "close", "reminder", "escalation", "deadline", "deadline-escalation", "deadline-start"];

    private readonly Option<string?> _process;
    private readonly Option<string?> _purpose = new("--purpose") { Description = "Only those that do this", HelpName = string.Join('|', Purposes) };

    public TimersCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "timers",
            "Lists the reminders, escalations and other timers that fire next",
            "No timers.",
            new Example("timers", "lists what fires next"),
            new Example("timers --purpose reminder --process school-outreach", "lists the reminders of a process"))
    {
        _purpose.AcceptOnlyFromAmong(Purposes);
        _process = AddProcessOption();
        Options.Add(_purpose);
    }

    protected override ImmutableArray<(string Name, string? Value)> Narrowing(ParseResult given) =>
        [("purpose", given.GetValue(_purpose)), ("process", given.GetValue(_process))];

    protected override TextTable Table(IReadOnlyList<TimerBody> items) => TableOf(items, Surroundings.Time);

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
}
