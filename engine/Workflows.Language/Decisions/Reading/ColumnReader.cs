using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Decisions.Reading;

/// <summary>Reads the inputs and outputs of a decision file: <c>reports: number</c> or <c>reports: { type: number, … }</c>.</summary>
internal static class ColumnReader
{
    public static ColumnSource? ReadInput(YamlEntry entry, DiagnosticBag diagnostics) => Read(entry, DecisionVocabulary.Input, diagnostics);

    public static ColumnSource? ReadOutput(YamlEntry entry, DiagnosticBag diagnostics) =>
        Read(entry, DecisionVocabulary.Output, diagnostics);

    private static ColumnSource? Read(YamlEntry entry, KeySet keys, DiagnosticBag diagnostics)
    {
        var name = new Word(entry.Key.Value.Trim(), entry.Key.Span);
        if (entry.Value is not YamlMapping)
        {
            return Shape.Choice(entry.Value, $"'{name}'", diagnostics, DecisionVocabulary.Types) is { } alone
                ? new(name, alone, null, [], null, null)
                : null;
        }

        var map = MappingReader.Over(entry.Value, diagnostics, keys)!;
        var kind = map.Required("type") is { } type ? Shape.Choice(type, "'type'", diagnostics, DecisionVocabulary.Types) : null;
        var allowed = map.OptionalListOrOne("allowed").Select(
            a => Shape.Text(a, "an entry of 'allowed'", diagnostics)).OfType<YamlScalar>().ToImmutableArray();
        var computed = keys == DecisionVocabulary.Input ? map.OptionalText("is") : null;
        var fallback = keys == DecisionVocabulary.Output ? map.OptionalText("default") : null;
        var label = map.OptionalWord("label");
        keys.Close(map);
        return kind is { } known ? new(name, known, computed, allowed, fallback, label) : null;
    }
}
