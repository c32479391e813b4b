using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Calendars;

/// <summary>Reads when a holiday is: <c>12-25</c>, <c>easter - 2 days</c>, <c>saturday between 06-20 and 06-26</c>.</summary>
internal static partial class HolidayPhrase
{
    private const string Forms = "write 12-25, 'easter + 1 day', or 'saturday between 06-20 and 06-26'";

    public static HolidayDay? Read(YamlScalar text, DiagnosticBag diagnostics)
    {
        var words = text.Value.Trim();
        if (FromEaster().Match(words) is { Success: true } easter)
        {
            var days = easter.Groups["days"].Success ? int.Parse(easter.Groups["days"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            return new HolidayDay.FromEaster(easter.Groups["sign"].ValueSpan is "-" ? -days : days);
        }

        if (Between().Match(words) is { Success: true } between)
        {
            return ReadBetween(text, between, diagnostics);
        }

        if (MonthAndDay().IsMatch(words))
        {
            return MonthDay.Read(text, words, diagnostics) is { } date ? new HolidayDay.Fixed(date) : null;
        }

        diagnostics.Report(CalendarRules.UnknownHolidayPhrase, text.Span, $"'{words}' does not say when a holiday is.", Forms);
        return null;
    }

    private static HolidayDay.WeekdayFrom? ReadBetween(YamlScalar text, Match between, DiagnosticBag diagnostics)
    {
        var weekday = between.Groups["weekday"];
        if (!Weekdays.TryRead(weekday.Value, out var day))
        {
            diagnostics.Report(CalendarRules.UnknownWeekday, text.SpanOf(weekday.Index, weekday.Index + weekday.Length),
                $"'{weekday.Value}' is no day of the week.",
                Suggestion.Hint(weekday.Value, Weekdays.Names) ?? $"they are {Listing.And([.. Weekdays.Names])}");
            return null;
        }

        if (MonthDay.Read(text, between.Groups["first"].Value, diagnostics) is not { } first
            || MonthDay.Read(text, between.Groups["last"].Value, diagnostics) is not { } last)
        {
            return null;
        }

        // In a range of seven days each weekday comes once, in every year. 2021 is no leap year, as most are not.
        var start = first.InYear(2021);
        var end = last.InYear(2021);
        var length = Period.DaysBetween(start, end < start ? last.InYear(2022) : end) + 1;
        if (length != 7)
        {
            diagnostics.Report(
                CalendarRules.RangeNotAWeek,
                text.Span,
                $"From {first} to {last} there are {length} days, so a {weekday.Value.ToLowerInvariant()} may come not once but otherwise.",
                $"write a range of seven days: between {first} and {AnnualDateOf(start.PlusDays(6))}");
            return null;
        }

        return new HolidayDay.WeekdayFrom(day, first);
    }

    private static AnnualDate AnnualDateOf(LocalDate date) => new(date.Month, date.Day);

    [GeneratedRegex(@"^easter( *(?<sign>[+-]) *(?<days>\d{1,3}) *days?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex FromEaster();

    [GeneratedRegex(@"^(?<weekday>\p{L}+) +between +(?<first>\d{1,2}-\d{1,2}) +and +(?<last>\d{1,2}-\d{1,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\d{1,2}-\d{1,2}$")]
    private static partial Regex MonthAndDay();
}
