using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Definitions.Phrases;

/// <summary>Reads lengths of time: <c>3 weeks</c>, <c>1 week and 2 days</c>, <c>5 working days</c>, <c>P3W</c> (ISO 8601-1 §5.5.2).</summary>
internal static partial class TimeAmountReader
{
    /// <summary>No process plans further: larger numbers are slips of the pen, and would run out of the calendar.</summary>
    private const int Largest = 100_000;

    private static readonly ImmutableArray<string> Units =
        ["years", "months", "weeks", "days", "working days", "working hours", "hours", "minutes", "seconds"];

    private static readonly ImmutableArray<string> SmallNumbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>True when the next word begins an amount.</summary>
    public static bool Starts(PhraseWords words) =>
        words.Peek() is { } word
            && (char.IsAsciiDigit(word.Text[0]) ? !LooksLikeDate(word.Text) : IsIso(word.Text) || NumberOf(word.Text) is not null);

    /// <summary>Reads as much of an amount as there is.</summary>
    /// <returns>The amount, or null when an error was reported.</returns>
    public static TimeAmount? Read(PhraseWords words, DiagnosticBag diagnostics)
    {
        var from = words.Position;
        if (words.Peek() is { } iso && IsIso(iso.Text))
            return ReadIso(words, diagnostics);

        var amount = new TimeAmount(words.SpanFrom(from));
        do
        {
            if (ReadNumber(words, diagnostics) is not { } number || ReadUnit(words, diagnostics) is not { } unit)
                return null;
            amount = Add(amount, unit, number);
        }
        while (words.Take("and") || Starts(words));

        return amount with { Span = words.SpanFrom(from) };
    }

    /// <summary>Reads one unit as an amount of one: <c>every week</c>.</summary>
    public static TimeAmount? ReadOne(PhraseWords words, DiagnosticBag diagnostics)
    {
        var from = words.Position;
        return ReadUnit(words, diagnostics) is { } unit ? Add(new(words.SpanFrom(from)), unit, 1) : null;
    }

    public static bool LooksLikeDate(string word) => DateShape().IsMatch(word);

    private static int? ReadNumber(PhraseWords words, DiagnosticBag diagnostics)
    {
        if (words.AtEnd)
        {
            diagnostics.Report(PhraseRules.Time, words.Rest, "A length of time is missing here.", "write it as in '3 weeks' or '5 working days'");
            return null;
        }

        var word = words.Take();
        if (NumberOf(word.Text) is { } number && number <= Largest)
            return number;

        var digits = word.Text.TakeWhile(char.IsAsciiDigit).Count();
        diagnostics.Report(PhraseRules.Time, words.SpanOf(word), $"'{word.Text}' is not a number of units.", word.Text switch
        {
            _ when digits == word.Text.Length => $"numbers go up to {Largest.ToString(CultureInfo.InvariantCulture)}",
            _ when word.Text.Contains('.', StringComparison.Ordinal) || word.Text.Contains(',', StringComparison.Ordinal) =>
                "write whole numbers of a smaller unit: '36 hours' instead of '1.5 days'",
            _ when digits > 0 => $"write a blank between number and unit: '{word.Text[..digits]} {UnitFor(word.Text[digits..]) ?? "days"}'",
            _ => "write it as in '3 weeks' or '5 working days'",
        });
        return null;
    }

    private static string? ReadUnit(PhraseWords words, DiagnosticBag diagnostics)
    {
        if (words.AtEnd)
        {
            diagnostics.Report(PhraseRules.Time, words.SpanFrom(0), "The number has no unit.", $"add one: {string.Join(", ", Units)}");
            return null;
        }

        if (words.Take("working"))
            return ReadWorkingUnit(words, diagnostics);

        var word = words.Take();
        if (Units.FirstOrDefault(u => IsUnit(word.Text, u)) is { } unit)
            return unit;

        var guess = UnitFor(word.Text);
        diagnostics.Report(
            PhraseRules.Time,
            words.SpanOf(word),
            $"'{word.Text}' is not a unit of time.",
            guess is null ? $"units are {string.Join(", ", Units)}" : $"did you mean '{guess}'?");
        return null;
    }

    private static string? ReadWorkingUnit(PhraseWords words, DiagnosticBag diagnostics)
    {
        if (words.Take("days") || words.Take("day"))
            return "working days";
        if (words.Take("hours") || words.Take("hour"))
            return "working hours";

        diagnostics.Report(
            PhraseRules.Time,
            words.AtEnd ? words.SpanFrom(words.Position - 1) : words.Rest,
            "Only days and hours can be working ones.",
            "write 'working days' or 'working hours'");
        return null;
    }

    private static TimeAmount? ReadIso(PhraseWords words, DiagnosticBag diagnostics)
    {
        var word = words.Take();
        var span = words.SpanOf(word);
        var match = IsoDuration().Match(word.Text);
        var amount = new TimeAmount(span);
        for (var i = 0; i < IsoUnits.Length; i++)
        {
            if (!match.Groups[i + 1].Success)
                continue;
            if (!int.TryParse(match.Groups[i + 1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Largest)
                match = Match.Empty;
            else
                amount = Add(amount, IsoUnits[i], number);
        }

        if (match.Success && match.Groups.Values.Skip(1).Any(g => g.Success))
            return amount;

        diagnostics.Report(
            PhraseRules.Time,
            span,
            $"'{word.Text}' is not a duration as ISO 8601 writes it.",
            "'P3W' is three weeks, 'P10D' ten days, 'PT20S' twenty seconds");
        return null;
    }

    private static readonly ImmutableArray<string> IsoUnits = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"];

    private static TimeAmount Add(TimeAmount amount, string unit, int number) => unit switch
    {
        "years" => amount with { Years = amount.Years + number },
        "months" => amount with { Months = amount.Months + number },
        "weeks" => amount with { Weeks = amount.Weeks + number },
        "days" => amount with { Days = amount.Days + number },
        "working days" => amount with { WorkingDays = amount.WorkingDays + number },
        "working hours" => amount with { WorkingHours = amount.WorkingHours + number },
        "hours" => amount with { Hours = amount.Hours + number },
        "minutes" => amount with { Minutes = amount.Minutes + number },
        _ => amount with { Seconds = amount.Seconds + number },
    };

    private static int? NumberOf(string word)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        if (string.Equals(word, "a", StringComparison.OrdinalIgnoreCase) || string.Equals(word, "an", StringComparison.OrdinalIgnoreCase))
            return 1;
        var index = SmallNumbers.IndexOf(word, StringComparer.OrdinalIgnoreCase);
        return index < 0 ? null : index;
    }

    private static bool IsUnit(string word, string unit) =>
        string.Equals(word, unit, StringComparison.OrdinalIgnoreCase) || string.Equals(word, unit[..^1], StringComparison.OrdinalIgnoreCase);

    private static string? UnitFor(string word) => word switch
    {
        "d" => "days",
        "w" => "weeks",
        "h" => "hours",
        "s" => "seconds",
        "workdays" or "workday" or "weekdays" or "weekday" => "working days",
        _ => Suggestion.Nearest(word, Units.Concat(Units.Select(u => u[..^1]))),
    };

    private static bool IsIso(string word) => word.Length > 1 && word[0] == 'P' && (char.IsAsciiDigit(word[1]) || word[1] == 'T');

    [GeneratedRegex(@"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDuration();

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex DateShape();
}
