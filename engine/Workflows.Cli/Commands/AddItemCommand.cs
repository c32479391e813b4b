using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Adds an item to a step that is running for each of many.</summary>
internal sealed class AddItemCommand : ServerCommand
{
    private readonly Argument<string> _instance = new("instance") { Description = "The instance's id; its beginning is enough" };

    private readonly Argument<string[]> _item = new("item")
    {
        Description = "field=value for each field that the other items have; or one value, or the id of a row of the case's tables",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _to = new("--to") { Description = "The id of the step", HelpName = "step", Required = true };
    private readonly Option<string> _within =
        new("--within") { Description = "The item around it, where the step runs inside several", HelpName = "item" };
    private readonly Option<string> _reason = new("--reason") { Description = "Why; stays in the journal", HelpName = "text", Required = true };

    public AddItemCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "add-item",
            "Adds an item to a step that is running for each of many",
            ActsAs.Administrator,
            new Example("add-item 1b9d6bcd preschool-d --to collect --reason \"opened in March\"", "adds a row of the case's table of units"),
            new Example("add-item 1b9d6bcd id=d \"name=School D\" --to collect --reason \"new school\"", "adds what no table has"))
    {
        Arguments.Add(_instance);
        Arguments.Add(_item);
        Options.Add(_to);
        Options.Add(_within);
        Options.Add(_reason);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var item = Item(given.GetRequiredValue(_item));
        var instance = await InstanceNames.FindAsync(client, given.GetRequiredValue(_instance), cancellation);
        var step = given.GetRequiredValue(_to);
        await client.PostAsync(
            $"instances/{instance:D}/items",
            new AddItemRequest(step, item, given.GetValue(_within), given.GetRequiredValue(_reason)),
            cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new AddedJson(instance, step));
        }
        else
        {
            output.Text($"Added to {step} of {instance}.");
        }

        return ExitCode.Good;
    }

    /// <summary>Texts all of them: the engine reads them as what the other items have.</summary>
    private static JsonElement Item(string[] typed)
    {
        if (typed is [var one] && !one.Contains('=', StringComparison.Ordinal))
        {
            return JsonSerializer.SerializeToElement(one);
        }

        var fields = new JsonObject();
        foreach (var field in typed)
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw CommandStoppedException.Usage($"'{field}' is no field with a value.", "write field=value for every field of the item");
            }

            if (!fields.TryAdd(field[..equals], JsonValue.Create(field[(equals + 1)..])))
            {
                throw CommandStoppedException.Usage($"The field '{field[..equals]}' is given twice.");
            }
        }

        return JsonSerializer.SerializeToElement(fields);
    }

    private sealed record AddedJson(Guid Instance, string Step);
}
