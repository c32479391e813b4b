using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions;

/// <summary>Reads keys with hyphens before them, where a set of keys belongs, as that set.</summary>
internal static class HyphenedKeys
{
    /// <returns>Null when the list holds something else than keys, a key twice, or is written in brackets.</returns>
    public static YamlMapping? Join(YamlSequence list)
    {
        var keys = list.Items.OfType<YamlMapping>().SelectMany(m => m.Entries).ToImmutableArray();
        return !keys.IsEmpty
            && list.Items.All(i => i is YamlMapping)
            && list.Span.Text.StartsWith('-')
            && keys.DistinctBy(k => k.Key.Value).Count() == keys.Length
                ? new(list.Span, keys)
                : null;
    }

    public static void Tell(YamlMapping joined, string what, DiagnosticBag diagnostics)
    {
        var key = joined.Entries[0].Key;
        var words = SyntaxProblem.LineSpan(key.Span.Source, key.Span.Start).Text.TrimStart('-', ' ');
        diagnostics.Report(
            ShapeRules.WrongKind, key.Span, $"Expected a set of keys for {what}, found a list.", $"write '{words}' without the hyphen");
    }
}
