using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads the form of a task or decision: <c>name: text</c>, or <c>name: { type: file, required: true }</c>.</summary>
internal static class FormReader
{
    private static readonly ImmutableArray<string> Types = ProcessVocabulary.FieldTypes.Remove("table");

    public static ImmutableArray<FormField> ReadAll(MappingReader map) => [.. map.Rest.Select(e => Read(e, map.Diagnostics))];

    private static FormField Read(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var name = DataNameReader.Read(entry.Key, diagnostics);
        if (StepResultNames.Reserved.Contains(name.Value))
        {
            diagnostics.Report(
                StepRules.ReservedField,
                name.Span,
                $"Every result has '{name}' of itself, so a form cannot have a field of that name.",
                $"write '{name}_text' or another name");
        }

        if (entry.Value is YamlScalar)
            return new() { Name = name, Type = FieldTypeReader.ReadAlone(entry, Types, diagnostics) };

        var set = ProcessVocabulary.FormField;
        if (MappingReader.Over(entry.Value, diagnostics, $"the field '{name}'", set) is not { } map)
            return new() { Name = name, Type = new FieldType.Unread(entry.Key.Span) };

        var field = new FormField
        {
            Name = name,
            Type = FieldTypeReader.ReadWithOptions(map, Types),
            Required = map.OptionalYesNo("required") ?? false,
            Label = map.OptionalText("label") is { } label ? TextTemplateReader.Read(label, diagnostics) : null,
            Help = map.OptionalWord("help"),
            Sensitivity = map.OptionalChoice("sensitivity", SensitivityWords.All) ?? Sensitivity.Internal,
        };
        set.Close(map);
        return field;
    }
}
