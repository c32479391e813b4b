using System.Collections.Immutable;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.Presence;

/// <summary>The words that values can be, where there are a few: when none of them is meant, a way is not gone.</summary>
internal static class KnownRanges
{
    private static readonly ImmutableArray<string> YesNo = ["true", "false"];

    public static IReadOnlyDictionary<ValuePath, ImmutableArray<string>> Of(ProcessDefinition process, StepPlaces places)
    {
        var ranges = new Dictionary<ValuePath, ImmutableArray<string>>();
        foreach (var field in process.Data)
            Add(new(field.Name.Value, null), WordsOf(field.Type));
        foreach (var step in places.All.Select(p => p.Step).Where(s => s is { Id: not null, ForEach: null }))
        {
            var name = step.Id!.Value;
            if (step is FirstOfStep first)
                Add(new(name, "chosen"), [.. first.Branches.Select(b => b.Name.Value)]);
            if (step is not HumanStep human)
                continue;

            Add(new(name, "outcome"), [.. human.Outcomes.Select(o => o.Name.Value)]);
            foreach (var field in human.Form)
                Add(new(name, field.Name.Value), WordsOf(field.Type));
        }

        return ranges;

        void Add(ValuePath path, ImmutableArray<string> words)
        {
            if (!words.IsEmpty)
                ranges.TryAdd(path, words);
        }
    }

    private static ImmutableArray<string> WordsOf(FieldType type) => type switch
    {
        FieldType.YesNo => YesNo,
        FieldType.Choice choice => [.. choice.Options.Select(o => o.Value)],
        _ => [],
    };
}
