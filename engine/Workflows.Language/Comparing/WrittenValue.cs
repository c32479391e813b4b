using Workflows.Language.Yaml;

namespace Workflows.Language.Comparing;

/// <summary>A value as it is written, however it is laid out: blanks, quotes,
/// comments and the two ways of writing lists make no difference.</summary>
internal static class WrittenValue
{
    public static string Of(YamlNode node) => node switch
    {
        YamlScalar scalar => Plain(scalar.Value),
        YamlSequence list => string.Join(", ", list.Items.Select(Of)),
        YamlMapping map => string.Join(", ", map.Entries.Select(e => $"{e.Key.Value}: {Of(e.Value)}")),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "The set of nodes is closed."),
    };

    /// <summary>A list by its items, or one value as a list of itself.</summary>
    public static IReadOnlyList<YamlNode> Items(YamlNode? node) => node switch
    {
        null => [],
        YamlSequence list => list.Items,
        _ => [node],
    };

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
