using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Lists instances.</summary>
internal sealed class ListCommand : ServerCommand
{
    private readonly Option<string?> _process = new("--process") { Description = "Only those of this process", HelpName = "id" };
    private readonly Option<string> _status = new("--status")
    {
        Description = "Which ones: those that run, when nothing is said, or those that have ended",
        HelpName = "running|completed|cancelled|all",
        DefaultValueFactory = _ => "running",
    };
    private readonly Option<bool> _late = new("--late") { Description = "Only those with a late task" };

    public ListCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "list",
            "Lists running instances, the last started first; --status all lists the ended ones too",
            ActsAs.Either,
            new Example("list", "lists what runs"),
            new Example("list --status completed", "lists what has ended by itself"),
            new Example("list --late", "lists what has late tasks"),
            new Example("list --process school-outreach --status all --format json", "lists every instance of a process, for a program"))
    {
        _status.AcceptOnlyFromAmong("running", "completed", "cancelled", "cancelling", "all");
        Options.Add(_process);
        Options.Add(_status);
        Options.Add(_late);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var status = given.GetValue(_status);
        var path = Query.Of(
            "instances",
            ("status", status == "all" ? null : status),
            ("process", given.GetValue(_process)),
            ("late", given.GetValue(_late) ? "true" : null));
        var instances = await client.ListAsync<InstanceSummary>(path, cancellation).ToListAsync(cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new InstancesJson([.. instances]));
            return ExitCode.Good;
        }

        if (instances.Count == 0)
        {
            output.Line(status == "running" ? "Found no running instance (--status all looks among the ended ones too)." : "No instances.");
            return ExitCode.Good;
        }

        var table = new TextTable("INSTANCE", "PROCESS", "STATUS", "STARTED", "OPEN", "LATE", "STUCK", "NEXT DUE");
        foreach (var i in instances)
        {
            table.Row(
                InstanceNames.Short(i.Instance),
                i.Process,
                i.Outcome is null ? i.Status : $"{i.Status} ({i.Outcome})",
                Times.Local(i.StartedAt, Surroundings.Time),
                Count(i.OpenTasks),
                Count(i.LateTasks),
                Count(i.Incidents),
                Times.Due(i.NextDue, Surroundings.Time));
        }

        output.Table(table);
        return ExitCode.Good;
    }

    private static string Count(int count) => count == 0 ? "-" : count.ToString(CultureInfo.InvariantCulture);

    private sealed record InstancesJson(ImmutableArray<InstanceSummary> Instances);
}
