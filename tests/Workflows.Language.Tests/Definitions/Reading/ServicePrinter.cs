using Workflows.Language.Definitions;

namespace Workflows.Language.Tests.Definitions.Reading;

/// <summary>What was read of calls and documents.</summary>
internal static class ServicePrinter
{
    public static string Print(HttpStep step) => string.Join(
        "; ",
        $"{step.Method.Name} {DefinitionPrinter.Text(step.Address)}",
        $"headers {string.Join(", ", step.Headers.Select(h => $"{h.Name}: {DefinitionPrinter.Text(h.Value)}"))}",
        $"body {(step.Body is null ? "none" : Print(step.Body))}",
        $"secret {step.Secret}",
        $"timeout {step.TimeoutSeconds} s",
        step.Retry.ToString(),
        $"accept {string.Join(", ", step.Accept)}",
        $"may carry {step.MayCarry}",
        step.Sensitivity.ToString());

    public static string Print(DocumentStep step) => string.Join(
        "; ",
        DefinitionPrinter.Text(step.Name),
        $"template {step.Template}",
        $"text {DefinitionPrinter.Text(step.Text)?.TrimEnd()}",
        $"kind {step.Kind}",
        $"registered as {DefinitionPrinter.Text(step.RegisteredAs)}",
        $"copies {string.Join(", ", step.Copies.Select(DefinitionPrinter.Role))}",
        step.Sensitivity.ToString());

    private static string Print(HttpValue value) => value switch
    {
        HttpValue.Text text => $"\"{DefinitionPrinter.Text(text.Template)}\"",
        HttpValue.Computed computed => $"({computed.Expression.Text})",
        HttpValue.Fields fields => $"{{ {string.Join(", ", fields.Entries.Select(e => $"{e.Name}: {Print(e.Value)}"))} }}",
        HttpValue.Items items => $"[{string.Join(", ", items.Values.Select(Print))}]",
        _ => "?",
    };
}
