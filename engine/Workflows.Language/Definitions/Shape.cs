using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions;

/// <summary>Reads single values from YAML. Each method returns null after it has told what else was expected.</summary>
/// <remarks><c>what</c> is what the value is to the author, as it stands in the
/// middle of a sentence: <c>'due'</c>, <c>an entry of 'remind'</c>.</remarks>
public static partial class Shape
{
    private static readonly LocalTimePattern[] Times =
        [LocalTimePattern.CreateWithInvariantCulture("HH':'mm"), LocalTimePattern.CreateWithInvariantCulture("H':'mm")];

    /// <summary>A text that is not empty.</summary>
    public static YamlScalar? Text(YamlNode node, string what, DiagnosticBag diagnostics)
    {
        if (node is not YamlScalar scalar)
        {
            ReportKind(node, "a text", what, diagnostics);
            return null;
        }

        if (!string.IsNullOrWhiteSpace(scalar.Value))
        {
            return scalar;
        }

        ReportEmpty(scalar, what, diagnostics);
        return null;
    }

    public static Word? Word(YamlNode node, string what, DiagnosticBag diagnostics) =>
        Text(node, what, diagnostics) is { } text ? new(text.Value, text.Span) : null;

    /// <summary>A name that other places refer to: letters, digits, hyphens and underscores.</summary>
    public static Word? Name(YamlNode node, string what, DiagnosticBag diagnostics)
    {
        if (Word(node, what, diagnostics) is not { } word)
        {
            return null;
        }

        if (UsableName().IsMatch(word.Value))
        {
            return word;
        }

        var proposal = UnusableCharacters().Replace(word.Value.Trim(), "-").Trim('-');
        diagnostics.Report(ShapeRules.BadName, word.Span,
            $"'{word.Value}' cannot be {what}: it may hold letters, digits, hyphens and underscores.",
            proposal.Length > 0 ? $"write '{proposal}'" : "write a name such as 'collect'");
        return null;
    }

    public static int? WholeNumber(YamlNode node, string what, DiagnosticBag diagnostics, int min = 0, int max = int.MaxValue)
    {
        if (Text(node, what, diagnostics) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        var limits = max == int.MaxValue ? $"of {min} or more" : $"from {min} to {max}";
        diagnostics.Report(
            ShapeRules.NotANumber, text.Span, $"'{text.Value}' is not a whole number {limits}, as {what} has to be.", "write it with digits only");
        return null;
    }

    /// <summary><c>yes</c>, <c>no</c>, <c>true</c> or <c>false</c>.</summary>
    public static bool? YesNo(YamlNode node, string what, DiagnosticBag diagnostics)
    {
        if (Text(node, what, diagnostics) is not { } text)
        {
            return null;
        }

        switch (text.Value)
        {
            case "yes" or "true":
                return true;
            case "no" or "false":
                return false;
            default:
                diagnostics.Report(
                    ShapeRules.NotYesOrNo, text.Span, $"'{text.Value}' is neither yes nor no, as {what} has to be.", "write yes or no");
                return null;
        }
    }

    /// <summary>A calendar date (ISO 8601-1 §5.2.2, extended format).</summary>
    public static LocalDate? Date(YamlNode node, string what, DiagnosticBag diagnostics)
    {
        if (Text(node, what, diagnostics) is not { } text)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text.Value).TryGetValue(default, out var date))
        {
            return date;
        }

        diagnostics.Report(
            ShapeRules.NotADate, text.Span, $"'{text.Value}' is not a date, as {what} has to be.", "write year-month-day, such as 2020-02-10");
        return null;
    }

    /// <summary>Hours and minutes of a day, such as <c>16:30</c>.</summary>
    public static LocalTime? TimeOfDay(YamlNode node, string what, DiagnosticBag diagnostics)
    {
        if (Text(node, what, diagnostics) is not { } text)
        {
            return null;
        }

        foreach (var pattern in Times)
        {
            if (pattern.Parse(text.Value).TryGetValue(default, out var time))
            {
                return time;
            }
        }

        diagnostics.Report(
            ShapeRules.NotATime, text.Span, $"'{text.Value}' is not a time of day, as {what} has to be.", "write hours and minutes, such as 16:30");
        return null;
    }

    /// <summary>One of the given words.</summary>
    public static T? Choice<T>(YamlNode node, string what, DiagnosticBag diagnostics, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Text(node, what, diagnostics) is not { } text)
        {
            return null;
        }

        if (choices.TryGetValue(text.Value, out var choice))
        {
            return choice;
        }

        ReportChoice(text, what, diagnostics, choices.Keys);
        return null;
    }

    public static void ReportChoice(YamlScalar text, string what, DiagnosticBag diagnostics, IEnumerable<string> choices)
    {
        var words = choices.ToList();
        diagnostics.Report(
            ShapeRules.NotAChoice,
            text.Span,
            $"'{text.Value}' cannot be {what}; it may be {Listing.Or(words)}.",
            Suggestion.Hint(text.Value, words) ?? "write one of these words");
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}_-]*$")]
    private static partial Regex UsableName();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{Nd}_-]+")]
    private static partial Regex UnusableCharacters();
}
