using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Translations;

/// <summary>A process with its texts in another language: the same steps in the same places under the same ids.</summary>
internal static class Translation
{
    public static ProcessDefinition Of(ProcessDefinition process, ProcessTexts texts)
    {
        var bySteps = texts.Steps
            .GroupBy(s => s.Step.Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => ByPath(g.First().Texts), StringComparer.Ordinal);
        var own = ByPath(texts.Own);
        var steps = process.Steps.Rewrite(step => BlockSlots.With(
            step.Id is { } id && bySteps.TryGetValue(id.Value, out var its) ? StepSlots.With(step, its) : step, own));
        return ProcessSlots.With(process, own) with
        {
            Language = texts.Language,
            Steps = steps with { Handlers = BlockSlots.With(steps.Handlers, own) },
        };
    }

    private static Dictionary<string, TranslatedText> ByPath(ImmutableArray<TranslatedText> texts) =>
        texts.GroupBy(t => t.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
