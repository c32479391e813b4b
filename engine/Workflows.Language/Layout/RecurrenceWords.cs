using System.Globalization;
using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Language.Recurring;

namespace Workflows.Language.Layout;

/// <summary>How often a process starts by itself: in English as the author wrote
/// it, in other languages in their words where they have them.</summary>
internal sealed class RecurrenceWords(DrawingLanguage language)
{
    public string Of(RecurringStart start)
    {
        var written = TimeWords.Plain(start.Every.Value);
        if (written.Contains("FREQ=", StringComparison.OrdinalIgnoreCase))
            return language.Say("by the rule {0}", written);
        if (language.IsEnglish)
            return language.Say("every {0}", written);

        return start.Rule is { } rule && Period(rule) is { } period && Days(rule) is { } days
            ? $"{period} {days}".TrimEnd()
            : language.Say("every ‘{0}’", written);
    }

    private string? Period(Recurrence rule) => (rule.Frequency, rule.Interval) switch
    {
        (Frequency.Daily, 1) => language.Say("every day"),
        (Frequency.Weekly, 1) => language.Say("every week"),
        (Frequency.Monthly, 1) => language.Say("every month"),
        (Frequency.Yearly, 1) => language.Say("every year"),
        (Frequency.Weekly, 2) => language.Say("every other week"),
        (Frequency.Monthly, 2) => language.Say("every other month"),
        (Frequency.Yearly, 2) => language.Say("every other year"),
        _ => null,
    };

    /// <summary>Empty where the period says it all; null where only the author's words will do.</summary>
    private string? Days(Recurrence rule) => rule switch
    {
        { Months: [], MonthDays: [], Weekdays: [] } => "",
        { Months: [var month], MonthDays: [> 0 and var day], Weekdays: [] } => language.Say("on {0} {1}", day, language.Say(Month(month))),
        { Months: [], MonthDays: [> 0 and var day], Weekdays: [] } => language.Say("on day {0}", day),
        { Months: [], MonthDays: [-1], Weekdays: [] } => language.Say("on the last day"),
        { Months: [], MonthDays: [], Weekdays: var days } when days.All(d => d.Ordinal is null) && rule.Frequency == Frequency.Weekly =>
            language.Say("on {0}", days.Select(d => language.Say(Weekday(d.Day))).Aggregate((one, next) => language.Say("{0} and {1}", one, next))),
        _ => null,
    };

    private static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    private static string Weekday(IsoDayOfWeek day) => day.ToString();
}
