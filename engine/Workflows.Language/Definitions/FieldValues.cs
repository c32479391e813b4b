using System.Collections.Immutable;
using NodaTime.Text;
using Workflows.Language.Feel;

namespace Workflows.Language.Definitions;

/// <summary>What the values of a field are to expressions, and how authors write them.</summary>
public static class FieldValues
{
    private static readonly FeelType UploadedFile = new FeelType.ContextOf(ImmutableDictionary.CreateRange<string, FeelType>(
    [
        new("file", FeelType.Text),
        new("name", FeelType.Text),
        new("size", FeelType.Number),
        new("type", FeelType.Text),
    ]));

    /// <summary>The type that expressions see. Of a table only its file tells the columns, so here its rows may be anything.</summary>
    public static FeelType TypeOf(FieldType type) => type switch
    {
        FieldType.Number => FeelType.Number,
        FieldType.YesNo => FeelType.Boolean,
        FieldType.Date => FeelType.Date,
        FieldType.File => UploadedFile,
        FieldType.Table => FeelType.AnyList,
        FieldType.Unread => FeelType.Any,
        _ => FeelType.Text,
    };

    /// <summary>What is wrong with a value, in words for the person who gave it; null when it fits.</summary>
    public static string? ProblemOf(FieldType type, FeelValue value) => (type, value) switch
    {
        (FieldType.Text, FeelText) => null,
        (FieldType.Text, _) => "a text is expected",
        (FieldType.Number, FeelNumber) => null,
        (FieldType.Number, _) => "a number is expected",
        (FieldType.YesNo, FeelBoolean) => null,
        (FieldType.YesNo, _) => "yes or no is expected",
        (FieldType.Date, FeelDate date) when date.TryGetLocalDate(out _) => null,
        (FieldType.Date, _) => "a date such as 2020-03-16 is expected",
        (FieldType.File, FeelContext file) when file.Find("file") is FeelText => null,
        (FieldType.File, _) => "an uploaded file is expected",
        (FieldType.Choice choice, FeelText text) when choice.Options.Any(o => string.Equals(o.Value, text.Value, StringComparison.Ordinal)) => null,
        (FieldType.Choice choice, _) => $"one of {string.Join(", ", choice.Options.Select(o => $"'{o.Value}'"))} is expected",
        (FieldType.Table, FeelList) => null,
        (FieldType.Table, _) => "rows of a table are expected",
        _ => throw new InvalidOperationException($"No field type {type.GetType().Name}: the set is closed."),
    };

    /// <summary>Reads a plain value: a text, <c>2.5</c>, <c>yes</c> or <c>no</c>, <c>2020-02-10</c>, one of a choice's options.</summary>
    /// <returns>Null when the text is no value of the type; files and tables have none that can be written.</returns>
    public static FeelValue? Parse(FieldType type, string text) => type switch
    {
        FieldType.Text => FeelValue.Of(text),
        FieldType.Number => Decimal34.Parse(text.Trim()) is { } number ? new FeelNumber(number) : null,
        FieldType.YesNo => text.Trim() switch
        {
            "yes" or "true" => FeelValue.True,
            "no" or "false" => FeelValue.False,
            _ => null,
        },
        FieldType.Date => LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true } date ? FeelValue.Of(date.Value) : null,
        FieldType.Choice choice => choice.Options.Any(o => string.Equals(o.Value, text, StringComparison.Ordinal)) ? FeelValue.Of(text) : null,
        _ => null,
    };
}
