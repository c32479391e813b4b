using NodaTime;
using Workflows.Language.Calendars;
using Workflows.Language.Definitions;

namespace Workflows.Language.Checking.References;

/// <summary>The days that times mean whatever happens in a case.</summary>
/// <param name="Plan">The process's plan, or null.</param>
/// <param name="Calendar">Its calendar; null when the file is not there or has errors.</param>
internal sealed record FixedDays(PlanWindow? Plan, WorkCalendar? Calendar)
{
    /// <summary>Null when it depends on the case.</summary>
    public LocalDate? DayOf(TimePhrase phrase) => DayFrom(phrase, phrase.Anchor switch
    {
        TimeAnchor.Date date => date.Value,
        TimeAnchor.Start => Plan?.From,
        TimeAnchor.PlanEnd => Plan?.To,
        TimeAnchor.Term term => Calendar?.Term(term.Name.Value, term.Year) is { } days ? (term.End ? days.Last : days.First) : null,
        _ => null,
    });

    /// <summary>The same for a step that opens as the plan begins.</summary>
    public LocalDate? DayOfFirst(TimePhrase phrase) => phrase.Anchor is TimeAnchor.Opened ? DayFrom(phrase, Plan?.From) : DayOf(phrase);

    private LocalDate? DayFrom(TimePhrase phrase, LocalDate? anchor) =>
        phrase.Amount is null || anchor is null ? anchor
        : Calendar is not null && phrase.Amount.CountsDays ? Calendar.AddDays(anchor.Value, phrase.Amount, phrase.Before)
        : null;
}
