using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Engine.Forms;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Server.Api.Forms;

/// <summary>Forms as a page or a terminal asks them.</summary>
internal static class FormLines
{
    /// <summary>The lines of a task or decision.</summary>
    /// <param name="step">Whose form.</param>
    /// <param name="fill">Fills the placeholders of a label.</param>
    public static ImmutableArray<FormLine> OfTask(HumanStep step, Func<TextTemplate, string> fill) =>
    [
        .. FormCheck.FieldsOf(step).Select(field => new FormLine(
            field.Name.Value,
            field.Label is { } label ? fill(label) : Words(field.Name.Value),
            field.Help?.Value,
            KindOf(field.Type),
            OptionsOf(field.Type),
            LabelsOf(field.Type),
            field.Required,
            field.Sensitivity,
            Value: null,
            Assumed: null)),
    ];

    /// <summary>The lines of a start, with what the fields hold unless they are changed.</summary>
    /// <param name="process">The process.</param>
    /// <param name="wording">The same in the language of the one who asks.</param>
    /// <param name="fields">Which fields.</param>
    public static ImmutableArray<FormLine> OfStart(CheckedProcess process, ProcessDefinition wording, IEnumerable<string> fields) =>
    [
        .. fields
            .Select(name => wording.Data.FirstOrDefault(f => string.Equals(f.Name.Value, name, StringComparison.Ordinal)))
            .OfType<DataField>()
            .Select(field => new FormLine(
                field.Name.Value,
                field.Label?.Value ?? Words(field.Name.Value),
                field.Help?.Value,
                KindOf(field.Type),
                OptionsOf(field.Type),
                LabelsOf(field.Type),
                field.Required,
                field.Sensitivity,
                ValueOf(process, field),
                field.Assumed?.Value)),
    ];

    public static FormLineKind KindOf(FieldType type) => type switch
    {
        FieldType.Text => FormLineKind.Text,
        FieldType.Number => FormLineKind.Number,
        FieldType.YesNo => FormLineKind.YesNo,
        FieldType.Date => FormLineKind.Date,
        FieldType.File => FormLineKind.File,
        FieldType.Choice => FormLineKind.Choice,
        FieldType.Table => FormLineKind.Table,
        _ => throw new InvalidOperationException($"No kind for {type.GetType().Name}: the set is closed."),
    };

    private static ImmutableArray<string> OptionsOf(FieldType type) =>
        type is FieldType.Choice choice ? [.. choice.Options.Select(o => o.Value)] : [];

    private static ImmutableArray<string> LabelsOf(FieldType type) =>
        type is FieldType.Choice choice ? [.. choice.Options.Select(o => choice.Labels.GetValueOrDefault(o.Value, o.Value))] : [];

    private static JsonElement? ValueOf(CheckedProcess process, DataField field) =>
        process.Tables.TryGetValue(field.Name.Value, out var rows) ? PlainValues.Write(rows)
        : field.Default is { } text && FieldValues.Parse(field.Type, text.Value) is FeelValue value ? PlainValues.Write(value)
        : null;

    /// <summary>A name as a label where the author gave none: <c>took_part</c> reads <c>Took part</c>.</summary>
    private static string Words(string name)
    {
        var words = name.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
