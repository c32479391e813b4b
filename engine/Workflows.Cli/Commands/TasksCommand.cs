using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists open tasks.</summary>
internal sealed class TasksCommand : ServerCommand
{
    private readonly Option<string?> _process = new("--process") { Description = "Only those of this process", HelpName = "id" };
    private readonly Option<string?> _instance = new("--instance") { Description = "Only those of this instance; the beginning of its id is enough", HelpName = "id" };
    private readonly Option<bool> _late = new("--late") { Description = "Only those past their due date" };

    public TasksCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "tasks",
            "Lists open tasks: a person's own with --as, else all",
            ActsAs.Either,
            new Example("tasks --as anna", "lists what anna has taken or may take"),
            new Example("tasks --late", "lists all late tasks"))
    {
        Options.Add(_process);
        Options.Add(_instance);
        Options.Add(_late);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var instance = given.GetValue(_instance) is { } id ? await InstanceNames.FindAsync(client, id, cancellation) : (Guid?)null;
        var path = Query.Of(
            "tasks",
            ("view", IsForPerson(given) ? "mine" : "all"),
            ("process", given.GetValue(_process)),
            ("instance", instance?.ToString("D")),
            ("late", given.GetValue(_late) ? "true" : null));
        var tasks = await client.ListAsync<TaskSummary>(path, cancellation).ToListAsync(cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new TasksJson([.. tasks]));
        }
        else if (tasks.Count == 0)
        {
            output.Line("No open tasks.");
        }
        else
        {
            output.Table(TableOf(tasks, Surroundings.Time));
        }

        return ExitCode.Good;
    }

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

    private sealed record TasksJson(ImmutableArray<TaskSummary> Tasks);
}
