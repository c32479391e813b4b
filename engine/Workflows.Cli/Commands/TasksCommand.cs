using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists open tasks.</summary>
internal sealed class TasksCommand : ListingCommand<TaskSummary>
{
    private readonly Option<string?> _process;
    private readonly Option<bool> _late = new("--late") { Description = "Only those past their due date" };

    public TasksCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "tasks",
            "Lists open tasks: a person's own with --as, else all",
            "No open tasks.",
            new Example("tasks --as anna", "lists what anna has taken or may take"),
            new Example("tasks --late", "lists all late tasks"))
    {
        _process = AddProcessOption();
        Options.Add(_late);
    }

    protected override ImmutableArray<(string Name, string? Value)> Narrowing(ParseResult given) =>
    [
        ("view", IsForPerson(given) ? "mine" : "all"),
        ("process", given.GetValue(_process)),
        ("late", given.GetValue(_late) ? "true" : null),
    ];

    protected override TextTable Table(IReadOnlyList<TaskSummary> items) => TableOf(items, Surroundings.Time);

    internal static TextTable TableOf(IEnumerable<TaskSummary> tasks, TimeProvider time)
    {
        var table = new TextTable("TASK", "STEP", "DUE", "WHO", "TITLE");
        foreach (var t in tasks)
        {
            table.Row(
                TaskNames.Id(t),
                t.Node,
                Times.Due(t.Due, time) + (t.Late ? ", late" : ""),
                t.Assignee is { } person ? person.Name : string.Join(", ", t.Candidates),
                t.Kind == "escalation" ? $"Late: {t.Title}" : t.Title);
        }

        return table;
    }
}
