using System.Globalization;
using System.Numerics;

namespace Workflows.Language.Feel;

public readonly partial record struct Decimal34
{
    // Longer than this and a number is written with a power of ten.
    private const int MaxPlainZeros = 7;

    /// <summary>The canonical text: plain digits (<c>-12.5</c>, <c>1000000</c>) while the first digit stands within 34 places before
    /// or 7 places behind the point, else <c>d.ddE+n</c>. Equal numbers give equal texts; every one is a JSON number and reads back
    /// as the same number.</summary>
    public override string ToString()
    {
        var digits = Coefficient.ToString(CultureInfo.InvariantCulture);
        var sign = IsNegative ? "-" : "";
        var point = digits.Length + Exponent;
        if (point > MaxDigits || point <= -MaxPlainZeros)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}E{(point > 0 ? "+" : "")}{point - 1}");
        }

        if (point <= 0)
        {
            return $"{sign}0.{new string('0', -point)}{digits}";
        }

        return point >= digits.Length
            ? $"{sign}{digits}{new string('0', point - digits.Length)}"
            : $"{sign}{digits[..point]}.{digits[point..]}";
    }

    /// <summary>Reads <c>[+-]digits[.digits][e[+-]digits]</c>, a digit on at least one side of the point; rounds to 34 digits.</summary>
    /// <returns>The number, or null when the text is none or lies beyond the range.</returns>
    public static Decimal34? Parse(ReadOnlySpan<char> text)
    {
        // A text this long is no number that a person wrote; reading it would cost its square.
        if (text.Length > 10_000)
        {
            return null;
        }

        var negative = text is ['-', ..];
        var rest = text is ['-' or '+', ..] ? text[1..] : text;
        var exponent = 0;
        if (rest.IndexOfAny('e', 'E') is >= 0 and var e)
        {
            if (!TryReadExponent(rest[(e + 1)..], out exponent))
            {
                return null;
            }

            rest = rest[..e];
        }

        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        return Make(negative, BigInteger.Parse($"0{whole}{fraction}", CultureInfo.InvariantCulture), exponent - fraction.Length);
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var digits = text is ['-' or '+', ..] ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        // Beyond five digits the number is out of range or zero anyway; the cap keeps the sum below from overflowing.
        digits = digits.TrimStart('0');
        exponent = digits.Length > 5 ? 99_999 : digits.IsEmpty ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
        exponent = text[0] == '-' ? -exponent : exponent;
        return true;
    }
}
