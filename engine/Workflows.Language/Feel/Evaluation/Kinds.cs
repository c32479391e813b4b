using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Feel.Evaluation;

/// <summary>What people call the kinds of values; reasons name kinds, never values.</summary>
internal static class Kinds
{
    private const int LongestWords = 40;

    /// <summary>Names the first part of an operation that has no value, in the author's words: <c>'unit.size' has no value</c>. Null when
    /// all have one.</summary>
    public static string? WithoutValue(params ReadOnlySpan<(FeelValue Value, Node Part)> parts)
    {
        foreach (var (value, part) in parts)
        {
            if (value.IsNull)
            {
                var words = part.Span.Text;
                return words.Length is 0 or > LongestWords || words.Contains('\n', StringComparison.Ordinal)
                    ? "One part has no value"
                    : $"'{words}' has no value";
            }
        }

        return null;
    }

    private static string Plural(FeelType type) => type switch
    {
        FeelType.ListOf => "lists",
        FeelType.Basic { Name: "string" } => "texts",
        FeelType.Basic { Name: "boolean" } => "yes and no",
        FeelType.Basic { Name: "days and time duration" or "years and months duration" } => "durations",
        FeelType.Basic { Name: "date and time" } => "dates with times",
        FeelType.Basic basic => basic.Name + "s",
        FeelType.ContextOf => "contexts",
        FeelType.RangeOf => "ranges",
        _ => "functions",
    };

    public static string Noun(FeelValue value) => value switch
    {
        FeelNull => "nothing",
        FeelBoolean => "true or false",
        FeelNumber => "a number",
        FeelText => "a text",
        FeelDate => "a date",
        FeelTime => "a time",
        FeelDateTime => "a date and time",
        FeelDaysDuration => "a duration in days",
        FeelMonthsDuration => "a duration in months",
        FeelList => "a list",
        FeelContext => "a context",
        FeelRange => "a range",
        _ => "a function",
    };

    public static string Noun(FeelType type) => type switch
    {
        FeelType.ListOf { Item: var item } when item != FeelType.Any && item != FeelType.Null => $"a list of {Plural(item)}",
        FeelType.ListOf => "a list",
        FeelType.ContextOf => "a context",
        FeelType.RangeOf => "a range",
        FeelType.FunctionOf => "a function",
        FeelType.Basic { Name: "Null" } => "nothing",
        FeelType.Basic { Name: "boolean" } => "true or false",
        FeelType.Basic { Name: "string" } => "a text",
        FeelType.Basic { Name: "days and time duration" } => "a duration in days",
        FeelType.Basic { Name: "years and months duration" } => "a duration in months",
        FeelType.Basic { Name: "Any" } => "any value",
        _ => $"a {type}",
    };
}
