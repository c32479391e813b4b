using System.Collections.Immutable;
using System.Numerics;

namespace Workflows.Language.Feel;

/// <summary>Counting and cutting decimal digits.</summary>
internal static class Digits
{
    private static readonly ImmutableArray<UInt128> Powers = [.. Enumerable.Range(0, 39).Select(n => (UInt128)BigInteger.Pow(10, n))];

    /// <summary>10^n for n from 0 to 38.</summary>
    public static UInt128 PowerOfTen(int n) => Powers[n];

    public static BigInteger BigPowerOfTen(int n) => n < Powers.Length ? (BigInteger)Powers[n] : BigInteger.Pow(10, n);

    /// <summary>The number of decimal digits; 1 for zero.</summary>
    public static int Count(UInt128 value)
    {
        // 1233 / 4096 approximates log10(2) from above closely enough for 128 bits.
        var bits = 128 - (int)UInt128.LeadingZeroCount(value);
        var estimate = (bits * 1233) >> 12;
        return estimate < Powers.Length && value >= Powers[estimate] ? estimate + 1 : Math.Max(estimate, 1);
    }

    /// <summary>The number of decimal digits of a value that is not negative.</summary>
    public static int Count(BigInteger value)
    {
        if (value.GetBitLength() <= 128)
        {
            return Count((UInt128)value);
        }

        var estimate = (int)((value.GetBitLength() - 1) * 0.30102999566398120);
        return value >= BigPowerOfTen(estimate) ? (value >= BigPowerOfTen(estimate + 1) ? estimate + 2 : estimate + 1) : estimate;
    }

    /// <summary>Cuts the last <c>count</c> digits off and rounds what is left.</summary>
    /// <remarks>Floor and ceiling look at the sign; <c>sticky</c> says that digits other than zero follow the value's last one.</remarks>
    public static UInt128 Cut(UInt128 value, int count, DecimalRounding rounding, bool negative, bool sticky = false)
    {
        if (count >= Powers.Length)
        {
            return RoundsUp(rounding, negative, odd: false, !sticky && value == 0 ? -2 : -1) ? (UInt128)1 : 0;
        }

        var (quotient, rest) = UInt128.DivRem(value, Powers[count]);
        var half = count == 0 ? 0 : (Powers[count] / 2);
        var place = Place(rest.CompareTo(half), rest == 0, count == 0, sticky);
        return RoundsUp(rounding, negative, UInt128.IsOddInteger(quotient), place) ? quotient + 1 : quotient;
    }

    /// <inheritdoc cref="Cut(UInt128, int, DecimalRounding, bool, bool)"/>
    public static BigInteger Cut(BigInteger value, int count, DecimalRounding rounding, bool negative, bool sticky = false)
    {
        if (count > Count(value) + 1)
        {
            return RoundsUp(rounding, negative, odd: false, !sticky && value.IsZero ? -2 : -1) ? 1 : 0;
        }

        var power = BigPowerOfTen(count);
        var quotient = BigInteger.DivRem(value, power, out var rest);
        var place = Place(rest.CompareTo(power / 2), rest.IsZero, count == 0, sticky);
        return RoundsUp(rounding, negative, !quotient.IsEven, place) ? quotient + 1 : quotient;
    }

    // Where the digits cut off lie: -2 nothing, -1 below half, 0 exactly half, 1 above half.
    private static int Place(int againstHalf, bool restIsZero, bool nothingCut, bool sticky)
    {
        if (nothingCut || restIsZero)
        {
            return sticky ? -1 : -2;
        }

        return againstHalf == 0 && sticky ? 1 : againstHalf;
    }

    private static bool RoundsUp(DecimalRounding rounding, bool negative, bool odd, int place) => place != -2 && rounding switch
    {
        DecimalRounding.HalfEven => place > 0 || (place == 0 && odd),
        DecimalRounding.HalfUp => place >= 0,
        DecimalRounding.HalfDown => place > 0,
        DecimalRounding.Up => true,
        DecimalRounding.Down => false,
        DecimalRounding.Floor => negative,
        _ => !negative,
    };
}

/// <summary>Which neighbour a number is rounded to (DMN 1.5 §10.3.4.5).</summary>
public enum DecimalRounding
{
    HalfEven,

    /// <summary>Half away from zero.</summary>
    HalfUp,

    /// <summary>Half towards zero.</summary>
    HalfDown,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,
    Floor,
    Ceiling,
}
