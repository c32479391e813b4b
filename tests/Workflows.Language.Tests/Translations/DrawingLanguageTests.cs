using System.Text.RegularExpressions;
using Workflows.Language.Layout;
using Xunit;

namespace Workflows.Language.Tests.Translations;

public sealed partial class DrawingLanguageTests
{
    [Theory]
    [InlineData("sv")]
    [InlineData("nb")]
    public void Every_phrase_that_a_drawing_says_is_there_with_the_same_gaps(string language)
    {
        var said = Directory.EnumerateFiles(Repository.PathOf("engine/Workflows.Language/Layout"), "*.cs")
            .SelectMany(f => Said().Matches(File.ReadAllText(f)))
            .SelectMany(m => Text().Matches(m.Groups["arguments"].Value))
            .Select(m => m.Groups["text"].Value)
            .Where(t => t.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var words = DrawingLanguage.For(language);

        Assert.True(said.Count > 20, "The phrases are no longer found where they are said.");
        Assert.Equal([], said.Where(phrase => !words.Knows(phrase)));
        Assert.All(said, phrase => Assert.Equal(Gaps(phrase), Gaps(words.PhraseFor(phrase))));
    }

    private static IEnumerable<string> Gaps(string phrase) => Gap().Matches(phrase).Select(m => m.Value).Order(StringComparer.Ordinal);

    /// <summary>What stands between the bracket and the first comma outside of texts: the phrase, or one of two.</summary>
    [GeneratedRegex("""\bSay\((?<arguments>([^"(),]|"[^"]*"|\([^()]*\))*)""")]
    private static partial Regex Said();

    [GeneratedRegex("""
        "(?<text>[^"]*)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Text();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();
}
