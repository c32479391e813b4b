using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Moves the plan of a running instance: shows what would happen, and does it when told to.</summary>
internal sealed class PostponeCommand : ServerCommand
{
    private static readonly string[] Rules = ["shift", "stretch"];

    private readonly Argument<string> _instance = new("instance") { Description = "The instance's id; its beginning is enough" };
    private readonly PlanOption _to = new("--to", "The first and the last day of the plan from now on") { Required = true };
    private readonly Option<string> _rule = new("--rule")
    {
        Description = "shift: all dates by the same number of days; stretch: in proportion to the length of the plan",
        HelpName = string.Join('|', Rules),
        DefaultValueFactory = _ => "shift",
    };

    private readonly Option<string> _reason = new("--reason") { Description = "Why; stays in the journal", HelpName = "text", Required = true };
    private readonly Option<bool> _apply =
        new("--apply", "--yes") { Description = "Does it; without it, what would happen is shown and nothing changes" };

    public PostponeCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "postpone",
            "Moves the plan of an instance, and with it every open date; without --apply it only shows what would happen",
            ActsAs.Administrator,
            new Example("postpone 1b9d6bcd --to 2020-08-24/2020-12-18 --reason \"corona situation\"", "shows where every open date would go"),
            new Example("postpone 1b9d6bcd --to 2020-08-24/2020-12-18 --reason \"corona situation\" --apply", "does it"))
    {
        _rule.AcceptOnlyFromAmong(Rules);
        Arguments.Add(_instance);
        Options.Add(_to);
        Options.Add(_rule);
        Options.Add(_reason);
        Options.Add(_apply);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var instance = await InstanceNames.FindAsync(client, given.GetRequiredValue(_instance), cancellation);
        var request = new PostponeRequest(given.GetRequiredValue(_to)!, given.GetRequiredValue(_rule), given.GetRequiredValue(_reason));
        var preview = await client.PostAsync<PostponementBody>($"instances/{instance:D}/postpone/preview", request, cancellation);
        var isDone = given.GetValue(_apply);
        if (isDone)
        {
            await client.PostAsync($"instances/{instance:D}/postpone", request, cancellation);
        }

        if (output.Format == OutputFormat.Json)
        {
            output.Json(new PostponedJson(instance, isDone, preview));
        }
        else
        {
            Write(output, preview, isDone);
        }

        return ExitCode.Good;
    }

    private void Write(CommandOutput output, PostponementBody preview, bool isDone)
    {
        output.Text($"{(isDone ? "Postponed" : "Would postpone")} the plan from {Plan(preview.Before)} to {Plan(preview.After)}.");
        if (preview.Dates.IsEmpty)
        {
            output.Text("No date is open.");
        }
        else
        {
            output.Line();
            var table = new TextTable("WHAT", "STEP", "FROM", "TO", "WHY", "FOR");
            foreach (var date in preview.Dates)
            {
                table.Row(date.Kind, date.Node, At(date.Old), At(date.New) + Warning(date), Why(date), string.Join(", ", date.Candidates));
            }

            output.Table(table);
        }

        if (!isDone)
        {
            output.Line();
            output.Text("Nothing has changed. Add --apply to do it.");
        }
    }

    private string At(Due? due) => due switch
    {
        null => "-",
        { Day: { } day } => $"{day:yyyy-MM-dd}",
        _ => Times.Local(due.At, Surroundings.Time),
    };

    private static string Plan(PlannedTime plan) => $"{plan.From:yyyy-MM-dd} – {plan.To:yyyy-MM-dd}";

    private static string Warning(PostponedDate date) => date switch
    {
        { Past: true } => ", in the past",
        { AfterPlan: true } => ", after the plan",
        _ => "",
    };

    private static string Why(PostponedDate date) => date.Why switch
    {
        "shifted" => "with the plan",
        "stretched" => "in proportion",
        "plan-end" => "counted from the end of the plan",
        "follows" => "counted from its due date or deadline",
        "fixed" => $"stays: {date.Law}",
        "lapses" => "comes no more",
        var why => why,
    };

    private sealed record PostponedJson(Guid Instance, bool Applied, PostponementBody Postponement);
}
