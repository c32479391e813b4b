using System.Buffers.Binary;
using System.Numerics;

namespace Workflows.Language.Feel;

/// <summary>A decimal number of up to 34 significant digits (DMN 1.5 §10.3.2.3.1; IEEE 754-2008 decimal128, half-even).</summary>
/// <remarks>
/// The value is <c>±coefficient × 10^exponent</c>, always in one form: a coefficient below 10^34 without trailing zeros, and zero
/// without sign or exponent. So equal numbers have equal bits (1.0 is 1), and hashing and the canonical bytes follow from that.
/// The range is decimal128's: the largest number is (10^34 − 1) × 10^6111, the smallest step 10^−6176. There is no infinity, no
/// not-a-number and no negative zero: an operation that leaves the range answers null, a result nearer to zero than the smallest
/// step is rounded to it or to zero.
/// </remarks>
public readonly partial record struct Decimal34 : IComparable<Decimal34>
{
    internal const int MaxDigits = 34;
    internal const int MinExponent = -6176;
    internal const int MaxAdjustedExponent = 6144;

    private const ulong SignBit = 1UL << 63;
    private const int ExponentShift = 49;
    private const ulong ExponentMask = 0x3FFF;
    private const ulong CoefficientMask = (1UL << ExponentShift) - 1;

    // Sign (1 bit), exponent + 6176 (14 bits), coefficient (113 bits); zero is all zero bits, so default is 0.
    private readonly ulong _high;
    private readonly ulong _low;

    private Decimal34(ulong high, ulong low)
    {
        _high = high;
        _low = low;
    }

    private Decimal34(bool negative, UInt128 coefficient, int exponent)
        : this(
            (negative ? SignBit : 0) | ((ulong)(exponent - MinExponent) << ExponentShift) | (ulong)(coefficient >> 64),
            (ulong)coefficient)
    {
    }

    public static Decimal34 Zero => default;

    public static Decimal34 One { get; } = From(1);

    public bool IsZero => (_high | _low) == 0;

    public bool IsNegative => (_high & SignBit) != 0;

    public bool IsInteger => IsZero || Exponent >= 0;

    public int Sign => IsZero ? 0 : IsNegative ? -1 : 1;

    /// <summary>The digits without trailing zeros.</summary>
    internal UInt128 Coefficient => new(_high & CoefficientMask, _low);

    internal int Exponent => IsZero ? 0 : (int)((_high >> ExponentShift) & ExponentMask) + MinExponent;

    /// <summary>The exponent of the first digit: 2 for 123, −1 for 0.5.</summary>
    internal int AdjustedExponent => Exponent + Digits.Count(Coefficient) - 1;

    public static Decimal34 From(long value) =>
        Make(value < 0, value < 0 ? (UInt128)(-(Int128)value) : (UInt128)value, 0)!.Value;

    public static Decimal34 From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var coefficient = ((UInt128)(uint)bits[2] << 64) | ((UInt128)(uint)bits[1] << 32) | (uint)bits[0];
        return Make(bits[3] < 0, coefficient, -((bits[3] >> 16) & 0xFF))!.Value;
    }

    /// <summary>The integer, rounded to 34 digits; null beyond the range.</summary>
    public static Decimal34? From(BigInteger value) => Make(value.Sign < 0, BigInteger.Abs(value), 0);

    /// <summary>The number as a 64-bit integer; null when it has a fraction or is out of range.</summary>
    public long? ToInt64()
    {
        if (!IsInteger || Exponent > 18)
        {
            return null;
        }

        var magnitude = Coefficient * Digits.PowerOfTen(Exponent);
        return (IsNegative, magnitude) switch
        {
            (false, var m) when m <= long.MaxValue => (long)m,
            (true, var m) when m <= (UInt128)long.MaxValue + 1 => (long)-(Int128)m,
            _ => null,
        };
    }

    /// <summary>The number as a 32-bit integer; null when it has a fraction or is out of range.</summary>
    public int? ToInt32() => ToInt64() is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    /// <summary>The nearest double, for estimates and drawing only.</summary>
    public double ToDouble() => double.Parse(ToString(), System.Globalization.CultureInfo.InvariantCulture);

    public int CompareTo(Decimal34 other)
    {
        if (Sign != other.Sign || IsZero)
        {
            return Sign.CompareTo(other.Sign);
        }

        return IsNegative ? -CompareMagnitude(other) : CompareMagnitude(other);
    }

    public static bool operator <(Decimal34 left, Decimal34 right) => left.CompareTo(right) < 0;

    public static bool operator >(Decimal34 left, Decimal34 right) => left.CompareTo(right) > 0;

    public static bool operator <=(Decimal34 left, Decimal34 right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Decimal34 left, Decimal34 right) => left.CompareTo(right) >= 0;

    public static Decimal34 operator -(Decimal34 value) => value.IsZero ? value : new(value._high ^ SignBit, value._low);

    public Decimal34 Abs() => new(_high & ~SignBit, _low);

    /// <summary>Writes the canonical form: 16 bytes, big-endian; the sign bit, 14 bits of exponent + 6176, 113 bits of coefficient
    /// without trailing zeros. Zero is sixteen zero bytes. Equal numbers give equal bytes.</summary>
    public void WriteCanonical(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _low);
    }

    /// <summary>Reads 16 bytes; null when they are not the canonical form of any number.</summary>
    public static Decimal34? ReadCanonical(ReadOnlySpan<byte> source)
    {
        if (source.Length != 16)
        {
            return null;
        }

        var value = new Decimal34(BinaryPrimitives.ReadUInt64BigEndian(source), BinaryPrimitives.ReadUInt64BigEndian(source[8..]));
        return Make(value.IsNegative, value.Coefficient, value.Exponent) == value ? value : null;
    }

    private int CompareMagnitude(Decimal34 other)
    {
        // Most numbers are short: aligned they still fit 128 bits, and no digit has to be counted.
        var shift = Exponent - other.Exponent;
        if (shift is >= -18 and <= 18 && Coefficient <= ulong.MaxValue && other.Coefficient <= ulong.MaxValue)
        {
            return (Coefficient * Digits.PowerOfTen(Math.Max(shift, 0))).CompareTo(
                other.Coefficient * Digits.PowerOfTen(Math.Max(-shift, 0)));
        }

        var byFirstDigit = AdjustedExponent.CompareTo(other.AdjustedExponent);
        if (byFirstDigit != 0)
        {
            return byFirstDigit;
        }

        // The first digits stand at the same place, so both aligned coefficients have at most 34 digits.
        var common = Math.Min(Exponent, other.Exponent);
        return (Coefficient * Digits.PowerOfTen(Exponent - common))
            .CompareTo(other.Coefficient * Digits.PowerOfTen(other.Exponent - common));
    }
}
