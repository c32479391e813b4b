using System.CommandLine;
using System.Net;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Commands;

/// <summary>Starts an instance of a process.</summary>
internal sealed class StartCommand : ServerCommand
{
    private readonly Argument<string> _process = new("process") { Description = "The process's id, such as school-outreach" };
    private readonly Argument<string[]> _values =
        new("field=value") { Description = "Values of the start form; field=@path for a file", Arity = ArgumentArity.ZeroOrMore };
    private readonly PlanOption _plan = new(
        "--plan", "The time that the work is planned for; without it, what the process says or, when that is over, as long from now");
    private readonly DayOption _received = new("--received", "The day it came in; without it, today");
    private readonly DayOption _occurred = new("--occurred", "The day it happened, where that is known");

    public StartCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "start",
            "Starts an instance of a process",
            ActsAs.Person,
            new Example(
                "start school-outreach --as education-strategist",
                "starts the campaign with its defaults, as the one person who holds that role"),
            new Example("start school-outreach threshold=5 --as elin", "gives a value of the start form"),
            new Example("start school-outreach --plan 2027-01-11/2027-05-07 --as elin", "says when the work is to be done"),
            new Example("start whistleblowing --as lena --received 2020-02-07", "tells that it came in three days ago"))
    {
        Arguments.Add(_process);
        Arguments.Add(_values);
        Options.Add(_plan);
        Options.Add(_received);
        Options.Add(_occurred);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var process = given.GetRequiredValue(_process);
        var form = await FormOfAsync(process, client, cancellation);
        var values = await new FormValues(client, Surroundings).ReadAsync(given.GetValue(_values) ?? [], form.Lines, cancellation);
        var plan = given.GetValue(_plan) ?? form.Plan;
        var request = new StartRequest(process, values, given.GetValue(_received), given.GetValue(_occurred), plan);
        var started = await client.PostAsync<StartedInstance>("instances", request, cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(started);
        }
        else
        {
            output.Text($"Started '{form.Title}' as {started.Instance}.");
            if (plan is not null)
            {
                output.Text($"Planned from {plan.From:yyyy-MM-dd} to {plan.To:yyyy-MM-dd}.");
            }

            output.Text($"'workflows show {InstanceNames.Short(started.Instance)}' tells where it is.");
        }

        return ExitCode.Good;
    }

    private static async Task<StartForm> FormOfAsync(string process, WorkflowsClient client, CancellationToken cancellation)
    {
        try
        {
            return await client.GetAsync<StartForm>($"definitions/{Uri.EscapeDataString(process)}/start-form", cancellation);
        }
        catch (CommandStoppedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            var inForce = await client.GetAsync<Page<DefinitionSummary>>("definitions", cancellation);
            var known = inForce.Items.Select(d => d.Process).ToList();
            var others = Suggestion.Hint(process, known) is { } meant ? $"{meant} Otherwise"
                : known.Count == 0 ? "no process is in force;"
                : $"there is {Listing.And(known)};";
            throw CommandStoppedException.Refused(
                $"There is no process '{process}' in force on the server.",
                $"{others} 'workflows deploy processes' brings the files of a folder into force");
        }
    }
}
