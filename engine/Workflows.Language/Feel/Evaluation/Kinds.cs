namespace Workflows.Language.Feel.Evaluation;

/// <summary>What people call the kinds of values; reasons name kinds, never values.</summary>
internal static class Kinds
{
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
