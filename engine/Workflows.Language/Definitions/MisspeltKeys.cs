using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions;

/// <summary>Reads a misspelt key as the one that is meant, so that one slip is one
/// finding and all that speaks of the key is still understood.</summary>
internal static class MisspeltKeys
{
    /// <returns>The mapping, with each misspelt key under the name that is meant; each was told of.</returns>
    public static YamlMapping Mend(YamlMapping mapping, KeySet keys, string what, DiagnosticBag diagnostics)
    {
        var free = keys.Names.Where(k => mapping.Find(k) is null).ToHashSet(StringComparer.Ordinal);
        if (free.Count == 0 || mapping.Entries.All(e => keys.Allows(e.Key.Value)))
            return mapping;

        return mapping with { Entries = [.. mapping.Entries.Select(Mended)] };

        YamlEntry Mended(YamlEntry entry)
        {
            var key = entry.Key.Value;
            if (keys.Allows(key) || StepVocabulary.Speaks(key) || Suggestion.Nearest(key, free) is not { } meant)
                return entry;

            free.Remove(meant);
            var subject = char.ToUpperInvariant(what[0]) + what[1..];
            diagnostics.Report(ShapeRules.UnknownKey, entry.Key.Span, $"{subject} has no key '{key}'.", $"did you mean '{meant}'?");
            return entry with { Key = Named(entry.Key, meant) };
        }
    }

    /// <summary>The same key under another name, standing where it stood.</summary>
    public static YamlScalar Named(YamlScalar key, string name) => key with
    {
        Value = name,
        Origins = [.. Enumerable.Repeat(key.Span.Start, name.Length), key.Span.End],
    };
}
