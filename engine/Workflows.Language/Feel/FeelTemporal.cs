using System.Numerics;
using NodaTime;

namespace Workflows.Language.Feel;

public sealed record FeelDate(CivilDate Value) : FeelValue
{
    public bool TryGetLocalDate(out LocalDate date) => Value.TryGetLocalDate(out date);
}

/// <summary>A time of day, with an offset or a place, or local to wherever it is read.</summary>
public sealed record FeelTime(LocalTime Value, FeelZone? Zone) : FeelValue
{
    /// <summary>Nanoseconds since midnight UTC; may lie below zero or beyond a day. A place counts with its offset of 1970.</summary>
    internal long UtcNanoseconds =>
        Value.NanosecondOfDay - ((Zone?.OffsetAt(CivilDate.FromDayNumber(0)!.Value, Value) ?? 0) * NodaConstants.NanosecondsPerSecond);
}

/// <summary>A date and time, with an offset or a place, or local to wherever it is read.</summary>
public sealed record FeelDateTime(CivilDate Date, LocalTime Time, FeelZone? Zone) : FeelValue
{
    /// <summary>Nanoseconds since 1970-01-01T00:00:00Z; without a zone, as if it were UTC.</summary>
    internal Int128 UtcNanoseconds =>
        ((Int128)Date.DayNumber * NodaConstants.NanosecondsPerDay)
        + Time.NanosecondOfDay
        - ((Int128)(Zone?.OffsetAt(Date, Time) ?? 0) * NodaConstants.NanosecondsPerSecond);

    /// <summary>The date and time that the clocks of a zone show at an instant; a value without zone when <paramref name="zone"/> is
    /// null.</summary>
    internal static FeelDateTime? FromUtcNanoseconds(Int128 nanoseconds, FeelZone? zone)
    {
        var offset = zone?.OffsetAt(NearestInstant(nanoseconds)) ?? 0;
        var local = nanoseconds + ((Int128)offset * NodaConstants.NanosecondsPerSecond);
        var day = FloorDivide(local, NodaConstants.NanosecondsPerDay);
        return CivilDate.FromDayNumber((long)Int128.Clamp(day, long.MinValue, long.MaxValue)) is { } date
            ? new(date, LocalTime.FromNanosecondsSinceMidnight((long)(local - (day * NodaConstants.NanosecondsPerDay))), zone)
            : null;
    }

    /// <summary>The instant, reading a value without zone in <paramref name="otherwise"/>; false beyond NodaTime's years.</summary>
    public bool TryGetInstant(DateTimeZone otherwise, out Instant instant)
    {
        var nanoseconds = (this with { Zone = Zone ?? FeelZone.Of(otherwise) }).UtcNanoseconds;
        instant = NearestInstant(nanoseconds);
        return instant > Instant.MinValue && instant < Instant.MaxValue;
    }

    private static Instant NearestInstant(Int128 nanoseconds)
    {
        var days = FloorDivide(nanoseconds, NodaConstants.NanosecondsPerDay);
        if (days <= Instant.MinValue.ToUnixTimeSeconds() / 86_400)
        {
            return Instant.MinValue;
        }

        return days >= Instant.MaxValue.ToUnixTimeSeconds() / 86_400
            ? Instant.MaxValue
            : Instant.FromUnixTimeSeconds((long)days * 86_400).PlusNanoseconds(
                (long)(nanoseconds - (days * NodaConstants.NanosecondsPerDay)));
    }

    private static Int128 FloorDivide(Int128 value, long divisor)
    {
        var quotient = value / divisor;
        return quotient * divisor > value ? quotient - 1 : quotient;
    }
}

/// <summary>A length of time in days, hours, minutes and seconds, exact to the nanosecond (DMN 1.5 §10.3.2.3.7).</summary>
public sealed record FeelDaysDuration(Int128 Nanoseconds) : FeelValue
{
    public static FeelDaysDuration From(Duration duration) => new((Int128)duration.ToBigIntegerNanoseconds());

    public bool TryGetDuration(out Duration duration)
    {
        var value = (BigInteger)Nanoseconds;
        var fits = value > Duration.MinValue.ToBigIntegerNanoseconds() && value < Duration.MaxValue.ToBigIntegerNanoseconds();
        duration = fits ? Duration.FromNanoseconds(value) : Duration.Zero;
        return fits;
    }
}

/// <summary>A length of time in years and months, counted in months (DMN 1.5 §10.3.2.3.8).</summary>
public sealed record FeelMonthsDuration(long Months) : FeelValue;
