using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Workflows.Language.Calendars;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Recurring;

/// <summary>Reads how often something comes: <c>year on 15 January</c>, <c>2 weeks on Monday</c>, <c>month on the first Monday</c>,
/// <c>month on day 15</c>, <c>quarter</c>, or <c>RRULE:FREQ=…</c> (RFC 5545 §3.3.10).</summary>
internal static class RecurrenceReader
{
    private const string Forms =
        "write it as in 'year on 15 January', 'month on the first Monday', 'month on day 15', '2 weeks on Monday', 'quarter' or 'day'";

    private static readonly ImmutableArray<string> Ordinals = ["first", "second", "third", "fourth", "fifth"];

    private static readonly ImmutableArray<string> Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <returns>The recurrence, or null when an error was reported.</returns>
    public static Recurrence? Read(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        if (scalar.Value.TrimStart().StartsWith("RRULE", StringComparison.OrdinalIgnoreCase)
            || scalar.Value.TrimStart().StartsWith("FREQ=", StringComparison.OrdinalIgnoreCase))
        {
            return RuleTextReader.Read(scalar, diagnostics);
        }

        var words = new PhraseWords(scalar, 0, scalar.Value.Length);
        var interval = words.Peek() is { } first && int.TryParse(first.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (int?)null;
        if (interval is not null)
        {
            words.Take();
        }

        var rule = interval is 0 or > 1000 ? null : ReadUnit(words, interval ?? 1);
        if (rule is not null && words.AtEnd)
        {
            return rule;
        }

        diagnostics.Report(
            RecurrenceRules.NotUnderstood, words.AtEnd ? scalar.Span : words.Rest, $"'{scalar.Value.Trim()}' does not say how often.", Forms);
        return null;
    }

    private static Recurrence? ReadUnit(PhraseWords words, int interval)
    {
        if (words.Take("day") || words.Take("days"))
        {
            return new() { Frequency = Frequency.Daily, Interval = interval };
        }

        if (words.Take("week") || words.Take("weeks"))
        {
            return ReadWeekdays(words) is { } days ? new() { Frequency = Frequency.Weekly, Interval = interval, Weekdays = days } : null;
        }

        if (words.Take("month") || words.Take("months"))
        {
            return ReadInMonth(words, new() { Frequency = Frequency.Monthly, Interval = interval });
        }

        if (words.Take("quarter") || words.Take("quarters"))
        {
            var quarter = new Recurrence { Frequency = Frequency.Monthly, Interval = 1, Months = [1, 4, 7, 10] };
            return interval != 1 ? null : words.AtEnd ? quarter with { MonthDays = [1] } : ReadInMonth(words, quarter);
        }

        return words.Take("year") || words.Take("years") ? ReadInYear(words, new() { Frequency = Frequency.Yearly, Interval = interval }) : null;
    }

    /// <summary><c>on Monday and Thursday</c>; nothing, where the first day says it.</summary>
    private static ImmutableArray<WeekdayRule>? ReadWeekdays(PhraseWords words)
    {
        if (!words.Take("on"))
        {
            return [];
        }

        var days = ImmutableArray.CreateBuilder<WeekdayRule>();
        do
        {
            if (TakeWeekday(words) is not { } day)
            {
                return null;
            }

            days.Add(new(null, day));
        }
        while (words.Take("and"));

        return days.ToImmutable();
    }

    /// <summary><c>on day 15</c>, <c>on the last day</c>, <c>on the first Monday</c>; nothing, where the first day says it.</summary>
    private static Recurrence? ReadInMonth(PhraseWords words, Recurrence rule)
    {
        if (!words.Take("on"))
        {
            return rule;
        }

        if (words.Take("day"))
        {
            return TakeNumber(words, 31) is { } day ? rule with { MonthDays = [day] } : null;
        }

        if (words.Take("the", "last", "day"))
        {
            return rule with { MonthDays = [-1] };
        }

        return words.Take("the") && TakeOrdinal(words) is { } ordinal && TakeWeekday(words) is { } weekday
            ? rule with { Weekdays = [new(ordinal, weekday)] }
            : null;
    }

    /// <summary><c>on 15 January</c>, <c>on January 15</c>, <c>on the first Monday of September</c>.</summary>
    private static Recurrence? ReadInYear(PhraseWords words, Recurrence rule)
    {
        if (!words.Take("on"))
        {
            return rule;
        }

        if (TakeMonth(words) is { } first)
        {
            return TakeNumber(words, 31) is { } after ? rule with { Months = [first], MonthDays = [after] } : null;
        }

        if (TakeNumber(words, 31) is { } day)
        {
            words.Take("of");
            return TakeMonth(words) is { } month ? rule with { Months = [month], MonthDays = [day] } : null;
        }

        if (!words.Take("the"))
        {
            return null;
        }

        if (words.Take("last", "day", "of"))
        {
            return TakeMonth(words) is { } month ? rule with { Months = [month], MonthDays = [-1] } : null;
        }

        return TakeOrdinal(words) is { } ordinal
            && TakeWeekday(words) is { } weekday
            && (words.Take("of") || words.Take("in"))
            && TakeMonth(words) is { } of
            ? rule with { Months = [of], Weekdays = [new(ordinal, weekday)] }
            : null;
    }

    private static int? TakeOrdinal(PhraseWords words)
    {
        if (words.Take("last"))
        {
            return -1;
        }

        var index = words.Peek() is { } word ? Ordinals.IndexOf(word.Text, StringComparer.OrdinalIgnoreCase) : -1;
        if (index < 0)
        {
            return null;
        }

        words.Take();
        return index + 1;
    }

    private static IsoDayOfWeek? TakeWeekday(PhraseWords words)
    {
        if (words.Peek() is not { } word || !Weekdays.TryRead(word.Text.TrimEnd(','), out var day))
        {
            return null;
        }

        words.Take();
        return day;
    }

    private static int? TakeMonth(PhraseWords words)
    {
        var index = words.Peek() is { } word ? Months.IndexOf(word.Text, StringComparer.OrdinalIgnoreCase) : -1;
        if (index < 0)
        {
            return null;
        }

        words.Take();
        return index + 1;
    }

    private static int? TakeNumber(PhraseWords words, int most)
    {
        if (words.Peek() is not { } word
            || !int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1
            || number > most)
        {
            return null;
        }

        words.Take();
        return number;
    }
}
