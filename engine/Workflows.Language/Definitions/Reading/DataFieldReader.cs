using System.Collections.Immutable;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads the fields under <c>data</c>: <c>name: text</c>, or <c>name: { type: number, default: 3 }</c>.</summary>
internal static class DataFieldReader
{
    public static ImmutableArray<DataField> ReadAll(MappingReader map) => [.. map.Rest.Select(e => Read(e, map.Diagnostics))];

    private static DataField Read(YamlEntry entry, DiagnosticBag diagnostics)
    {
        var name = DataNameReader.Read(entry.Key, diagnostics);
        if (entry.Value is YamlScalar)
            return Checked(new() { Name = name, Type = FieldTypeReader.ReadAlone(entry, ProcessVocabulary.FieldTypes, diagnostics) }, diagnostics);

        var set = ProcessVocabulary.DataField;
        if (MappingReader.Over(entry.Value, diagnostics, $"the data field '{name}'", set) is not { } map)
            return new() { Name = name, Type = new FieldType.Unread(entry.Key.Span) };

        var read = FieldTypeReader.ReadWithOptions(map, ProcessVocabulary.FieldTypes);
        var of = map.OptionalWord("of");
        var field = new DataField
        {
            Name = name,
            Type = read is FieldType.Table table ? table with { Of = of } : read,
            Help = map.OptionalWord("help"),
            Required = map.OptionalYesNo("required") ?? false,
            Default = map.OptionalWord("default"),
            From = map.OptionalWord("from"),
            Label = map.OptionalWord("label"),
            Sensitivity = map.OptionalChoice("sensitivity", SensitivityWords.All) ?? Sensitivity.Internal,
            Assumed = ReasonReader.Read(map),
        };
        set.Close(map);
        if (of is not null && field.Type is not (FieldType.Table or FieldType.Unread))
            diagnostics.Report(StepRules.TableKeys, of.Span, "Only a table has rows to name with 'of'.", "take 'of' out, or write 'type: table'");
        return Checked(field, diagnostics);
    }

    private static DataField Checked(DataField field, DiagnosticBag diagnostics)
    {
        switch (field.Type)
        {
            case FieldType.Table when field.From is null:
                diagnostics.Report(
                    StepRules.TableKeys,
                    field.Type.Span,
                    $"The table '{field.Name}' does not say where its rows come from.",
                    "add the file: 'from: units.csv'");
                break;
            case not (FieldType.Table or FieldType.Unread) when field.From is { } from:
                diagnostics.Report(
                    StepRules.TableKeys, from.Span, "Only a table takes its rows from a file.", "write 'type: table', or take 'from' out");
                break;
        }

        if (field.Default is not { } value || field.Type is FieldType.Unread || FieldValues.Parse(field.Type, value.Value) is not null)
            return field;

        diagnostics.Report(StepRules.Default, value.Span, $"'{value}' is no value of the type {field.Type.Span.Text}.", field.Type switch
        {
            FieldType.Number => "write digits, with a point for decimals",
            FieldType.YesNo => "write yes or no",
            FieldType.Date => "write it as in 2020-02-10",
            FieldType.Choice choice => Suggestion.Hint(value.Value, choice.Options.Select(o => o.Value))
                ?? $"it may be {Listing.Or([.. choice.Options.Select(o => o.Value)])}",
            _ => "take 'default' out",
        });
        return field with { Default = null };
    }
}
