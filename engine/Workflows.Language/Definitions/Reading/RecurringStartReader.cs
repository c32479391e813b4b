using NodaTime;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Recurring;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>{ every: year on 15 January, at: "08:00", from: 2021-03-22, data: … }</c>.</summary>
internal static class RecurringStartReader
{
    public static RecurringStart? Read(YamlNode node, DiagnosticBag diagnostics)
    {
        var set = ProcessVocabulary.RecurringStart;
        if (MappingReader.Over(node, diagnostics, set) is not { } map)
            return null;

        var every = map.RequiredText("every");
        var start = new RecurringStart
        {
            Span = node.Span,
            Every = every is null ? new("", map.Head) : new(every.Value.Trim(), every.Span),
            Rule = every is null ? null : RecurrenceReader.Read(every, diagnostics),
            At = map.Optional("at") is { } at ? Shape.TimeOfDay(at, "'at'", diagnostics) : null,
            From = map.OptionalDate("from"),
            Until = map.OptionalDate("until"),
            Data = FieldInputReader.ReadAll(map, "data"),
            Plan = map.OptionalMapping("plan", ProcessVocabulary.RecurringPlan) is { } plan ? ReadPlan(plan) : null,
        };
        set.Close(map);
        Check(start, diagnostics);
        return start;
    }

    private static RecurringPlan? ReadPlan(MappingReader map)
    {
        var from = map.RequiredText("from") is { } first ? ReadDay(first, map.Diagnostics) : null;
        var to = map.RequiredText("to") is { } last ? ReadDay(last, map.Diagnostics) : null;
        ProcessVocabulary.RecurringPlan.Close(map);
        return from is null || to is null ? null : new(map.Mapping.Span, from, to);
    }

    private static TimePhrase? ReadDay(YamlScalar text, DiagnosticBag diagnostics)
    {
        if (TimePhraseReader.Read(text, diagnostics) is not { } phrase)
            return null;
        if (phrase.Anchor is TimeAnchor.Start or TimeAnchor.Date or TimeAnchor.Term && phrase.Amount is not { CountsDays: false })
            return phrase;

        diagnostics.Report(
            PhraseRules.Time,
            phrase.Span,
            $"'{phrase.Span.Text}' is no day that is known when the case starts.",
            phrase.Anchor is TimeAnchor.Opened ? $"write '{phrase.Span.Text} after start'" : "count from 'start', as in '12 months after start'");
        return null;
    }

    private static void Check(RecurringStart start, DiagnosticBag diagnostics)
    {
        if (start.Rule is not { } rule)
            return;

        if (start.From is null && rule.NeedsFirstDay)
        {
            diagnostics.Report(
                RecurrenceRules.NoFirstDay,
                start.Every.Span,
                $"'{start.Every}' does not say from which day it is counted.",
                "add 'from' with the first day, or say on which day: 'month on day 15'");
        }
        else if (!start.Days(new(2000, 1, 1)).Any())
        {
            diagnostics.Report(
                RecurrenceRules.Never,
                start.Every.Span,
                $"'{start.Every}' never comes{(start.Until is null ? "" : " in that time")}.",
                "correct the day, or the last one behind 'until'");
        }
        else if (rule.MonthDays.Any(d => Math.Abs(d) > LeastDays(rule)))
        {
            diagnostics.Report(
                RecurrenceRules.Rare,
                start.Every.Span,
                $"'{start.Every}' passes over the months or years that do not have that day.",
                "write 'the last day' if the end of the month is meant");
        }
    }

    /// <summary>How many days the shortest month of the rule has at least.</summary>
    private static int LeastDays(Recurrence rule) =>
        (rule.Months.IsEmpty ? [2] : rule.Months).Min(month => CalendarSystem.Iso.GetDaysInMonth(2021, month));
}
