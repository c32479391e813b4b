using System.Numerics;

namespace Workflows.Language.Feel;

public readonly partial record struct Decimal34
{
    // What UInt128 holds with certainty.
    private const int WideDigits = 38;

    /// <summary>The sum, rounded half-even; null beyond the range.</summary>
    public static Decimal34? Add(Decimal34 left, Decimal34 right)
    {
        if (left.IsZero || right.IsZero)
        {
            return left.IsZero ? right : left;
        }

        var (high, low) = left.Exponent >= right.Exponent ? (left, right) : (right, left);
        var shift = high.Exponent - low.Exponent;
        if (Digits.Count(high.Coefficient) + shift < WideDigits)
        {
            return AddAligned(high.IsNegative, high.Coefficient * Digits.PowerOfTen(shift), low.IsNegative, low.Coefficient, low.Exponent);
        }

        // When the smaller number is out of reach of the larger one's last digit, one unit far behind it rounds the same way.
        const int Reach = 2 * MaxDigits + 2;
        if (high.AdjustedExponent - low.AdjustedExponent > Reach)
        {
            low = new(low.IsNegative, 1, Math.Max(high.AdjustedExponent - Reach, MinExponent));
            shift = high.Exponent - low.Exponent;
        }

        var sum = (high.Signed() * Digits.BigPowerOfTen(shift)) + low.Signed();
        return Make(sum.Sign < 0, BigInteger.Abs(sum), low.Exponent);
    }

    /// <summary>The difference, rounded half-even; null beyond the range.</summary>
    public static Decimal34? Subtract(Decimal34 left, Decimal34 right) => Add(left, -right);

    /// <summary>The product, rounded half-even; null beyond the range.</summary>
    public static Decimal34? Multiply(Decimal34 left, Decimal34 right)
    {
        var negative = left.IsNegative != right.IsNegative;
        var exponent = left.Exponent + right.Exponent;
        return left.Coefficient <= ulong.MaxValue && right.Coefficient <= ulong.MaxValue
            ? Make(negative, left.Coefficient * right.Coefficient, exponent)
            : Make(negative, (BigInteger)left.Coefficient * right.Coefficient, exponent);
    }

    /// <summary>The quotient, rounded half-even; null for a divisor of zero and beyond the range.</summary>
    public static Decimal34? Divide(Decimal34 left, Decimal34 right)
    {
        if (right.IsZero)
        {
            return null;
        }

        var negative = left.IsNegative != right.IsNegative;
        var exponent = left.Exponent - right.Exponent;
        var (exact, rest) = UInt128.DivRem(left.Coefficient, right.Coefficient);
        if (rest == 0)
        {
            return Make(negative, exact, exponent);
        }

        // Short quotients that come out even, such as 1 / 4, need no large integers.
        if (left.Coefficient <= ulong.MaxValue)
        {
            const int Room = 18;
            (exact, rest) = UInt128.DivRem(left.Coefficient * Digits.PowerOfTen(Room), right.Coefficient);
            if (rest == 0)
            {
                return Make(negative, exact, exponent - Room);
            }
        }

        // Enough digits for 34 and a guard, whatever the lengths of the two.
        var shift = MaxDigits + 2 + Digits.Count(right.Coefficient) - Digits.Count(left.Coefficient);
        var scaled = (BigInteger)left.Coefficient * Digits.BigPowerOfTen(shift);
        var quotient = BigInteger.DivRem(scaled, right.Coefficient, out var remainder);
        return Make(negative, quotient, exponent - shift, sticky: !remainder.IsZero);
    }

    /// <summary><c>left − right × floor(left ÷ right)</c>: the sign is the divisor's (DMN 1.5 §10.3.4.5); null for a divisor of
    /// zero.</summary>
    public static Decimal34? Modulo(Decimal34 left, Decimal34 right)
    {
        if (right.IsZero)
        {
            return null;
        }

        if (left.IsZero)
        {
            return left;
        }

        var exponent = Math.Min(left.Exponent, right.Exponent);
        var divisor = right.Signed() * Digits.BigPowerOfTen(right.Exponent - exponent);
        var rest = BigInteger.Remainder(left.Signed() * Digits.BigPowerOfTen(left.Exponent - exponent), divisor);
        if (!rest.IsZero && rest.Sign != divisor.Sign)
        {
            rest += divisor;
        }

        return Make(rest.Sign < 0, BigInteger.Abs(rest), exponent);
    }

    /// <summary>The number with at most <paramref name="scale"/> digits behind the point; a negative scale rounds to tens, hundreds
    /// …</summary>
    public Decimal34? Round(int scale, DecimalRounding rounding)
    {
        var cut = -scale - Exponent;
        return cut <= 0 ? this : Make(IsNegative, Digits.Cut(Coefficient, cut, rounding, IsNegative), -scale);
    }

    /// <summary>The largest integer that is not above the number.</summary>
    public Decimal34 Floor() => Round(0, DecimalRounding.Floor)!.Value;

    internal BigInteger Signed() => IsNegative ? -(BigInteger)Coefficient : Coefficient;

    private static Decimal34? AddAligned(bool leftNegative, UInt128 left, bool rightNegative, UInt128 right, int exponent)
    {
        if (leftNegative == rightNegative)
        {
            return Make(leftNegative, left + right, exponent);
        }

        return left >= right ? Make(leftNegative, left - right, exponent) : Make(rightNegative, right - left, exponent);
    }

    /// <summary>The one gate through which every number comes: rounds to 34 digits and to the range, and strips trailing zeros.</summary>
    private static Decimal34? Make(bool negative, UInt128 coefficient, int exponent)
    {
        var cut = Math.Max(coefficient < Digits.PowerOfTen(MaxDigits) ? 0 : Digits.Count(coefficient) - MaxDigits, MinExponent - exponent);
        if (cut > 0)
        {
            coefficient = Digits.Cut(coefficient, cut, DecimalRounding.HalfEven, negative);
            exponent += cut;
        }

        return Normal(negative, coefficient, exponent);
    }

    internal static Decimal34? Make(bool negative, BigInteger coefficient, int exponent, bool sticky = false)
    {
        var cut = Math.Max(Math.Max(Digits.Count(coefficient) - MaxDigits, MinExponent - exponent), 0);
        return Normal(negative, (UInt128)Digits.Cut(coefficient, cut, DecimalRounding.HalfEven, negative, sticky), exponent + cut);
    }

    private static Decimal34? Normal(bool negative, UInt128 coefficient, int exponent)
    {
        if (coefficient == 0)
        {
            return default(Decimal34);
        }

        if (coefficient > ulong.MaxValue)
        {
            StripWide(ref coefficient, ref exponent);
        }

        if (coefficient <= ulong.MaxValue)
        {
            StripNarrow(ref coefficient, ref exponent);
        }

        return exponent + Digits.Count(coefficient) - 1 > MaxAdjustedExponent ? null : new Decimal34(negative, coefficient, exponent);
    }

    private static void StripWide(ref UInt128 coefficient, ref int exponent)
    {
        for (var step = 16; step > 0; step /= 2)
        {
            while (UInt128.DivRem(coefficient, Digits.PowerOfTen(step)) is var (quotient, rest) && rest == 0)
            {
                coefficient = quotient;
                exponent += step;
            }
        }
    }

    private static void StripNarrow(ref UInt128 coefficient, ref int exponent)
    {
        var value = (ulong)coefficient;
        while (value % 10 == 0)
        {
            value /= 10;
            exponent++;
        }

        coefficient = value;
    }
}
