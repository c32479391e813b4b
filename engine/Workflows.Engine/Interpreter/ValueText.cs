using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>A value as it stands in a text for people or in a correlation key.</summary>
internal static class ValueText
{
    /// <summary>Texts as they are, numbers in canonical form, dates by ISO 8601, lists with commas; nothing for null.</summary>
    public static string Of(FeelValue value) => value switch
    {
        FeelNull => "",
        FeelText text => text.Value,
        FeelBoolean boolean => boolean.Value ? "yes" : "no",
        FeelList list => string.Join(", ", list.Items.Select(Of)),
        FeelContext context => string.Join(", ", context.Entries.Select(e => $"{e.Key}: {Of(e.Value)}")),
        FeelDate or FeelTime or FeelDateTime or FeelDaysDuration or FeelMonthsDuration => value.ToString()[2..^1], // without FEEL's @"…"
        _ => value.ToString(),
    };
}
