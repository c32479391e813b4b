using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Translations;

/// <summary>What branches and handlers are called. Their names are the process's, so that they are translated in one place, whether or
/// not the steps that they stand at have ids.</summary>
internal static class BlockSlots
{
    public static IEnumerable<TextSlot> Of(ProcessDefinition process) =>
    [
        .. process.Steps.All().SelectMany(NamesOf).DistinctBy(b => b.Name.Value).Select(b => TextSlot.Of($"branches/{b.Name}", b.Title ?? b.Name)),
        .. process.Steps.AllHandlers().DistinctBy(h => h.Name.Value).Select(h => TextSlot.Of($"on/{h.Name}", h.Title ?? h.Name)),
    ];

    /// <summary>A step with other titles of its branches and handlers; the lists inside it are left as they are.</summary>
    public static Step With(Step step, IReadOnlyDictionary<string, TranslatedText> texts)
    {
        var named = step switch
        {
            ParallelStep parallel =>
                parallel with { Branches = [.. parallel.Branches.Select(b => b with { Title = TitleOf(b.Name, texts) ?? b.Title })] },
            FirstOfStep first => first with { Branches = [.. first.Branches.Select(b => b with { Title = TitleOf(b.Name, texts) ?? b.Title })] },
            _ => step,
        };
        return named.Handlers.IsEmpty ? named : named with { Handlers = With(named.Handlers, texts) };
    }

    public static ImmutableArray<Handler> With(ImmutableArray<Handler> handlers, IReadOnlyDictionary<string, TranslatedText> texts) =>
        [.. handlers.Select(h => h with { Title = texts.GetValueOrDefault($"on/{h.Name}")?.AsWord ?? h.Title })];

    private static Word? TitleOf(Word branch, IReadOnlyDictionary<string, TranslatedText> texts) =>
        texts.GetValueOrDefault($"branches/{branch}")?.AsWord;

    private static IEnumerable<(Word Name, Word? Title)> NamesOf(Step step) => step switch
    {
        ParallelStep parallel => parallel.Branches.Select(b => (b.Name, b.Title)),
        FirstOfStep first => first.Branches.Select(b => (b.Name, b.Title)),
        _ => [],
    };
}
