using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>due</c> and <c>escalate</c>, which tasks and other steps that stay open have alike.</summary>
internal static class LatenessReader
{
    public static TimePhrase? ReadDue(MappingReader map) =>
        map.OptionalText("due") is { } due ? TimeReading.Read(due, map.Diagnostics) : null;

    public static ImmutableArray<EscalationRule> ReadEscalations(MappingReader map) =>
    [
        .. map.OptionalListOrOne("escalate")
            .Select(n => Shape.Text(n, "an entry of 'escalate'", map.Diagnostics))
            .OfType<YamlScalar>()
            .Select(t => TimePhraseReader.ReadEscalation(t, map.Diagnostics))
            .OfType<EscalationRule>(),
    ];
}
