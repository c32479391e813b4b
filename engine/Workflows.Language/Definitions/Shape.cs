using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions;

/// <summary>Reads single values from YAML. Each method returns null after it has told what else was expected.</summary>
/// <remarks><c>what</c> is what the value is to the author, as it stands in the middle of a sentence: <c>'due'</c>, <c>an entry of 'remind'</c>.</remarks>
public static partial class Shape
{
    private static readonly LocalTimePattern[] Times = [LocalTimePattern.CreateWithInvariantCulture("HH':'mm"), LocalTimePattern.CreateWithInvariantCulture("H':'mm")];

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

    /// <summary>The entries of a list; empty after a report.</summary>
    public static ImmutableArray<YamlNode> List(YamlNode node, string what, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case YamlSequence list:
                return list.Items;
            case YamlScalar { IsEmpty: true }:
                ReportEmpty(node, what, diagnostics);
                return [];
            default:
                ReportKind(node, "a list", what, diagnostics);
                return [];
        }
    }

    /// <summary>The entries of a list, or the value itself where there is only one.</summary>
    public static ImmutableArray<YamlNode> ListOrOne(YamlNode node, string what, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar { IsEmpty: true })
        {
            ReportEmpty(node, what, diagnostics);
            return [];
        }

        return node is YamlSequence list ? list.Items : [node];
    }

    public static YamlMapping? Mapping(YamlNode node, string what, DiagnosticBag diagnostics) => Mapping(node, what, [], diagnostics);

    /// <summary>A set of keys; who wrote something else is told which keys there are.</summary>
    public static YamlMapping? Mapping(YamlNode node, string what, ImmutableArray<string> keys, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case YamlMapping mapping:
                return mapping;
            case YamlScalar { IsEmpty: true }:
                ReportEmpty(node, what, diagnostics);
                return null;
            case YamlSequence list when HyphenedKeys.Join(list) is { } joined:
                HyphenedKeys.Tell(joined, what, diagnostics);
                return joined;
            default:
                diagnostics.Report(ShapeRules.WrongKind, FirstLine(node), $"Expected a set of keys for {what}, found {node.Noun}.", KeysHint(node, keys));
                return null;
        }
    }

    /// <summary>Tells that something of another kind was expected.</summary>
    public static void ReportKind(YamlNode node, string expected, string what, DiagnosticBag diagnostics) =>
        diagnostics.Report(ShapeRules.WrongKind, FirstLine(node), $"Expected {expected} for {what}, found {node.Noun}.", KindHint(node, expected));

    private static void ReportEmpty(YamlNode node, string what, DiagnosticBag diagnostics) =>
        diagnostics.Report(ShapeRules.NoValue, node.Span, $"Nothing stands behind {what}.", "write the value, or delete the line");

    private static string KindHint(YamlNode node, string expected) => (node, expected) switch
    {
        (YamlScalar text, "a list") when text.Value.Contains(',', StringComparison.Ordinal) => $"put brackets around it: [{text.Value}]",
        (YamlScalar text, "a list") => $"write '- {text.Value}' on the line below the key",
        (YamlMapping { Entries: [var first, ..] }, "a list") =>
            $"write '- {SyntaxProblem.LineSpan(first.Key.Span.Source, first.Key.Span.Start).Text}', and start each further entry with '- ' too",
        (_, "a list") => "start each entry with '- ' on the lines below the key",
        (YamlMapping or YamlSequence, _) => "write the text on the line of its key; put it in quotes if it holds one of { } [ ] or a colon",
        _ => $"write {expected}",
    };

    private static string KeysHint(YamlNode node, ImmutableArray<string> keys) =>
        node is YamlScalar text && MissedBlank().Match(text.Value) is { Success: true } key
            ? $"put a blank behind the colon: '{key.Groups[1].Value}: {key.Groups[2].Value}'"
            : "write each key with its value on a line of its own below" + (keys.IsEmpty ? "" : $"; the keys are {Listing.And(keys)}");

    /// <summary>Long values are shown by their first line.</summary>
    private static Text.SourceSpan FirstLine(YamlNode node)
    {
        var end = node.Span.Source.Content.AsSpan(node.Span.Start, node.Span.Length).IndexOfAny('\n', '\r');
        return end < 0 ? node.Span : node.Span with { End = node.Span.Start + end };
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}_-]*$")]
    private static partial Regex UsableName();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{Nd}_-]+")]
    private static partial Regex UnusableCharacters();

    [GeneratedRegex(@"^([\w-]+):(\S.*)$")]
    private static partial Regex MissedBlank();
}
