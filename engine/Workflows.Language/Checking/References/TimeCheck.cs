using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Calendars;
using Workflows.Language.Checking.Places;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Language.Checking.References;

/// <summary>Checks times against one another, the plan and the calendar (WF61xx, WF2010).</summary>
/// <param name="plan">The process's plan, or null.</param>
/// <param name="calendar">Its calendar; null when the file is not there or has errors.</param>
/// <param name="diagnostics">Gets what is found.</param>
internal sealed class TimeCheck(PlanWindow? plan, WorkCalendar? calendar, DiagnosticBag diagnostics)
{
    public void Run(StepPlaces places)
    {
        if (plan is not null)
        {
            CheckYear(plan.From, plan.Span);
            CheckYear(plan.To, plan.Span);
        }

        foreach (var place in places.All)
        {
            foreach (var phrase in PhrasesOf(place.Step))
                CheckAnchor(phrase);
            CheckCountedFromDue(place.Step);
            if (place.Step.ForEach?.Closes is { } closes)
                CheckClosing(closes, HumansIn(place.Step));
        }

        CheckHolidays(places);
        foreach (var timer in places.Handlers.Select(h => h.Handler.Trigger).OfType<HandlerTrigger.Timer>())
            CheckAnchor(timer.Time);
    }

    /// <summary>Without a calendar's name none is meant, and days count from Monday to Friday.</summary>
    private void CheckHolidays(StepPlaces places)
    {
        if (calendar is not { Holidays.IsEmpty: true } || calendar.Name == WorkCalendar.Plain.Name)
            return;

        var waits = places.All.Select(p => p.Step).OfType<WaitStep>().Select(w => w.Rule).OfType<WaitRule.For>().Select(w => w.Amount);
        var amounts = places.All.SelectMany(p => PhrasesOf(p.Step)).Select(p => p.Amount).Concat(waits);
        if (amounts.FirstOrDefault(a => a is { WorkingDays: > 0 } or { WorkingHours: > 0 }) is { } counted)
        {
            diagnostics.Report(
                TimeRules.NoHolidays,
                counted.Span,
                $"'{counted.Span.Text}' counts working days, and the calendar '{calendar.Name}' lists no holidays.",
                "list them under 'holidays' in the calendar file");
        }
    }

    private void CheckClosing(TimePhrase closes, IEnumerable<HumanStep> steps)
    {
        HumanStep? open = null;
        foreach (var step in steps)
        {
            if (step.Due is null)
                open ??= step;
            else if (IsSurelyAfter(step.Due, closes))
                diagnostics.Report(
                    TimeRules.DueAfterClosing,
                    step.Due.Span,
                    $"'{step.Due.Span.Text}' lies after the collection has closed, '{closes.Span.Text}', and withdrawn the task.",
                    "shorten 'due' or let the collection close later",
                    new RelatedPlace(closes.Span, "here it closes"));
        }

        if (open is not null)
        {
            diagnostics.Report(
                TimeRules.ClosesUnannounced,
                closes.Span,
                "The collection closes, and nobody was told by when to answer.",
                "give the task a 'due' before that, and a reminder",
                new RelatedPlace(open.Keyword, "this task has no 'due'"));
        }
    }

    /// <summary>A task opens when the collection does or later, and the collection when the
    /// work starts or later: from one anchor on, the longer amount ends last.</summary>
    private static bool IsSurelyAfter(TimePhrase due, TimePhrase closes) =>
        due is { Before: false, Amount: { } time }
        && closes is { Before: false, Amount: { } bound }
        && (due.Anchor, closes.Anchor) is (TimeAnchor.Opened, TimeAnchor.Opened or TimeAnchor.Start) or (TimeAnchor.Start, TimeAnchor.Start)
        && DayRange.Of(time).Least > DayRange.Of(bound).Most;

    /// <summary>Every time that a step names, but those of steps inside it.</summary>
    internal static IEnumerable<TimePhrase> PhrasesOf(Step step)
    {
        if (step is StageStep { Window: { } window })
        {
            foreach (var edge in new[] { window.From, window.To }.OfType<TimePhrase>())
                yield return edge;
        }

        if (step.ForEach?.Closes is { } closes)
            yield return closes;
        if (step is WaitStep { Rule: WaitRule.Until until })
            yield return until.Time;
        if (step.Due is { } due)
            yield return due;
        foreach (var phrase in CountedFromDue(step))
            yield return phrase;
    }

    private static ImmutableArray<TimePhrase> CountedFromDue(Step step) =>
        [.. ((step as HumanStep)?.Remind ?? []).OfType<ReminderRule.Once>().Select(r => r.When), .. step.Escalate.Select(e => e.When)];

