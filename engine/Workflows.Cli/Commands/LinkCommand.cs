using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Gets a sign-in link from a server that is running.</summary>
internal sealed class LinkCommand(CommandSurroundings surroundings) : ServerCommand(
    surroundings,
    "link",
    "Makes a new sign-in link that works once; the one before stops working",
    ActsAs.Administrator,
    new Example("link", "prints a link to open in a browser"))
{
    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var link = await client.PostAsync<SignInLink>("session/links", new { }, cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(link);
        }
        else
        {
            output.Text(link.Url);
            output.Remark($"It works once, until {Times.Local(link.ExpiresAt, Surroundings.Time)}.");
        }

        return ExitCode.Good;
    }
}
