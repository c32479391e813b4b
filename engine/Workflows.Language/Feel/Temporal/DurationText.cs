using System.Globalization;
using System.Text;
using NodaTime;

namespace Workflows.Language.Feel.Temporal;

/// <summary>Durations as texts (XML Schema 1.1 Part 2, §3.4.26 and §3.4.27): <c>P1Y2M</c> and <c>P1DT2H3M4.5S</c>, never mixed.</summary>
internal static class DurationText
{
    /// <summary>A <see cref="FeelDaysDuration"/> or a <see cref="FeelMonthsDuration"/>; null when the text is neither.</summary>
    public static FeelValue? Read(ReadOnlySpan<char> text)
    {
        var cursor = new TextCursor(text);
        var negative = cursor.Take('-');
        if (!cursor.Take('P') || cursor.AtEnd)
        {
            return null;
        }

        return text.IndexOfAny('D', 'T') < 0 ? ReadMonths(ref cursor, negative) : ReadDays(ref cursor, negative);
    }

    public static string Write(FeelMonthsDuration value)
    {
        var size = (UInt128)Int128.Abs(value.Months);
        var (years, months) = (size / 12, size % 12);
        var text = (years, months) switch
        {
            (_, var m) when m == 0 && years > 0 => $"P{years}Y",
            (var y, _) when y == 0 => $"P{months}M",
            _ => $"P{years}Y{months}M",
        };
        return value.Months < 0 ? "-" + text : text;
    }

    public static string Write(FeelDaysDuration value)
    {
        if (value.Nanoseconds == 0)
        {
            return "PT0S";
        }

        var size = (UInt128)Int128.Abs(value.Nanoseconds);
        var text = new StringBuilder(value.Nanoseconds < 0 ? "-P" : "P");
        var (days, rest) = UInt128.DivRem(size, (ulong)NodaConstants.NanosecondsPerDay);
        if (days > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{days}D");
        }

        if (rest > 0)
        {
            AppendClock(text.Append('T'), (long)rest);
        }

        return text.ToString();
    }

    private static void AppendClock(StringBuilder text, long nanoseconds)
    {
        var hours = Math.DivRem(nanoseconds, NodaConstants.NanosecondsPerHour, out nanoseconds);
        var minutes = Math.DivRem(nanoseconds, NodaConstants.NanosecondsPerMinute, out nanoseconds);
        var seconds = Math.DivRem(nanoseconds, NodaConstants.NanosecondsPerSecond, out nanoseconds);
        _ = hours > 0 ? text.Append(CultureInfo.InvariantCulture, $"{hours}H") : text;
        _ = minutes > 0 ? text.Append(CultureInfo.InvariantCulture, $"{minutes}M") : text;
        if (seconds > 0 || nanoseconds > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{seconds}{Fraction(nanoseconds)}S");
        }
    }

    /// <summary>The digits of a part of a second behind a point, without trailing zeros; empty for none.</summary>
    public static string Fraction(long nanoseconds) =>
        nanoseconds == 0 ? "" : "." + nanoseconds.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');

    private static FeelMonthsDuration? ReadMonths(ref TextCursor cursor, bool negative)
    {
        var (years, months) = (0L, 0L);
        var last = ' ';
        while (!cursor.AtEnd)
        {
            if (!TryReadNumber(ref cursor, out var number))
            {
                return null;
            }

            if (cursor.Take('Y') && last == ' ')
            {
                (years, last) = (number, 'Y');
            }
            else if (cursor.Take('M') && last != 'M')
            {
                (months, last) = (number, 'M');
            }
            else
            {
                return null;
            }
        }

        var total = (years * 12) + months;
        return new(negative ? -total : total);
    }

    private static FeelDaysDuration? ReadDays(ref TextCursor cursor, bool negative)
    {
        Int128 total = 0;
        if (!cursor.Take('T'))
        {
            if (!TryReadNumber(ref cursor, out var days) || !cursor.Take('D'))
            {
                return null;
            }

            total = (Int128)days * NodaConstants.NanosecondsPerDay;
            if (cursor.AtEnd)
            {
                return new(negative ? -total : total);
            }

            if (!cursor.Take('T'))
            {
                return null;
            }
        }

        return ReadClock(ref cursor) is { } clock ? new(negative ? -(total + clock) : total + clock) : null;
    }

    private static Int128? ReadClock(ref TextCursor cursor)
    {
        Int128 total = 0;
        var last = ' ';
        do
        {
            if (!TryReadNumber(ref cursor, out var number))
            {
                return null;
            }

            if (last == ' ' && cursor.Take('H'))
            {
                total += (Int128)number * NodaConstants.NanosecondsPerHour;
                last = 'H';
            }
            else if (last is ' ' or 'H' && cursor.Take('M'))
            {
                total += (Int128)number * NodaConstants.NanosecondsPerMinute;
                last = 'M';
            }
            else
            {
                var nanoseconds = cursor.Take('.') ? cursor.Nanoseconds() : 0;
                return cursor.Take('S') && cursor.AtEnd
                    ? total + ((Int128)number * NodaConstants.NanosecondsPerSecond) + nanoseconds
                    : null;
            }
        }
        while (!cursor.AtEnd);

        return total;
    }

    private static bool TryReadNumber(ref TextCursor cursor, out long number)
    {
        number = 0;
        var digits = cursor.Digits();
        return digits.Length is > 0 and <= 17 && long.TryParse(digits, CultureInfo.InvariantCulture, out number);
    }
}
