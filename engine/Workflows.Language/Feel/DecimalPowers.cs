using System.Numerics;

namespace Workflows.Language.Feel;

/// <summary>Roots, powers, exponentials and logarithms, computed with some 70 digits and rounded once to 34.</summary>
internal static class DecimalPowers
{
    private const int Places = 72;

    // Powers with a larger exponent go by logarithm: squaring would lose more digits than it carries.
    private const long MaxSquared = 1_000_000;

    private static readonly BigInteger One = BigInteger.Pow(10, Places);

    private static readonly BigInteger Ln10 =
        BigInteger.Parse(
            "2302585092994045684017991454684364207601101488628772976033327900967572609", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The square root; null for a negative number.</summary>
    public static Decimal34? Sqrt(Decimal34 value)
    {
        if (value.IsZero || value.IsNegative)
        {
            return value.IsZero ? value : null;
        }

        // 80 digits of radicand give 40 of root; the exponent must stay even.
        var shift = 80 - Digits.Count(value.Coefficient);
        shift += (value.Exponent - shift) & 1;
        var radicand = (BigInteger)value.Coefficient * Digits.BigPowerOfTen(shift);
        var root = IntegerRoot(radicand);
        return Decimal34.Make(false, root, (value.Exponent - shift) / 2, sticky: root * root != radicand);
    }

    /// <summary>e to the power of the number; null beyond the range.</summary>
    public static Decimal34? Exp(Decimal34 value)
    {
        if (value.AdjustedExponent > 5)
        {
            return value.IsNegative ? Decimal34.Zero : null;
        }

        return ExpOf(Fixed(value));
    }

    /// <summary>The natural logarithm; null unless the number is above zero.</summary>
    public static Decimal34? Log(Decimal34 value) =>
        value.Sign <= 0 ? null : value == Decimal34.One ? Decimal34.Zero : ToDecimal(LogOf(value));

    /// <summary><c>value ** exponent</c>; null where it is not a real number or beyond the range.</summary>
    public static Decimal34? Power(Decimal34 value, Decimal34 exponent)
    {
        if (exponent.IsZero || value == Decimal34.One)
        {
            return Decimal34.One;
        }

        if (value.IsZero)
        {
            return exponent.IsNegative ? null : Decimal34.Zero;
        }

        if (exponent.ToInt64() is { } whole and >= -MaxSquared and <= MaxSquared)
        {
            return BySquaring(value, whole);
        }

        if (value.IsNegative && !exponent.IsInteger)
        {
            return null;
        }

        var product = LogOf(value.Abs()) * exponent.Signed();
        if (exponent.Exponent > 40)
        {
            return product.Sign < 0 ? Decimal34.Zero : null;
        }

        product = exponent.Exponent >= 0
            ? product * Digits.BigPowerOfTen(exponent.Exponent)
            : product / Digits.BigPowerOfTen(-exponent.Exponent);
        if (BigInteger.Abs(product) > One * 20_000)
        {
            return product.Sign < 0 ? Decimal34.Zero : null;
        }

        var odd = value.IsNegative && exponent.Exponent == 0 && UInt128.IsOddInteger(exponent.Coefficient);
        return ExpOf(product) is { } magnitude ? (odd ? -magnitude : magnitude) : null;
    }

    private static Decimal34? BySquaring(Decimal34 value, long exponent)
    {
        var result = new Wide(BigInteger.One, 0);
        var factor = new Wide(value.Signed(), value.Exponent);
        for (var rest = Math.Abs(exponent); rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
            {
                result = result.Times(factor);
            }

            factor = factor.Times(factor);
        }

        return exponent > 0 ? result.ToDecimal() : result.Inverse().ToDecimal();
    }

    /// <summary>e^x of a fixed-point x: taken apart into a power of ten and a rest below 1.2.</summary>
    private static Decimal34? ExpOf(BigInteger x)
    {
        var tens = (int)BigInteger.Divide(x, Ln10);
        return Decimal34.Make(false, SmallExp(x - (tens * Ln10)), tens - Places);
    }

    private static BigInteger SmallExp(BigInteger x)
    {
        const int Halvings = 12;
        x >>= Halvings;
        var (term, sum) = (One, One);
        for (var n = 1; !term.IsZero; n++)
        {
            term = term * x / One / n;
            sum += term;
        }

        for (var i = 0; i < Halvings; i++)
        {
            sum = sum * sum / One;
        }

        return sum;
    }

    /// <summary>The fixed-point logarithm by Halley's iteration, which triples the right digits each time.</summary>
    private static BigInteger LogOf(Decimal34 value)
    {
        var tens = value.AdjustedExponent;
        var mantissa = (BigInteger)value.Coefficient * Digits.BigPowerOfTen(Places - tens + value.Exponent);
        var y = (BigInteger)(Math.Log((double)mantissa / (double)One) * 1e15) * BigInteger.Pow(10, Places - 15);
        for (var i = 0; i < 3; i++)
        {
            var power = SmallExp(y);
            y += 2 * One * (mantissa - power) / (mantissa + power);
        }

        return y + (tens * Ln10);
    }

    private static BigInteger Fixed(Decimal34 value)
    {
        var shift = Places + value.Exponent;
        return shift >= 0 ? value.Signed() * Digits.BigPowerOfTen(shift) : value.Signed() / Digits.BigPowerOfTen(-shift);
    }

    private static Decimal34? ToDecimal(BigInteger value) => Decimal34.Make(value.Sign < 0, BigInteger.Abs(value), -Places);

    private static BigInteger IntegerRoot(BigInteger value)
    {
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    /// <summary>A number of at most 72 digits and any exponent: intermediate results that are rounded later.</summary>
    private readonly record struct Wide(BigInteger Coefficient, long Exponent)
    {
        // Far outside the range of Decimal34, near enough that sums of exponents stay exact.
        private const long Beyond = 1_000_000_000_000;

        public Wide Times(Wide other) => Cut(Coefficient * other.Coefficient, Exponent + other.Exponent);

        public Wide Inverse()
        {
            var shift = Places + Digits.Count(BigInteger.Abs(Coefficient));
            return Cut(Digits.BigPowerOfTen(shift) / Coefficient, -Exponent - shift);
        }

        public Decimal34? ToDecimal() => Exponent switch
        {
            > 100_000 => null,
            < -100_000 => Decimal34.Zero,
            _ => Decimal34.Make(Coefficient.Sign < 0, BigInteger.Abs(Coefficient), (int)Exponent),
        };

        private static Wide Cut(BigInteger coefficient, long exponent)
        {
            var magnitude = BigInteger.Abs(coefficient);
            var excess = Math.Max(Digits.Count(magnitude) - Places, 0);
            var cut = Digits.Cut(magnitude, excess, DecimalRounding.HalfEven, negative: false);
            return new(coefficient.Sign * cut, Math.Clamp(exponent + excess, -Beyond, Beyond));
        }
    }
}
