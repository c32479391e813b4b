using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Forms;

/// <summary>Values of declared fields: what fits a type, and how a default is read.</summary>
public static class FieldValues
{
    /// <summary>The type that expressions see.</summary>
    public static FeelType TypeOf(FieldType type) => type switch
    {
        FieldType.Text or FieldType.Choice => FeelType.Text,
        FieldType.Number => FeelType.Number,
        FieldType.YesNo => FeelType.Boolean,
        FieldType.Date => FeelType.Date,
        FieldType.Table => new FeelType.ListOf(FeelType.Any),
        _ => FeelType.Any,
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

    /// <summary>Reads a value as an author or a person at a command line writes it.</summary>
    /// <returns>Null when the text is no value of the type.</returns>
    public static FeelValue? Parse(FieldType type, string text)
    {
        FeelValue? value = type switch
        {
            FieldType.Text or FieldType.Choice => FeelValue.Of(text),
            FieldType.Number => Decimal34.Parse(text.Trim()) is { } number ? new FeelNumber(number) : null,
            FieldType.YesNo => text.Trim() switch
            {
                "yes" or "true" => FeelValue.True,
                "no" or "false" => FeelValue.False,
                _ => null,
            },
            FieldType.Date => NodaTime.Text.LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true } date ? FeelValue.Of(date.Value) : null,
            _ => null,
        };
        return value is not null && ProblemOf(type, value) is null ? value : null;
    }
}
