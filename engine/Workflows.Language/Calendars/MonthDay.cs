using NodaTime;
using NodaTime.Text;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Calendars;

/// <summary>Reads a day of the year, month first: <c>12-25</c>.</summary>
internal static class MonthDay
{
    private static readonly AnnualDatePattern Pattern = AnnualDatePattern.CreateWithInvariantCulture("MM'-'dd");

    /// <param name="text">The text that it stands in, for the place of a finding.</param>
    /// <param name="words">Month and day.</param>
    /// <param name="diagnostics">Told when there is no such day.</param>
    public static AnnualDate? Read(YamlScalar text, string words, DiagnosticBag diagnostics)
    {
        if (Pattern.Parse(words).TryGetValue(default, out var date))
        {
            return date;
        }

        var at = Math.Max(text.Value.IndexOf(words, StringComparison.Ordinal), 0);
        diagnostics.Report(CalendarRules.NotADayOfTheYear, text.SpanOf(at, at + words.Length), $"'{words}' is not a day of the year.",
            "write month and day with two digits each: 12-25 is the 25th of December");
        return null;
    }
}
