using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Workflows.Language.Calendars;
using Workflows.Language.Definitions;

namespace Workflows.Runtime.Recurring;

/// <summary>One day on which a recurring start comes.</summary>
/// <param name="Process">The process's id.</param>
/// <param name="Rule">The <c>every</c> of the start, as the author wrote it.</param>
/// <param name="Day">The day.</param>
internal readonly record struct Occurrence(string Process, string Rule, LocalDate Day)
{
    /// <summary>The operation id of starting it, which is the instance's too: always the same (RFC 9562 §5.8, a UUID made of a hash),
    /// so that no node and no restart starts it twice.</summary>
    public Guid Operation
    {
        get
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"start\0{Process}\0{Rule}\0{LocalDatePattern.Iso.Format(Day)}"));
            hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
            hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
            return new(hash.AsSpan(0, 16), bigEndian: true);
        }
    }

    /// <summary>The first day of a start that comes after a moment, and after a day.</summary>
    /// <returns>Null when it comes no more.</returns>
    public static (LocalDate Day, Instant At)? Next(RecurringStart start, WorkCalendar calendar, LocalDate since, LocalDate? after, Instant notBefore)
    {
        foreach (var day in start.Days(since))
        {
            var at = At(start, calendar, day);
            if ((after is null || day > after) && at > notBefore)
            {
                return (day, at);
            }
        }

        return null;
    }

    /// <summary>When it comes on a day: a time that daylight saving skips comes later by the gap.</summary>
    public static Instant At(RecurringStart start, WorkCalendar calendar, LocalDate day) =>
        start.At is { } time ? calendar.Zone.AtLeniently(day + time).ToInstant() : calendar.OpeningOf(day);
}
