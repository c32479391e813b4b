using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflows.Language.Definitions.Reading;

/// <summary>The sensitivities as authors write them.</summary>
internal static class SensitivityWords
{
    /// <summary>The least harmful first.</summary>
    public static ImmutableArray<string> InOrder { get; } = [.. Enum.GetValues<Sensitivity>().Order().Select(WordOf)];

    public static FrozenDictionary<string, Sensitivity> All { get; } =
        Enum.GetValues<Sensitivity>().ToFrozenDictionary(WordOf, StringComparer.Ordinal);

    private static string WordOf(Sensitivity sensitivity) => sensitivity.ToString().ToLowerInvariant();
}
