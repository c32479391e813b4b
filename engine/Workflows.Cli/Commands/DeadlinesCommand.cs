using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists the deadlines of cases.</summary>
internal sealed class DeadlinesCommand : ListingCommand<DeadlineEntry>
{
    private readonly Option<string?> _process;
    private readonly Option<bool> _late = new("--late") { Description = "Only those that have passed and are not met" };

    public DeadlinesCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "deadlines",
            "Lists the deadlines of cases whose clocks run",
            "No deadlines.",
            new Example("deadlines", "lists what is to be kept next"),
            new Example("deadlines --late --process whistleblowing", "lists what a process has missed"))
    {
        _process = AddProcessOption();
        Options.Add(_late);
    }

    protected override ImmutableArray<(string Name, string? Value)> Narrowing(ParseResult given) =>
        [("late", given.GetValue(_late) ? "true" : null), ("process", given.GetValue(_process))];

    protected override TextTable Table(IReadOnlyList<DeadlineEntry> items)
    {
        var table = new TextTable("BY", "STANDING", "INSTANCE", "DEADLINE");
        foreach (var entry in items)
        {
            table.Row(By(entry.Deadline, Surroundings.Time), Standing(entry.Deadline), InstanceNames.Short(entry.Instance), entry.Deadline.Title);
        }

        return table;
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
}
