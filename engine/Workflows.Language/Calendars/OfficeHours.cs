using System.Text.RegularExpressions;
using NodaTime;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Calendars;

/// <summary>From when to when people work: <c>08:00-16:30</c>, in the time zone of the calendar.</summary>
public sealed partial record OfficeHours(LocalTime OpensAt, LocalTime ClosesAt)
{
    /// <returns>Null when the text does not say so, which was reported.</returns>
    internal static OfficeHours? Read(YamlScalar text, DiagnosticBag diagnostics)
    {
        if (Hours().Match(text.Value) is { Success: true } match)
        {
            var opens = new LocalTime(int.Parse(match.Groups[1].ValueSpan, null), int.Parse(match.Groups[2].ValueSpan, null));
            var closes = new LocalTime(int.Parse(match.Groups[3].ValueSpan, null), int.Parse(match.Groups[4].ValueSpan, null));
            if (opens < closes)
                return new(opens, closes);
        }

        diagnostics.Report(
            CalendarRules.BadHours, text.Span, $"'{text.Value}' does not say from when to when people work.", "write them like 08:00-16:30");
        return null;
    }

    [GeneratedRegex(@"^([01]?\d|2[0-3]):([0-5]\d) *[-–] *([01]?\d|2[0-3]):([0-5]\d)$")]
    private static partial Regex Hours();
}
