using System.Collections.Frozen;

namespace Workflows.Language.Definitions.Reading;

internal static class SensitivityWords
{
    public static FrozenDictionary<string, Sensitivity> All { get; } =
        Enum.GetValues<Sensitivity>().ToFrozenDictionary(s => s.ToString().ToLowerInvariant(), StringComparer.Ordinal);
}
