using Workflows.Language.Feel;
using Workflows.Language.Feel.Temporal;

namespace Workflows.Language.Definitions;

/// <summary>Values that authors write out where a type is asked for: <c>preschool</c>, <c>3</c>, <c>yes</c>, <c>2020-02-10</c>.</summary>
internal static class PlainValues
{
    /// <returns>Null when the text is no value of the type; lists and sets of fields have none that can be written so.</returns>
    public static FeelValue? Parse(FeelType type, string text) => type switch
    {
        _ when type == FeelType.Text || type == FeelType.Any => FeelValue.Of(text),
        _ when type == FeelType.Number => Decimal34.Parse(text.Trim()) is { } number ? new FeelNumber(number) : null,
        _ when type == FeelType.Boolean => text.Trim() switch
        {
            "yes" or "true" => FeelValue.True,
            "no" or "false" => FeelValue.False,
            _ => null,
        },
        _ when type == FeelType.Date => TemporalText.ReadDate(text.Trim()) is { } date ? new FeelDate(date) : null,
        _ when type == FeelType.DateTime => TemporalText.ReadDateTime(text.Trim()),
        _ when type == FeelType.Time => TemporalText.ReadTime(text.Trim()),
        _ when type == FeelType.DaysDuration => DurationText.Read(text.Trim()) as FeelDaysDuration,
        _ when type == FeelType.MonthsDuration => DurationText.Read(text.Trim()) as FeelMonthsDuration,
        _ => null,
    };
}
