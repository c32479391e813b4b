using System.Text.RegularExpressions;
using Workflows.Language.Feel.Patterns;

namespace Workflows.Language.Feel.Functions;

/// <summary><c>matches</c>, <c>replace</c> and <c>split</c>: regular expressions of XPath (DMN 1.5 §10.3.4.3; XQuery and XPath
/// Functions 3.1 §5.6).</summary>
internal static class PatternFunctions
{
    private const string Malformed = "The pattern is not a regular expression as XML Schema and XPath define it.";
    private const string TooSlow = "The pattern takes too long on this text; it was given up.";

    public static FeelValue Matches(Call call) =>
        Pattern.Find(call.Text(1), FlagsOf(call, 2)) is not { } pattern
            ? call.Null(Malformed)
            : Guarded(call, c => FeelValue.Of(pattern.Expression.IsMatch(c.Text(0))));

    public static FeelValue Replace(Call call)
    {
        if (Pattern.Find(call.Text(1), FlagsOf(call, 3)) is not { } pattern)
        {
            return call.Null(Malformed);
        }

        if (pattern.Replacement(call.Text(2)) is not { } replacement)
        {
            return call.Null("In the replacement, $ must be followed by the number of a group, and \\ by $ or \\.");
        }

        return Guarded(call, c =>
            pattern.Expression.IsMatch("")
                ? c.Null("The pattern matches the empty text, which cannot be replaced.")
                : Bounded(c, pattern.Expression.Replace(c.Text(0), m => replacement.Of(m))));
    }

    public static FeelValue Split(Call call) =>
        Pattern.Find(call.Text(1), "") is not { } pattern
            ? call.Null(Malformed)
            : Guarded(call, c => new FeelList([.. Parts(c.Text(0), pattern.Expression)]));

    private static IEnumerable<FeelValue> Parts(string text, Regex delimiter)
    {
        var start = 0;
        foreach (Match match in delimiter.Matches(text))
        {
            if (match.Length > 0)
            {
                yield return new FeelText(text[start..match.Index]);
                start = match.Index + match.Length;
            }
        }

        yield return new FeelText(text[start..]);
    }

    private static FeelValue Guarded(Call call, BuiltinBody body)
    {
        try
        {
            return call.Spend(call.Text(0).Length / 8) ? body(call) : FeelValue.Null;
        }
        catch (RegexMatchTimeoutException)
        {
            return call.Null(TooSlow);
        }
    }

    private static FeelValue Bounded(Call call, string text) => call.Spend(text.Length / 16) ? new FeelText(text) : FeelValue.Null;

    private static string FlagsOf(Call call, int place) => call[place] is FeelText flags ? flags.Value : "";
}
