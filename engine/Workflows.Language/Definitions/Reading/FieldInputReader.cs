using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads what fields are given: <c>kind: evaluation</c> as it is written, <c>subject: = title</c> worked out.</summary>
internal static class FieldInputReader
{
    /// <summary>The fields under a key; none when the key is absent.</summary>
    public static ImmutableArray<FieldInput> ReadAll(MappingReader map, string key) =>
        map.OptionalMapping(key) is { } fields ? [.. fields.Rest.Select(e => Read(e, map.Diagnostics)).OfType<FieldInput>()] : [];

    private static FieldInput? Read(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (Shape.Text(entry.Value, $"'{entry.Key.Value}'", diagnostics) is not { } scalar)
            return null;

        var field = new Word(entry.Key.Value, entry.Key.Span);
        if (scalar.Value.AsSpan().TrimStart() is not ['=', ..])
            return TextTemplateReader.Read(scalar, diagnostics) is { } text ? new FieldInput.Written(field, text) : null;
        return ExpressionReader.ReadWhole(scalar, diagnostics) is { } value ? new FieldInput.Computed(field, value) : null;
    }
}
