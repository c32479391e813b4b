using System.Collections.Immutable;
using System.Text;

namespace Workflows.Language.Layout;

/// <summary>A line of a process told in words, with what belongs under it.</summary>
/// <param name="Id">The step's id as the engine names it; null for a heading such as a branch or an outcome.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Items">Branches, outcomes, steps inside.</param>
public sealed record OutlineItem(string? Id, string Text, ImmutableArray<OutlineItem> Items)
{
    /// <summary>The items as indented lines, each with a dash.</summary>
    public static string AsText(IEnumerable<OutlineItem> items)
    {
        var text = new StringBuilder();
        Append(text, items, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<OutlineItem> items, string indent)
    {
        foreach (var item in items)
        {
            text.Append(indent).Append("- ").Append(item.Text).Append('\n');
            Append(text, item.Items, indent + "  ");
        }
    }
}
