using System.Collections.Immutable;
using Workflows.Language.Definitions;

namespace Workflows.Language.Translations;

/// <summary>The options of a choice as people read them; the value stays the one of the process's own language.</summary>
internal static class ChoiceSlots
{
    public static IEnumerable<TextSlot> Of(string path, FieldType type) =>
        type is FieldType.Choice choice ? choice.Options.Select(o => TextSlot.Of($"{path}/options/{o}", o)) : [];

    public static FieldType With(string path, FieldType type, IReadOnlyDictionary<string, TranslatedText> texts) => type is FieldType.Choice choice
        ? choice with
        {
            Labels = choice.Options
                .Where(o => texts.ContainsKey($"{path}/options/{o}"))
                .ToImmutableDictionary(o => o.Value, o => texts[$"{path}/options/{o}"].AsWord.Value, StringComparer.Ordinal),
        }
        : type;
}
