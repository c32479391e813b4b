using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Ends an instance before its end.</summary>
internal sealed class CancelCommand : ServerCommand
{
    private readonly Argument<string> _instance = new("instance") { Description = "The instance's id; its beginning is enough" };
    private readonly Option<string> _reason = new("--reason") { Description = "Why; stays in the journal", HelpName = "text", Required = true };

    public CancelCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "cancel",
            "Ends an instance before its end, with all its open tasks and timers",
            ActsAs.Administrator,
            new Example("cancel 1b9d6bcd --reason \"started twice\"", "cancels the instance whose id begins so"))
    {
        Arguments.Add(_instance);
        Options.Add(_reason);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var instance = await InstanceNames.FindAsync(client, given.GetRequiredValue(_instance), cancellation);
        await client.PostAsync($"instances/{instance:D}/cancel", new CancelRequest(given.GetRequiredValue(_reason)), cancellation);
        var status = (await client.GetAsync<InstanceDetail>($"instances/{instance:D}", cancellation)).Summary.Status;
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new CancelJson(instance, status));
        }
        else
        {
            output.Text(status == "cancelling"
                ? $"{instance} is being cancelled: what the process does then is still under way. Cancelling it once more ends it at once."
                : $"Cancelled {instance}.");
        }

        return ExitCode.Good;
    }

    /// <param name="Instance">Which.</param>
    /// <param name="Status"><c>cancelled</c>, or <c>cancelling</c> while the steps that follow a cancelling run.</param>
    private sealed record CancelJson(Guid Instance, string Status);
}
