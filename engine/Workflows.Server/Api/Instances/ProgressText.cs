using System.Collections.Immutable;
using Workflows.Language.Layout;

namespace Workflows.Server.Api.Instances;

/// <summary>The drawing of an instance in words: each step with where it stands.</summary>
internal static class ProgressText
{
    public static string Of(DiagramLayout layout, DiagramProgress progress) =>
        OutlineItem.AsText(layout.Outline.Select(item => WithStanding(item, layout, progress)));

    private static OutlineItem WithStanding(OutlineItem item, DiagramLayout layout, DiagramProgress progress)
    {
        var standing = item.Id is { } id && layout.Find(id) is { } node ? Standing(progress.Of(node), layout.Language) : null;
        ImmutableArray<OutlineItem> inner = [.. item.Items.Select(i => WithStanding(i, layout, progress))];
        return item with { Text = standing is null ? item.Text : $"{item.Text} [{standing}]", Items = inner };
    }

    private static string? Standing(NodeProgress node, DrawingLanguage language)
    {
        var parts = new List<string>();
        Add(node.Active, "{0} open");
        Add(node.Late, "{0} late");
        Add(node.Incidents, "{0} stopped by an incident");
        Add(node.Held, "{0} held");
        Add(node.Done, "{0} done");
        return parts.Count == 0 ? null : string.Join(", ", parts);

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add(language.Say(what, count));
            }
        }
    }
}
