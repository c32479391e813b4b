using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads the body of a call: keys with texts and expressions, or one expression.</summary>
internal static class HttpBodyReader
{
    public static HttpValue? Read(YamlNode node, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar scalar && !IsComputed(scalar))
        {
            diagnostics.Report(
                ServiceRules.Body,
                scalar.Span,
                scalar.IsEmpty ? "The body is empty." : "A body is a set of keys, or an expression.",
                scalar.IsEmpty
                    ? "add keys under it, or take it out"
                    : $"write 'body: = {scalar.Value}' to send a value, or 'body: {{ text: … }}' to send a text under a key");
            return null;
        }

        return ReadValue(node, diagnostics);
    }

    private static HttpValue? ReadValue(YamlNode node, DiagnosticBag diagnostics) => node switch
    {
        YamlScalar scalar when IsComputed(scalar) =>
            ExpressionReader.ReadWhole(scalar, diagnostics) is { } expression ? new HttpValue.Computed(scalar.Span, expression) : null,
        YamlScalar scalar => TextTemplateReader.Read(scalar, diagnostics) is { } text ? new HttpValue.Text(scalar.Span, text) : null,
        YamlSequence list => new HttpValue.Items(list.Span, [.. list.Items.Select(i => ReadValue(i, diagnostics)).OfType<HttpValue>()]),
        YamlMapping fields => new HttpValue.Fields(fields.Span, FieldsOf(fields, diagnostics)),
        _ => throw new InvalidOperationException($"No node {node.GetType().Name}: the set is closed."),
    };

    private static ImmutableArray<(Word Name, HttpValue Value)> FieldsOf(YamlMapping fields, DiagnosticBag diagnostics) =>
    [
        .. from entry in fields.Entries
           let value = ReadValue(entry.Value, diagnostics)
           where value is not null
           select (new Word(entry.Key.Value, entry.Key.Span), value),
    ];

    private static bool IsComputed(YamlScalar scalar) => scalar.Value.TrimStart().StartsWith('=');
}
