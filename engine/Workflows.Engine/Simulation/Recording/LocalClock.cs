using NodaTime;
using NodaTime.Text;
using Workflows.Language.Calendars;

namespace Workflows.Engine.Simulation.Recording;

/// <summary>Instants as the people of a calendar say them.</summary>
internal sealed class LocalClock(WorkCalendar calendar)
{
    public LocalDate DayOf(Instant at) => calendar.DateOf(at);

    /// <summary>The day and time; the instant at which a day ends is said as that day, without a time.</summary>
    public (LocalDate Day, LocalTime? Time) Say(Instant at)
    {
        var day = calendar.DateOf(at);
        var before = day.PlusDays(-1);
        return calendar.EndOf(before) == at ? (before, null) : (day, at.InZone(calendar.Zone).TimeOfDay);
    }

    /// <summary>The same, of something that happens at that very moment.</summary>
    public (LocalDate Day, LocalTime? Time) Now(Instant at) => (calendar.DateOf(at), at.InZone(calendar.Zone).TimeOfDay);

    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
