using System.Collections.Immutable;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>The entries of a list of steps as their keys show that they were meant, where a hyphen is missing or too many.</summary>
/// <remarks>Each slip is told once, and nothing else falls with it. Without a plain reading the entries stay as they are.</remarks>
internal static class StepEntries
{
    public static IEnumerable<YamlNode> Of(ImmutableArray<YamlNode> items, DiagnosticBag diagnostics)
    {
        YamlNode? last = null;
        foreach (var item in items)
        {
            if (last is YamlMapping above && item is YamlMapping own && Together(above, own) is { } whole)
            {
                TellTooMany(own, diagnostics);
                last = whole;
                continue;
            }

            foreach (var step in Split(last, diagnostics))
                yield return step;
            last = item;
        }

        foreach (var step in Split(last, diagnostics))
            yield return step;
    }

    /// <summary>A set of keys in place of a list is a list of one step without its hyphen.</summary>
    public static ImmutableArray<YamlNode>? OfOne(YamlNode node, DiagnosticBag diagnostics)
    {
        if (node is not YamlMapping mapping || !IsStep(mapping))
            return null;

        diagnostics.Add(ForgottenHyphen.Tell(mapping.Entries, 0, node.Span.Source));
        return [node];
    }

    /// <summary>A keyword stands among the keys.</summary>
    public static bool IsStep(YamlMapping mapping) => mapping.Entries.Any(IsKeyword);

    /// <summary>One step in two entries: one keyword between them, no key twice, and every key one of that kind of step. What stands apart
    /// from the step above belongs to the one below.</summary>
    private static YamlMapping? Together(YamlMapping above, YamlMapping own)
    {
        var keys = above.Entries.AddRange(own.Entries);
        if (own.Entries.IsEmpty || (IsStep(above) && ForgottenHyphen.StandsApart(own.Entries[0].Key)))
            return null;

        return keys.Where(IsKeyword).Take(2).ToList() is [var keyword]
            && StepVocabulary.Find(keyword.Key.Value) is { } kind
            && keys.All(k => kind.Keys.Allows(k.Key.Value))
            && keys.DistinctBy(k => k.Key.Value).Count() == keys.Length
                ? new(above.Span with { End = own.Span.End }, keys)
                : null;
    }

    private static void TellTooMany(YamlMapping own, DiagnosticBag diagnostics)
    {
        var key = own.Entries[0].Key;
        var words = SyntaxProblem.LineSpan(key.Span.Source, key.Span.Start).Text.TrimStart('-', ' ');
        diagnostics.Report(
            StepRules.NoKind,
            key.Span,
            $"'{key.Value}' belongs to the step above, and its hyphen starts a new one.",
            $"write '{words}' without the hyphen");
    }

    /// <summary>Two steps in one entry: two keywords, each with all the keys that its kind needs and none that it cannot have.</summary>
    private static IEnumerable<YamlNode> Split(YamlNode? node, DiagnosticBag diagnostics)
    {
        while (node is YamlMapping mapping && SecondStep(mapping) is > 0 and var second)
        {
            diagnostics.Add(ForgottenHyphen.Tell(mapping.Entries, second, mapping.Span.Source));
            var (start, end) = (mapping.Entries[second].Key.Span.Start, mapping.Entries[second - 1].Value.Span.End);
            yield return new YamlMapping(mapping.Span with { End = end }, mapping.Entries[..second]);
            node = new YamlMapping(mapping.Span with { Start = start }, mapping.Entries[second..]);
        }

        if (node is not null)
            yield return node;
    }

    private static int SecondStep(YamlMapping mapping)
    {
        var keywords = mapping.Entries.Where(IsKeyword).Take(2).Select(k => mapping.Entries.IndexOf(k)).ToList();
        if (keywords.Count < 2)
            return 0;

        var starts = Enumerable.Range(keywords[0] + 1, keywords[1] - keywords[0]);
        return starts.Reverse().Where(at => ForgottenHyphen.StandsApart(mapping.Entries[at].Key)).Append(keywords[1])
            .FirstOrDefault(at => IsWhole(mapping.Entries[..at], keywords[0]) && IsWhole(mapping.Entries[at..], keywords[1] - at));
    }

    private static bool IsWhole(ImmutableArray<YamlEntry> keys, int keyword)
    {
        var kind = StepVocabulary.Find(keys[keyword].Key.Value)!.Keys;
        var next = keys.Skip(keyword + 1).TakeWhile(k => !IsKeyword(k));
        var own = keys.Take(keyword + 1).Concat(next).Select(k => k.Key.Value).ToHashSet(StringComparer.Ordinal);
        return own.All(kind.Allows) && kind.Keys.Where(k => k.Presence == Presence.Required).All(k => own.Contains(k.Name));
    }

    private static bool IsKeyword(YamlEntry entry) => StepVocabulary.Find(entry.Key.Value) is not null;
}
