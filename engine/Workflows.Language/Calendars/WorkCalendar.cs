using NodaTime;
using Workflows.Language.Definitions;

namespace Workflows.Language.Calendars;

/// <summary>A working calendar: time zone, office hours, days off and terms; counts days the way an institution does.</summary>
public sealed class WorkCalendar
{
    /// <summary>Monday to Friday, 08:00 to 17:00, UTC, no holidays: what a process without a calendar runs on.</summary>
    public static WorkCalendar Plain { get; } = new();

    public DateTimeZone Zone => throw new NotImplementedException();

    /// <summary>When the working day starts and reminders are sent.</summary>
    public LocalTime OpensAt => throw new NotImplementedException();

    public bool IsWorkingDay(LocalDate day) => throw new NotImplementedException();

    /// <summary>The date in the calendar's zone.</summary>
    public LocalDate DateOf(Instant instant) => throw new NotImplementedException();

    /// <summary>The instant at which a day ends (the start of the next): a due day is kept until then.</summary>
    public Instant EndOf(LocalDate day) => throw new NotImplementedException();

    /// <summary>The instant at which work, and so a reminder, starts on a day.</summary>
    public Instant OpeningOf(LocalDate day) => throw new NotImplementedException();

    /// <summary>Adds an amount that counts days; an end on a day off is moved as the calendar says (default: to the next working day).</summary>
    public LocalDate AddDays(LocalDate from, TimeAmount amount, bool before) => throw new NotImplementedException();

    /// <summary>First and last day of a term such as <c>autumn-term</c> of 2022; null when the calendar does not know it.</summary>
    public (LocalDate First, LocalDate Last)? Term(string name, int year) => throw new NotImplementedException();
}
