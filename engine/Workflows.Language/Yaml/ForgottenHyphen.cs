using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>Without its hyphen an entry of a list runs into the one before, and its
/// keys stand there twice. That is one slip, not one a key.</summary>
internal static class ForgottenHyphen
{
    /// <summary>So many keys above one that stands there twice are looked at.</summary>
    private const int LongestEntry = 50;

    /// <summary>Where entries start among keys that were read as one entry.</summary>
    /// <returns>Indices, the first of them 0. A single key that stands there twice starts nothing.</returns>
    public static ImmutableArray<int> StartsOf(IReadOnlyList<YamlEntry> keys)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < keys.Count; at++)
        {
            if (!seen.TryAdd(keys[at].Key.Value, at) && StartUpTo(at, starts[^1], keys, seen) is { } start)
            {
                starts.Add(start);
                seen.Clear();
                at = start;
                seen.Add(keys[at].Key.Value, at);
            }
        }

        return starts.ToImmutable();
    }

    /// <summary>Says that an entry starts at a key.</summary>
    public static Diagnostic Tell(IReadOnlyList<YamlEntry> keys, int start, SourceText source)
    {
        var key = keys[start].Key;
        return new(YamlRules.MissingHyphen, key.Span, $"A new entry of the list starts at '{key.Value}', and its hyphen is missing.",
            Hint(SyntaxProblem.LineSpan(source, key.Span.Start).Text));
    }

    /// <param name="words">The line on which the entry starts.</param>
    public static string Hint(string words) => $"write '- {words}', with the hyphen in the column of the other hyphens";

    /// <summary>The key between the first of two equal ones and the second that most likely starts an entry: behind an empty line or
    /// a comment, else the second one itself when it starts the entry above or the key behind it stands there twice too.</summary>
    private static int? StartUpTo(int doubled, int first, IReadOnlyList<YamlEntry> keys, Dictionary<string, int> seen)
    {
        var key = keys[doubled].Key.Value;
        var next = doubled + 1 < keys.Count ? keys[doubled + 1].Key.Value : null;
        for (var at = doubled; next is not null && at > Math.Max(seen[key], doubled - LongestEntry); at--)
        {
            if (StandsApart(keys[at].Key))
            {
                return at;
            }
        }

        return seen[key] == first || (next is not null && next != key && seen.ContainsKey(next)) ? doubled : null;
    }

    /// <summary>An empty line or a comment stands above the key.</summary>
    public static bool StandsApart(YamlScalar key)
    {
        var source = key.Span.Source;
        var line = key.Span.StartPosition.Line;
        var above = line > 1 ? source.LineAt(line - 1).Trim() : "";
        return above.Length == 0 || above[0] == '#';
    }
}
