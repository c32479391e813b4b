using System.Collections.Immutable;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions;

/// <summary>Reads keys that stand below the key that they belong to, in its own column, as what stands behind it.</summary>
internal static class OutdentedKeys
{
    /// <returns>The mapping with such keys where they belong; the first of each was told of.</returns>
    public static YamlMapping Mend(YamlMapping mapping, KeySet keys, DiagnosticBag diagnostics)
    {
        if (mapping.Entries.All(e => keys.Allows(e.Key.Value)))
            return mapping;

        var mended = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in mapping.Entries)
        {
            if (mended.LastOrDefault() is { } above
                && !keys.Allows(entry.Key.Value)
                && !StepVocabulary.Speaks(entry.Key.Value)
                && Takes(above, entry))
            {
                if (above.Value is YamlScalar)
                    Tell(above, entry, diagnostics);
                mended[^1] = With(above, entry);
            }
            else
            {
                mended.Add(entry);
            }
        }

        return mapping with { Entries = mended.ToImmutable() };
    }

    /// <summary>Says that a key belongs to the one above it.</summary>
    public static void Tell(YamlEntry above, YamlEntry entry, DiagnosticBag diagnostics) => diagnostics.Report(
        YamlRules.BadIndentation,
        entry.Key.Span,
        $"'{entry.Key.Value}' stands in the column of '{above.Key.Value}' and belongs to it.",
        $"start it two columns further to the right, in column {above.Key.Span.StartPosition.Column + 2}");

    /// <summary>The key above with the other one as part of its value.</summary>
    public static YamlEntry With(YamlEntry above, YamlEntry entry)
    {
        var inside = above.Value is YamlMapping mapping ? mapping.Entries : [];
        var start = inside.IsEmpty ? entry.Key.Span.Start : above.Value.Span.Start;
        return above with { Value = new YamlMapping(entry.Value.Span with { Start = start }, inside.Add(entry)) };
    }

    /// <summary>Nothing stood behind the key above but what was put there.</summary>
    private static bool Takes(YamlEntry above, YamlEntry entry) => above.Value switch
    {
        YamlScalar { IsEmpty: true, Span.Length: 0 } => true,
        YamlMapping { Entries: [var first, ..] } => first.Key.Span.StartPosition.Column == entry.Key.Span.StartPosition.Column,
        _ => false,
    };
}