    private static IEnumerable<HumanStep> HumansIn(Step step) =>
        step.Inner.SelectMany(l => l.All()).Prepend(step).OfType<HumanStep>();

    private void CheckAnchor(TimePhrase phrase)
    {
        switch (phrase.Anchor)
        {
            case TimeAnchor.PlanEnd when plan is null:
                diagnostics.Report(
                    TimeRules.NoPlan,
                    phrase.Anchor.Span,
                    "This process has no plan whose end could be meant.",
                    "give it one: 'plan: { from: 2020-02-10, to: 2020-06-05 }'");
                return;
            case TimeAnchor.Term term when calendar is not null && calendar.Term(term.Name.Value, term.Year) is null:
                diagnostics.Report(
                    ReferenceRules.UnknownTerm,
                    term.Span,
                    $"The calendar has no term '{term.Name}' in {term.Year}.",
                    "add it under 'terms' in the calendar file");
                return;
        }

        CheckLength(phrase);
        if (DayOf(phrase) is { } named)
            CheckYear(named, phrase.Span);
        if (plan is not null && DayOf(phrase) is { } day && (day < plan.From || day > plan.To))
        {
            var side = day < plan.From ? $"before the plan begins on {plan.From:uuuu-MM-dd}" : $"after the plan has ended on {plan.To:uuuu-MM-dd}";
            diagnostics.Report(
                TimeRules.OutsidePlan,
                phrase.Span,
                phrase.Amount is null && phrase.Anchor is TimeAnchor.Date
                    ? $"{day:uuuu-MM-dd} is {side}."
                    : $"'{phrase.Span.Text}' is {day:uuuu-MM-dd}, {side}.",
                "change the time or the plan",
                new RelatedPlace(plan.Span, "the plan"));
        }
    }

    /// <summary>A step opens when the plan begins or later: what takes longer than the plan ends after it.</summary>
    private void CheckLength(TimePhrase phrase)
    {
        if (plan is null
            || phrase is not { Before: false, Amount: { } amount, Anchor: TimeAnchor.Opened }
            || DayRange.Of(amount).Least <= Period.DaysBetween(plan.From, plan.To))
            return;

        diagnostics.Report(
            TimeRules.OutsidePlan,
            phrase.Span,
            $"'{phrase.Span.Text}' is longer than the whole plan, which ends on {plan.To:uuuu-MM-dd}.",
            "change the time or the plan",
            new RelatedPlace(plan.Span, "the plan"));
    }

    /// <summary>The calendar may be right for some years only: then holidays of others are missing, or are no holidays any more.</summary>
    public void CheckYear(LocalDate day, SourceSpan span)
    {
        if (calendar is null || (!(day.Year < calendar.FirstYear) && !(day.Year > calendar.LastYear)))
            return;

        var known = (calendar.FirstYear, calendar.LastYear) switch
        {
            ({ } first, { } last) => $"from {first} to {last}",
            ({ } first, null) => $"from {first} on",
            _ => $"up to {calendar.LastYear}",
        };
        diagnostics.Report(
            TimeRules.CalendarEnds,
            span,
            $"{day:uuuu-MM-dd} lies in a year for which the calendar '{calendar.Name}' is not kept: it is right {known}.",
            "bring the calendar file up to date, then widen 'years' in it");
    }

    private LocalDate? DayOf(TimePhrase phrase) => new FixedDays(plan, calendar).DayOf(phrase);

    private void CheckCountedFromDue(Step step)
    {
        foreach (var phrase in CountedFromDue(step).Where(p => p.Anchor is TimeAnchor.Due))
        {
            if (step.Due is null)
            {
                diagnostics.Report(
                    TimeRules.NoDue,
                    phrase.Span,
                    $"'{phrase.Span.Text}' is counted from the due date, and this step has none.",
                    $"add 'due', such as 'due: 3 weeks', or count from when the step opens: '{(phrase.Amount?.Span.Text ?? "1 week")} "
                        + "after opening'");
            }
            else if (phrase is { Before: true, Amount: { } ahead } && step.Due is { Amount: { } time, Anchor: TimeAnchor.Opened }
                && DayRange.Of(ahead).Least > DayRange.Of(time).Most)
            {
                diagnostics.Report(
                    TimeRules.BeforeOpened,
                    phrase.Span,
                    $"'{phrase.Span.Text}' comes before the task is there: it is due {time.Span.Text} after it opened.",
                    "shorten the reminder or lengthen 'due'",
                    new RelatedPlace(step.Due.Span, "the due date"));
            }
        }
    }
}
