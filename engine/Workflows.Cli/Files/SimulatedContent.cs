using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Cli.Running;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Cli.Files;

/// <summary>Reads what messages bring and services say in a simulation, typed as <c>step=JSON</c>.</summary>
internal static class SimulatedContent
{
    /// <param name="typed">The names of steps and handlers, each with its JSON.</param>
    /// <param name="process">The process; what stands behind <c>/</c> belongs to one that it calls, and is not looked at.</param>
    /// <param name="option">As it was typed.</param>
    public static ImmutableDictionary<string, FeelValue> Read(
        IEnumerable<(string Name, string Value)> typed, ProcessDefinition process, string option)
    {
        var steps = StepIds.Of(process.Steps);
        var fields = process.Steps.All().Where(s => s is WaitStep { Rule: WaitRule.Message }).Select(s => steps[s])
            .Concat(process.Steps.AllHandlers().Where(h => h.Trigger is HandlerTrigger.Message).Select(h => h.Name.Value))
            .ToList();
        var any = process.Steps.All().OfType<HttpStep>().Select(s => steps[s]).ToList();
        return typed.ToImmutableDictionary(pair => pair.Name, pair => ValueOf(pair.Name, pair.Value), StringComparer.Ordinal);

        FeelValue ValueOf(string name, string json)
        {
            if (!name.Contains('/', StringComparison.Ordinal) && !fields.Contains(name) && !any.Contains(name))
            {
                throw CommandStoppedException.Usage(
                    $"'{name}' waits for no message and asks no service.",
                    Suggestion.Hint(name, fields.Concat(any))
                        ?? (fields.Count + any.Count == 0 ? "no step of this process does" : $"there are {Listing.And([.. fields, .. any])}"));
            }

            var value = Parse(name, json, option);
            return value is FeelContext || !fields.Contains(name)
                ? value
                : throw CommandStoppedException.Usage(
                    $"A message brings fields, and '{json}' are none.", $"write {option} '{name}={{\"text\": \"…\"}}'");
        }
    }

    private static FeelValue Parse(string name, string json, string option)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return FeelJson.ReadPlain(document.RootElement, FeelType.Any, out var problem)
                ?? throw CommandStoppedException.Usage($"{option} {name} cannot be used. {problem}");
        }
        catch (JsonException problem)
        {
            throw CommandStoppedException.Usage(
                $"What stands behind {option} {name}= is no JSON: {problem.Message}", $"write {option} '{name}={{\"number\": 17}}'");
        }
    }
}
