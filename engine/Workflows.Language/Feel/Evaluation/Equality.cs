using NodaTime;

namespace Workflows.Language.Feel.Evaluation;

/// <summary>FEEL's <c>=</c> (DMN 1.5 §10.3.2.13, table 53): true, false, or null between kinds that cannot be compared.</summary>
internal static class Equality
{
    public static bool? AreEqual(FeelValue left, FeelValue right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        return (left, right) switch
        {
            (FeelNull, _) or (_, FeelNull) => left.IsNull && right.IsNull,
            (FeelNumber a, FeelNumber b) => a.Value == b.Value,
            (FeelText a, FeelText b) => string.Equals(a.Value, b.Value, StringComparison.Ordinal),
            (FeelBoolean a, FeelBoolean b) => a.Value == b.Value,
            (FeelList a, FeelList b) => AreEqual(a, b),
            (FeelContext a, FeelContext b) => AreEqual(a, b),
            (FeelRange a, FeelRange b) => a.StartIncluded == b.StartIncluded && a.EndIncluded == b.EndIncluded
                && AreEqual(a.Start, b.Start) == true && AreEqual(a.End, b.End) == true,
            (FeelDate a, FeelDate b) => a.Value == b.Value,
            (FeelTime a, FeelTime b) => Seconds(a) == Seconds(b) && (a.Zone is null) == (b.Zone is null),
            (FeelDateTime a, FeelDateTime b) => Seconds(a) == Seconds(b) && (a.Zone is null) == (b.Zone is null),
            (FeelDaysDuration a, FeelDaysDuration b) => a.Nanoseconds == b.Nanoseconds,
            (FeelMonthsDuration a, FeelMonthsDuration b) => a.Months == b.Months,
            (FeelFunction, FeelFunction) => false,
            _ => null,
        };
    }

    /// <summary>Times count in whole seconds (DMN 1.5 §10.3.2.3.5): parts of a second make no difference.</summary>
    public static long Seconds(FeelTime value) => FloorDivide(value.UtcNanoseconds, NodaConstants.NanosecondsPerSecond);

    /// <inheritdoc cref="Seconds(FeelTime)"/>
    public static Int128 Seconds(FeelDateTime value)
    {
        var (quotient, rest) = Int128.DivRem(value.UtcNanoseconds, NodaConstants.NanosecondsPerSecond);
        return rest < 0 ? quotient - 1 : quotient;
    }

    private static bool AreEqual(FeelList left, FeelList right)
    {
        if (left.Items.Length != right.Items.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Items.Length; i++)
        {
            if (AreEqual(left.Items[i], right.Items[i]) != true)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(FeelContext left, FeelContext right)
    {
        if (left.Entries.Length != right.Entries.Length)
        {
            return false;
        }

        foreach (var (name, value) in left.Entries)
        {
            if (right.Find(name) is not { } other || AreEqual(value, other) != true)
            {
                return false;
            }
        }

        return true;
    }

    private static long FloorDivide(long value, long divisor)
    {
        var quotient = Math.DivRem(value, divisor, out var rest);
        return rest < 0 ? quotient - 1 : quotient;
    }
}
