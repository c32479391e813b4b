using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Yaml;

/// <summary>Explains a stumble by the line where it happened and the one before: the scanner notices most slips one line late.</summary>
internal static partial class SyntaxLine
{
    /// <summary>Longer lines are not looked at: nobody writes them, and looking would take long.</summary>
    public const int LongestLine = 1000;

    public static Diagnostic? Explain(SourceText source, Stumble stumble)
    {
        var here = SyntaxProblem.LineSpan(source, stumble.End);
        if (here.Length > LongestLine)
        {
            return null;
        }

        var before = SourceLines.Above(source, here.StartPosition.Line).FirstOrDefault()?.Span;
        var line = new SourceLine(here.StartPosition.Line, here);
        return ExplainWords(here, stumble)
            ?? (before is { } previous ? ExplainWords(previous, stumble) : null)
            ?? (IsAboutLines(stumble) ? HyphenSlips.Explain(source, line) : null)
            ?? ExplainMissingColon(here, before, stumble)
            ?? (IsAboutLines(stumble) ? BadIndentation.Explain(source, line) : null);
    }

    private static bool IsAboutLines(Stumble stumble) =>
        stumble.Says("block") || stumble.Says("mapping") || stumble.Says("indentation") || stumble.Says("<document");

    /// <summary>A slip that shows in the line itself.</summary>
    private static Diagnostic? ExplainWords(SourceSpan line, Stumble stumble)
    {
        var words = line.Text;
        if (LoneHyphen().IsMatch(words))
        {
            return new(YamlRules.HyphenWithoutBlank, line, $"'{words}' is a text, because no blank follows the hyphen.",
                $"write '- {words[1..]}' for an entry of a list");
        }

        if (ColonWithoutBlank().Match(words) is { Success: true } tight)
        {
            var span = Part(line, tight.Groups["all"]);
            return new(YamlRules.ColonWithoutBlank, span, $"'{span.Text}' is a text, because no blank follows the colon.",
                $"write '{tight.Groups["key"].Value}: {tight.Groups["value"].Value}'");
        }

        if (ListBehindKey().Match(words) is { Success: true } list && stumble.Says("sequence"))
        {
            return new(YamlRules.ListOnLineOfKey, Part(line, list.Groups["list"]), "A list cannot start on the line of its key.",
                "start it on the next line, or put a text that starts with a hyphen in quotes");
        }

        if (AfterQuote().Match(words) is { Success: true } rest && (rest.Groups["key"].Success || !rest.Groups["rest"].Value.StartsWith(':')))
        {
            var value = rest.Groups["value"].Value;
            return new(YamlRules.TextAfterValue, Part(line, rest.Groups["rest"]), $"The value ends at {value[^1]}, and more text follows.",
                "put the whole text in quotes");
        }

        if (StrayIndicator().Match(words) is { Success: true } stray && stumble.Says("node content"))
        {
            return new(YamlRules.ReservedStart, Part(line, stray.Groups["stray"]),
                $"A text cannot start with {stray.Groups["stray"].Value} unless it stands in quotes.", "put the text in quotes");
        }

        if (SecondColon().Match(words) is { Success: true } colon)
        {
            var text = colon.Groups["text"].Value;
            return new(YamlRules.ColonInText, Part(line, colon.Groups["colon"]), $"'{text}' holds a colon with a blank behind it.",
                KeyBehindComma().Match(text) is { Success: true } key
                    ? $"write '{key.Groups["key"].Value}' on a line of its own, or put the text in quotes"
                    : $"put the text in quotes: \"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        return null;
    }

    private static Diagnostic? ExplainMissingColon(SourceSpan here, SourceSpan? before, Stumble stumble)
    {
        SourceSpan? line = null;
        if (stumble.Says("expected ':'") || stumble.Says("expected key"))
        {
            // A key on its own is noticed at the key itself or at the first thing behind it.
            var began = SyntaxProblem.LineSpan(here.Source, stumble.Start);
            line = !HasColon(began) ? began : !HasColon(here) ? here : before;
        }
        else if (stumble.Says("<document") && stumble.Read.Root is YamlScalar root)
        {
            // A first line without a colon is a text, and a file ends with it.
            line = SyntaxProblem.LineSpan(here.Source, root.Span.Start);
        }
        else if (stumble.Says("mapping") && before is { } previous && !HasColon(previous) && Column(previous) <= Column(here))
        {
            line = previous;
        }

        if (line is not { } found || HasColon(found) || found.Text.StartsWith("- ", StringComparison.Ordinal))
        {
            return null;
        }

        return MissingColon(found);
    }

    /// <param name="words">The line, from its key on.</param>
    public static Diagnostic MissingColon(SourceSpan words)
    {
        var parts = KeyAndValue().Match(words.Text);
        var (key, value) = (parts.Groups["key"].Value, parts.Groups["value"].Value);
        return new(YamlRules.MissingColon, words, $"'{words.Text}' has no colon.", value.Length > 0
            ? $"write '{key}: {value}' for a key and its value; indent the line further if it goes on with the text above"
            : $"write '{key}:' for a key, or put '- ' before an entry of a list");
    }

    private static int Column(SourceSpan line) => line.StartPosition.Column;

    private static bool HasColon(SourceSpan line) => Colon().IsMatch(line.Text);

    private static SourceSpan Part(SourceSpan line, Group group) =>
        line with { Start = line.Start + group.Index, End = line.Start + group.Index + group.Length };

    [GeneratedRegex(@":(\s|$)")]
    private static partial Regex Colon();

    [GeneratedRegex(@"^(?<key>[^\s:;=\uFF1A]+)[\s:;=\uFF1A]*(?<value>.*)$")]
    private static partial Regex KeyAndValue();

    [GeneratedRegex(@"^-(?!\d+([.,]\d+)?$)[^\s-]")]
    private static partial Regex LoneHyphen();

    [GeneratedRegex(@"^(- )*(?<all>(?<key>[a-z][a-z-]*):(?!//)(?<value>[^\s:].*))$")]
    private static partial Regex ColonWithoutBlank();

    [GeneratedRegex(@"^(- )*[^\s""'\[{#][^:#]*:\s+(?<list>-( .*)?)$")]
    private static partial Regex ListBehindKey();

    [GeneratedRegex(@"^(- )*(?<key>[^\s""'\[{#][^:#]*:\s+)?(?<value>""([^""\\]|\\.)*""|'([^']|'')*'|\[[^\[\]]*\]|\{[^{}]*\})\s*(?<rest>[^\s#,].*)$")]
    private static partial Regex AfterQuote();

    [GeneratedRegex(@",\s*(?<key>[a-z][a-z-]*: .*)$")]
    private static partial Regex KeyBehindComma();

    [GeneratedRegex(@"(:|^-)\s+(?<stray>[\],}])")]
    private static partial Regex StrayIndicator();

    [GeneratedRegex(@"^(- )*[^\s""'\[{#][^:#]*:\s+(?<text>[^\s""'\[{|>#][^#]*?(?<colon>:)(\s[^#]*?)?)\s*( #.*)?$")]
    private static partial Regex SecondColon();
}
