using System.Numerics;
using Workflows.Language.Feel;

namespace Workflows.Language.Tests.Feel;

/// <summary>An exact decimal number and the plainest way to round it to 34 digits: what Decimal34 is measured against.</summary>
public sealed record Exact(BigInteger Coefficient, int Exponent)
{
    public Exact Negated => this with { Coefficient = -Coefficient };

    /// <summary>The nearest number of 34 digits, ties to even, by a text that the parser reads without rounding.</summary>
    public Decimal34? Number
    {
        get
        {
            var (magnitude, exponent) = (BigInteger.Abs(Coefficient), Exponent);
            var cut = Math.Max(Math.Max(magnitude.ToString().Length - 34, -6176 - exponent), 0);
            magnitude = Nearest(magnitude, BigInteger.Pow(10, cut));
            return Decimal34.Parse($"{(Coefficient.Sign < 0 ? "-" : "")}{magnitude}e{exponent + cut}");
        }
    }

    public static Exact operator +(Exact a, Exact b)
    {
        var exponent = Math.Min(a.Exponent, b.Exponent);
        return new(a.At(exponent) + b.At(exponent), exponent);
    }

    public static Exact operator *(Exact a, Exact b) => new(a.Coefficient * b.Coefficient, a.Exponent + b.Exponent);

    /// <summary>Tries every 34-digit candidate scale until the rounded quotient has at most 34 digits.</summary>
    public static Decimal34? Quotient(Exact a, Exact b)
    {
        if (b.Coefficient.IsZero)
        {
            return null;
        }

        if (a.Coefficient.IsZero)
        {
            return Decimal34.Zero;
        }

        var (top, bottom) = (BigInteger.Abs(a.Coefficient), BigInteger.Abs(b.Coefficient));
        for (var shift = 80; ; shift--)
        {
            var exponent = a.Exponent - b.Exponent - shift;
            var rounded = shift >= 0
                ? Nearest(top * BigInteger.Pow(10, shift), bottom)
                : Nearest(top, bottom * BigInteger.Pow(10, -shift));
            if (exponent >= -6176 && rounded <= BigInteger.Pow(10, 34))
            {
                return Decimal34.Parse($"{(a.Coefficient.Sign * b.Coefficient.Sign < 0 ? "-" : "")}{rounded}e{exponent}");
            }
        }
    }

    public static Decimal34? Modulo(Exact a, Exact b)
    {
        if (b.Coefficient.IsZero)
        {
            return null;
        }

        var exponent = Math.Min(a.Exponent, b.Exponent);
        var (top, bottom) = (a.At(exponent), b.At(exponent));
        var rest = ((top % bottom) + bottom) % bottom;
        return new Exact(rest, exponent).Number;
    }

    private BigInteger At(int exponent) => Coefficient * BigInteger.Pow(10, Exponent - exponent);

    private static BigInteger Nearest(BigInteger value, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var rest);
        var tie = (rest * 2).CompareTo(divisor);
        return tie > 0 || (tie == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
