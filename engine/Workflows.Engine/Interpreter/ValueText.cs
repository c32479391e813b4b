using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>A value as it stands in a text for people or in a correlation key.</summary>
internal static class ValueText
{
    /// <summary>Texts as they are, yes and no, lists with commas, the rest as FEEL writes it; nothing for null.</summary>
    public static string Of(FeelValue value) => value switch
    {
        FeelNull => "",
        FeelText text => text.Value,
        FeelBoolean boolean => boolean.Value ? "yes" : "no",
        FeelList list => string.Join(", ", list.Items.Select(Of)),
        FeelContext context => string.Join(", ", context.Entries.Select(e => $"{e.Key}: {Of(e.Value)}")),
        _ => FeelPrinter.Text(value),
    };
}
