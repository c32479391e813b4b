using System.Text;
using System.Text.Json;
using NodaTime.Text;
using Workflows.Engine.State;

namespace Workflows.Engine.Tests.Running;

/// <summary>The journal of an instance for a reviewer: a paragraph a command, a line an event.</summary>
internal static class JournalText
{
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static string Of(Instance instance)
    {
        var text = new StringBuilder();
        foreach (var step in instance.Steps)
        {
            text.Append(Time.Format(step.At)).Append(' ').Append(step.Command.Name).Append('\n');
            foreach (var happened in step.Events)
            {
                using var json = JsonSerializer.SerializeToDocument(happened, EngineJson.Options);
                text.Append("  ").Append(json.RootElement.GetProperty("event").GetString()).AppendJoin("", Fields(json.RootElement)).Append('\n');
            }

            foreach (var message in step.Outbox)
            {
                text.Append($"  -> {message.Person}: {message.Subject} | {message.Text.ReplaceLineEndings(" / ")} [{message.Key}]\n");
            }
        }

        return text.ToString();
    }

    /// <summary>What an event carries; an element inside it is told like the event itself.</summary>
    private static IEnumerable<string> Fields(JsonElement json) => json.EnumerateObject()
        .Where(p => p.Name is not ("event" or "definition" or "processId" or "dates"))
        .SelectMany(p => p.Name is "task" or "timer" or "wait" or "incident" && p.Value.ValueKind == JsonValueKind.Object
            ? Fields(p.Value)
            : [$" {p.Name}={Value(p.Value)}"]);

    private static string Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty("day", out var day) && json.TryGetProperty("at", out _) => day.GetString()!,
        JsonValueKind.Object => $"{{{string.Join(", ", json.EnumerateObject().Select(p => $"{p.Name}: {Value(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", json.EnumerateArray().Select(Value))}]",
        JsonValueKind.String when json.GetString()!.Contains(' ') => $"\"{json.GetString()}\"",
        _ => json.ToString(),
    };
}
