using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Simulation;

/// <summary>Values that nobody typed in: one that fits for every type of field.</summary>
public static class MadeUpValues
{
    /// <summary>What stands in a field for text.</summary>
    public const string Text = "made up";

    public static FeelContext For(IEnumerable<FormField> form, LocalDate today) =>
        new(form.Select(f => new KeyValuePair<string, FeelValue>(f.Name.Value, For(f.Type, today))));

    /// <summary>What was given for a start, and made-up values for what its form requires besides.</summary>
    public static FeelContext ForStart(IEnumerable<DataField> fields, FeelContext given, LocalDate today) => new(
        given.Entries.Concat(fields
            .Where(f => f is { Required: true, Default: null } && given.Find(f.Name.Value) is null)
            .Select(f => new KeyValuePair<string, FeelValue>(f.Name.Value, For(f.Type, today)))));

    /// <summary>A file that was never uploaded: its id is its name.</summary>
    public static FeelContext File(string name) => new(
    [
        new("file", FeelValue.Of(name)),
        new("name", FeelValue.Of(name)),
        new("size", FeelValue.Of(1_024)),
        new("type", FeelValue.Of(TypeOf(name))),
    ]);

    private static FeelValue For(FieldType type, LocalDate today) => type switch
    {
        FieldType.Number => FeelValue.Of(1),
        FieldType.YesNo => FeelValue.True,
        FieldType.Date => FeelValue.Of(today),
        FieldType.File => File("made-up.pdf"),
        FieldType.Choice choice => choice.Options.IsEmpty ? FeelValue.Null : FeelValue.Of(choice.Options[0].Value),
        FieldType.Table => FeelList.Empty,
        _ => FeelValue.Of(Text),
    };

    /// <summary>The media type that the name's ending stands for (RFC 6838).</summary>
    private static string TypeOf(string name) => name[(name.LastIndexOf('.') + 1)..].ToLowerInvariant() switch
    {
        "pdf" => "application/pdf",
        "txt" => "text/plain",
        "csv" => "text/csv",
        "png" => "image/png",
        "jpg" or "jpeg" => "image/jpeg",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    };
}
