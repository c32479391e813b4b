using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Cli.Stores;

namespace Workflows.Cli.Commands;

/// <summary>Lets things go out again after a restore.</summary>
internal sealed class ReleaseSendingCommand : ServerCommand
{
    private readonly Option<bool> _apply = new("--apply") { Description = "Does it; without this, only shows what would go out" };

    public ReleaseSendingCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "release-sending",
            "After a restore: shows what is held, and with --apply lets mails, calls, timers and starts go again",
            ActsAs.Administrator,
            new Example("release-sending", "shows what would go out"),
            new Example("release-sending --apply", "lets it go")) =>
        Options.Add(_apply);

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var before = await client.GetAsync<SendingBody>("sending", cancellation);
        var isApplied = given.GetValue(_apply) && before.IsHeld;
        var sending = isApplied ? await client.PostAsync<SendingBody>("sending/release", new NoBody(), cancellation) : before;
        if (output.Format == OutputFormat.Json)
        {
            output.Json(sending);
            return ExitCode.Good;
        }

        if (!before.IsHeld)
        {
            output.Line("Nothing is held: mails, calls, timers and starts go out as they fall due.");
            return ExitCode.Good;
        }

        WaitingWords.Write(
            output,
            Surroundings,
            (before.Mails, before.Calls, before.Timers, before.Starts),
            before.AtLeast,
            before.Items.Select(i => (i.Kind, i.At, i.Instance, i.What)));
        output.Line(isApplied
            ? "Released: it goes out now."
            : $"Held since {Times.Local(before.Since!.Value, Surroundings.Time)}, over a backup of "
                + $"{Times.Local(before.BackupAt!.Value, Surroundings.Time)}. "
                + "With --apply it goes out; what is not to go out, cancel first.");
        return ExitCode.Good;
    }

    private sealed record NoBody;
}
