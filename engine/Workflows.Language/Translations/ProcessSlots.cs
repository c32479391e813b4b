using Workflows.Language.Definitions;

namespace Workflows.Language.Translations;

/// <summary>The texts of a process outside its steps.</summary>
internal static class ProcessSlots
{
    public static IEnumerable<TextSlot> Of(ProcessDefinition process) =>
    [
        TextSlot.Of("title", process.Title),
        .. process.Description is { } description ? [TextSlot.Of("description", description)] : Array.Empty<TextSlot>(),
        .. process.Data.SelectMany(OfField),
        .. process.Deadlines.Where(d => d.Title is not null).Select(d => TextSlot.Of($"deadlines/{d.Name}", d.Title!)),
        .. BlockSlots.Of(process),
    ];

    /// <summary>The process with other texts in the places of its own, its steps left as they are.</summary>
    public static ProcessDefinition With(ProcessDefinition process, IReadOnlyDictionary<string, TranslatedText> texts) => process with
    {
        Title = texts.GetValueOrDefault("title")?.AsWord ?? process.Title,
        Description = texts.GetValueOrDefault("description")?.AsWord ?? process.Description,
        Data =
        [
            .. process.Data.Select(f => f with
            {
                Label = texts.GetValueOrDefault($"data/{f.Name}/label")?.AsWord ?? f.Label,
                Help = texts.GetValueOrDefault($"data/{f.Name}/help")?.AsWord ?? f.Help,
                Type = ChoiceSlots.With($"data/{f.Name}", f.Type, texts),
            }),
        ],
        Deadlines = [.. process.Deadlines.Select(d => d with { Title = texts.GetValueOrDefault($"deadlines/{d.Name}")?.AsWord ?? d.Title })],
    };

    private static IEnumerable<TextSlot> OfField(DataField field) =>
    [
        .. field.Label is { } label ? [TextSlot.Of($"data/{field.Name}/label", label)] : Array.Empty<TextSlot>(),
        .. field.Help is { } help ? [TextSlot.Of($"data/{field.Name}/help", help)] : Array.Empty<TextSlot>(),
        .. ChoiceSlots.Of($"data/{field.Name}", field.Type),
    ];
}
