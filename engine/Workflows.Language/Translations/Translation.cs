using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Translations;

/// <summary>A process with its texts in another language: the same steps in the same places under the same ids.</summary>
internal static class Translation
{
    public static ProcessDefinition Of(ProcessDefinition process, ProcessTexts texts)
    {
        var bySteps = texts.Steps.GroupBy(s => s.Step.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => ByPath(g.First().Texts), StringComparer.Ordinal);
        return ProcessSlots.With(process, ByPath(texts.Own)) with
        {
            Language = texts.Language,
            Steps = process.Steps.Rewrite(step => step.Id is { } id && bySteps.TryGetValue(id.Value, out var own) ? StepSlots.With(step, own) : step),
        };
    }

    private static Dictionary<string, TranslatedText> ByPath(ImmutableArray<TranslatedText> texts) =>
        texts.GroupBy(t => t.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
