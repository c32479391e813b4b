using System.Numerics;
using NodaTime;

namespace Workflows.Language.Feel.Evaluation;

/// <summary>Calculating with numbers, texts, dates, times and durations (DMN 1.5 §10.3.2.3 and table 57).
/// Every operation answers null where it has no meaning or leaves the range.</summary>
internal static class Arithmetic
{
    public static FeelValue? Add(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => Number(Decimal34.Add(a.Value, b.Value)),
        (FeelText a, FeelText b) => new FeelText(a.Value + b.Value),
        (FeelDaysDuration a, FeelDaysDuration b) => Days(a.Nanoseconds + b.Nanoseconds),
        (FeelMonthsDuration a, FeelMonthsDuration b) => Months((Int128)a.Months + b.Months),
        (FeelDaysDuration or FeelMonthsDuration, FeelDate or FeelTime or FeelDateTime) => Shift(right, left, 1),
        _ => Shift(left, right, 1),
    };

    public static FeelValue? Subtract(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => Number(Decimal34.Subtract(a.Value, b.Value)),
        (FeelDaysDuration a, FeelDaysDuration b) => Days(a.Nanoseconds - b.Nanoseconds),
        (FeelMonthsDuration a, FeelMonthsDuration b) => Months((Int128)a.Months - b.Months),
        (FeelTime a, FeelTime b) => (a.Zone is null) == (b.Zone is null) ? Days(a.UtcNanoseconds - b.UtcNanoseconds) : null,
        (FeelDate or FeelDateTime, FeelDate or FeelDateTime) => Between(AsDateTime(left), AsDateTime(right)),
        _ => Shift(left, right, -1),
    };

    public static FeelValue? Multiply(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => Number(Decimal34.Multiply(a.Value, b.Value)),
        (FeelDaysDuration a, FeelNumber b) => Days(Decimal34.Multiply(Amount(a), b.Value)),
        (FeelNumber a, FeelDaysDuration b) => Days(Decimal34.Multiply(Amount(b), a.Value)),
        (FeelMonthsDuration a, FeelNumber b) => Months(Decimal34.Multiply(Decimal34.From(a.Months), b.Value)),
        (FeelNumber a, FeelMonthsDuration b) => Months(Decimal34.Multiply(Decimal34.From(b.Months), a.Value)),
        _ => null,
    };

    public static FeelValue? Divide(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => Number(Decimal34.Divide(a.Value, b.Value)),
        (FeelDaysDuration a, FeelNumber b) => Days(Decimal34.Divide(Amount(a), b.Value)),
        (FeelMonthsDuration a, FeelNumber b) => Months(Decimal34.Divide(Decimal34.From(a.Months), b.Value)),
        (FeelDaysDuration a, FeelDaysDuration b) => Number(Decimal34.Divide(Amount(a), Amount(b))),
        (FeelMonthsDuration a, FeelMonthsDuration b) => Number(Decimal34.Divide(Decimal34.From(a.Months), Decimal34.From(b.Months))),
        _ => null,
    };

    public static FeelValue? Power(FeelValue left, FeelValue right) =>
        (left, right) is (FeelNumber a, FeelNumber b) ? Number(DecimalPowers.Power(a.Value, b.Value)) : null;

    public static FeelValue? Negate(FeelValue value) => value switch
    {
        FeelNumber number => new FeelNumber(-number.Value),
        FeelDaysDuration days => new FeelDaysDuration(-days.Nanoseconds),
        FeelMonthsDuration months => new FeelMonthsDuration(-months.Months),
        _ => null,
    };

    /// <summary>The duration, unless it is longer than a million times the years that dates may span.</summary>
    public static FeelDaysDuration? Days(Int128 nanoseconds)
    {
        var most = (Int128)1_000_000_000_000_000_000 * 1_000_000_000_000_000;
        return nanoseconds > -most && nanoseconds < most ? new(nanoseconds) : null;
    }

    private static FeelDaysDuration? Days(Decimal34? nanoseconds) =>
        nanoseconds?.Round(0, DecimalRounding.Down) is { } whole && whole.AdjustedExponent < MaxSize
            ? Days((Int128)(whole.Signed() * Digits.BigPowerOfTen(whole.Exponent)))
            : null;

    private static FeelMonthsDuration? Months(Int128 months) =>
        months >= -long.MaxValue && months <= long.MaxValue ? new((long)months) : null;

    private static FeelMonthsDuration? Months(Decimal34? months) =>
        months?.Round(0, DecimalRounding.Down)?.ToInt64() is { } whole && whole != long.MinValue ? new(whole) : null;

    // Below 10^35 a whole number fits Int128.
    private const int MaxSize = 35;

    public static Decimal34 Amount(FeelDaysDuration value) => Decimal34.From((BigInteger)value.Nanoseconds)!.Value;

    private static FeelNumber? Number(Decimal34? value) => value is { } number ? new(number) : null;

    /// <summary>A date as its midnight in UTC (DMN 1.5 §10.3.2.9.4).</summary>
    private static FeelDateTime AsDateTime(FeelValue value) =>
        value as FeelDateTime ?? new(((FeelDate)value).Value, LocalTime.Midnight, FeelZone.Utc);

    private static FeelDaysDuration? Between(FeelDateTime left, FeelDateTime right) =>
        (left.Zone is null) == (right.Zone is null) ? Days(left.UtcNanoseconds - right.UtcNanoseconds) : null;

    private static FeelValue? Shift(FeelValue left, FeelValue right, int sign) => (left, right) switch
    {
        (FeelDate a, FeelMonthsDuration b) => a.Value.PlusMonths(sign * b.Months) is { } date ? new FeelDate(date) : null,
        (FeelDateTime a, FeelMonthsDuration b) => a.Date.PlusMonths(sign * b.Months) is { } date ? a with { Date = date } : null,
        (FeelDate a, FeelDaysDuration b) =>
            DateOf(FeelDateTime.FromUtcNanoseconds(AsDateTime(a).UtcNanoseconds + (sign * b.Nanoseconds), null)),
        (FeelDateTime a, FeelDaysDuration b) => FeelDateTime.FromUtcNanoseconds(a.UtcNanoseconds + (sign * b.Nanoseconds), a.Zone),
        (FeelTime a, FeelDaysDuration b) =>
            a with { Value = a.Value.PlusNanoseconds((long)(sign * b.Nanoseconds % NodaConstants.NanosecondsPerDay)) },
        _ => null,
    };

    private static FeelDate? DateOf(FeelDateTime? value) => value is null ? null : new(value.Date);
}
