using NodaTime;

namespace Workflows.Language.Feel.Temporal;

/// <summary>Reads dates, times and durations in the lexical forms of XML Schema 1.1 Part 2, §3.3, with <c>@place</c> as a zone
/// (DMN 1.5 §10.3.2.3). Every reader answers null for a text that is not of its form or names no real day or time.</summary>
internal static class TemporalText
{
    /// <summary><c>2020-02-10</c>, <c>-0044-03-15</c>.</summary>
    public static CivilDate? ReadDate(ReadOnlySpan<char> text)
    {
        var cursor = new TextCursor(text);
        return ReadDate(ref cursor) is { } date && cursor.AtEnd ? date : null;
    }

    /// <summary><c>10:30:00</c>, <c>10:30:00.5Z</c>, <c>10:30:00+02:00</c>, <c>10:30:00@Europe/Stockholm</c>.</summary>
    public static FeelTime? ReadTime(ReadOnlySpan<char> text)
    {
        var cursor = new TextCursor(text);
        cursor.Take('T');
        return ReadClock(ref cursor) is { } clock && TryReadZone(ref cursor, out var zone) ? new(clock.Time, zone) : null;
    }

    /// <summary>A date, <c>T</c> and a time; a date alone is its midnight.</summary>
    public static FeelDateTime? ReadDateTime(ReadOnlySpan<char> text)
    {
        var cursor = new TextCursor(text);
        if (ReadDate(ref cursor) is not { } date)
        {
            return null;
        }

        if (cursor.AtEnd)
        {
            return new(date, LocalTime.Midnight, null);
        }

        return cursor.Take('T') && ReadClock(ref cursor) is { } clock && TryReadZone(ref cursor, out var zone)
            && (clock.EndsDay ? date.PlusDays(1) : date) is { } day
            ? new(day, clock.Time, zone)
            : null;
    }

    private static CivilDate? ReadDate(ref TextCursor cursor)
    {
        var negative = cursor.Take('-');
        var digits = cursor.Digits();
        if (digits.Length is < 4 or > 9 || (digits.Length > 4 && digits[0] == '0'))
        {
            return null;
        }

        var year = int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        return cursor.Take('-') && cursor.TwoDigits() is { } month && cursor.Take('-') && cursor.TwoDigits() is { } day
            ? CivilDate.From(negative ? -year : year, month, day)
            : null;
    }

    /// <summary>A time; 24:00:00 is the midnight that ends the day.</summary>
    private static (LocalTime Time, bool EndsDay)? ReadClock(ref TextCursor cursor)
    {
        if (cursor.TwoDigits() is not { } hour || !cursor.Take(':')
            || cursor.TwoDigits() is not { } minute || !cursor.Take(':')
            || cursor.TwoDigits() is not { } second)
        {
            return null;
        }

        var nanosecond = cursor.Take('.') ? cursor.Nanoseconds() : 0;
        if (hour == 24)
        {
            return (minute, second, nanosecond) == (0, 0, 0) ? (LocalTime.Midnight, true) : null;
        }

        return hour < 24 && minute < 60 && second < 60
            ? (new LocalTime(hour, minute, second).PlusNanoseconds(nanosecond), false)
            : null;
    }

    private static bool TryReadZone(ref TextCursor cursor, out FeelZone? zone)
    {
        zone = null;
        if (cursor.AtEnd)
        {
            return true;
        }

        if (cursor.Take('Z'))
        {
            zone = FeelZone.Utc;
            return cursor.AtEnd;
        }

        if (cursor.Take('@'))
        {
            zone = FeelZone.Named(cursor.Rest().ToString());
            return zone is not null;
        }

        zone = ReadOffset(ref cursor);
        return zone is not null && cursor.AtEnd;
    }

    private static FeelZone.Offset? ReadOffset(ref TextCursor cursor)
    {
        var sign = cursor.Take('-') ? -1 : cursor.Take('+') ? 1 : 0;
        if (sign == 0 || cursor.TwoDigits() is not { } hours || !cursor.Take(':') || cursor.TwoDigits() is not { } minutes || minutes > 59)
        {
            return null;
        }

        var seconds = cursor.Take(':') ? cursor.TwoDigits() ?? 60 : 0;
        var total = (hours * 3600) + (minutes * 60) + seconds;
        return seconds < 60 && total <= FeelZone.Offset.MaxSeconds ? new(sign * total) : null;
    }
}
