using System.Collections.Immutable;
using System.CommandLine;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Sends a message from outside to the instance that waits for it.</summary>
internal sealed class MessageCommand : ServerCommand
{
    private readonly Argument<string> _name = new("name") { Description = "The message's name as the process has it" };
    private readonly Option<string?> _key = new("--key") { Description = "Tells the case from others, such as its number", HelpName = "text" };
    private readonly JsonOption _with = new("--with", "What it brings, by field");
    private readonly Option<string?> _instance =
        new("--instance") { Description = "The instance that it is meant for; its beginning is enough", HelpName = "id" };

    public MessageCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "message",
            "Sends a message to the instance that waits for it, or starts one by it",
            ActsAs.Administrator,
            new Example("message police-answer --key 2024-117 --with '{\"closed\": true}'", "sends it to the case that waits for this key"),
            new Example("message new-report --with @report.json", "lets the message start a case, where nobody waits for it"))
    {
        Arguments.Add(_name);
        Options.Add(_key);
        Options.Add(_with);
        Options.Add(_instance);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var payload = _with
            .Read(given, Surroundings)
            .EnumerateObject()
            .ToImmutableSortedDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        Guid? instance = given.GetValue(_instance) is { } named ? await InstanceNames.FindAsync(client, named, cancellation) : null;
        var request = new MessageRequest(given.GetRequiredValue(_name), given.GetValue(_key), instance, payload);
        var delivered = await client.PostAsync<DeliveredMessage>("messages", request, cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(delivered);
        }
        else
        {
            output.Text(delivered.Started ? $"Started {delivered.Instance}." : $"Delivered to {delivered.Instance}.");
        }

        return ExitCode.Good;
    }
}
