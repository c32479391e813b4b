using Workflows.Language.Definitions;
using Workflows.Language.Layout;
using Workflows.Language.Yaml;

namespace Workflows.Language.Comparing;

/// <summary>A step with the keys that it was read from and the list that it stands in.</summary>
/// <param name="Id">The author's, or the one made for it.</param>
/// <param name="Keyword">Its kind.</param>
/// <param name="Called">What people call it.</param>
/// <param name="Keys">As written.</param>
/// <param name="List">Where it stands: empty at the top, else the step around it with the number of the list in it.</param>
/// <param name="HasOwnId">False where the id was made.</param>
internal sealed record PlacedStep(string Id, string Keyword, string Called, YamlMapping Keys, string List, bool HasOwnId)
{
    public static IReadOnlyList<PlacedStep> All(ProcessDefinition process, YamlNode root)
    {
        var ids = StepIds.Of(process.Steps);
        var words = new StepWords(null, process, DrawingLanguage.For(null));
        var mappings = Mappings(root).ToLookup(m => m.Span.Start);
        var all = new List<PlacedStep>();
        Add(process.Steps, "");
        return all;

        void Add(StepList list, string place)
        {
            foreach (var step in list.Steps)
            {
                if (mappings[step.Span.Start].FirstOrDefault(m => m.Span == step.Span) is { } keys)
                    all.Add(new(ids[step], step.Keyword.Text, words.TitleOf(step), keys, place, step.Id is not null));
                foreach (var (inner, number) in step.Inner.Select((l, i) => (l, i)))
                    Add(inner, $"{ids[step]}/{number}");
            }
        }
    }

    private static IEnumerable<YamlMapping> Mappings(YamlNode node) => node switch
    {
        YamlMapping map => map.Entries.SelectMany(e => Mappings(e.Value)).Prepend(map),
        YamlSequence list => list.Items.SelectMany(Mappings),
        _ => [],
    };
}
