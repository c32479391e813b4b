using System.Collections.Frozen;
using System.Globalization;

namespace Workflows.Language.Layout;

/// <summary>The words of drawings in the language of the process: Swedish, Norwegian (Bokmål), and English where there is none other.</summary>
/// <remarks>English is written where a word is said and finds the others here, so that what is not yet translated is shown in English.</remarks>
public sealed class DrawingLanguage
{
    private static readonly DrawingLanguage English = new(FrozenDictionary<string, string>.Empty);
    private static readonly DrawingLanguage Swedish = new(SwedishWords.All);
    private static readonly DrawingLanguage Norwegian = new(NorwegianWords.All);

    private readonly FrozenDictionary<string, string> _words;

    private DrawingLanguage(FrozenDictionary<string, string> words) => _words = words;

    /// <summary>True where the words stand as the language has them, in English.</summary>
    public bool IsEnglish => _words.Count == 0;

    /// <param name="language">A BCP 47 tag; null: English.</param>
    public static DrawingLanguage For(string? language) => (language ?? "en").Split('-')[0].ToUpperInvariant() switch
    {
        "SV" => Swedish,
        "NB" or "NN" or "NO" => Norwegian,
        _ => English,
    };

    /// <summary>Whether a phrase has words of its own in this language.</summary>
    internal bool Knows(string english) => _words.ContainsKey(english);

    /// <summary>A phrase with its gaps.</summary>
    internal string PhraseFor(string english) => _words.GetValueOrDefault(english, english);

    /// <summary>A phrase in this language, its gaps <c>{0}</c>, <c>{1}</c> filled.</summary>
    public string Say(string english, params ReadOnlySpan<object?> gaps)
    {
        var phrase = PhraseFor(english);
        return gaps.IsEmpty ? phrase : string.Format(CultureInfo.InvariantCulture, phrase, gaps);
    }
}
