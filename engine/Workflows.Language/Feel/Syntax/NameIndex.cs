using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Workflows.Language.Feel.Syntax;

/// <summary>Names by their first word, so that reading an expression does not try every name of a large process at every word.</summary>
internal sealed class NameIndex(IEnumerable<string> names)
{
    private readonly FrozenDictionary<string, ImmutableArray<string>> _byFirstWord = names
        .Where(name => name.Length > 0)
        .GroupBy(name => FirstWord(name, 0), StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>The names that may stand in a text from a position on.</summary>
    public ImmutableArray<string> StartingAt(string text, int position) => _byFirstWord.GetValueOrDefault(FirstWord(text, position), []);

    private static string FirstWord(string text, int position)
    {
        var end = position;
        while (end < text.Length && Rune.TryGetRuneAt(text, end, out var rune) && FeelNames.IsPart(rune))
        {
            end += rune.Utf16SequenceLength;
        }

        return text[position..end];
    }
}
