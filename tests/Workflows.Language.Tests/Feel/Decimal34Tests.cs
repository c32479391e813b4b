using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Language.Tests.Feel;

public sealed class Decimal34Tests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    /// <summary>Numbers of every length and size, many of them close to ties and to each other.</summary>
    private static readonly Arbitrary<Exact> Numbers = Arb.From(
        from length in Gen.Choose(1, 34)
        from digits in Gen.ArrayOf(Gen.Elements('0', '0', '1', '4', '5', '9', '9'), length)
        from exponent in Gen.Frequency((8, Gen.Choose(-8, 8)), (3, Gen.Choose(-60, 60)), (1, Gen.Choose(-6176, 6100)))
        from negative in Gen.Elements(true, false)
        select new Exact((negative ? -1 : 1) * BigInteger.Parse("0" + new string(digits)), exponent));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("1.0", "1")]
    [InlineData("1000000", "1000000")]
    [InlineData("-12.50", "-12.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("+7", "7")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.00000001", "1E-8")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E40", "1.5E+40")]
    [InlineData("1234567890123456789012345678901234", "1234567890123456789012345678901234")]
    [InlineData("12345678901234567890123456789012345", "1.234567890123456789012345678901234E+34")]
    [InlineData("12345678901234567890123456789012355", "1.234567890123456789012345678901236E+34")]
    [InlineData("9.999999999999999999999999999999999E6144", "9.999999999999999999999999999999999E+6144")]
    [InlineData("1e-6176", "1E-6176")]
    [InlineData("5e-6177", "0")]
    [InlineData("5.1e-6177", "1E-6176")]
    [InlineData("0e99999999999", "0")]
    public void A_text_is_read_and_written_in_one_form(string text, string canonical) =>
        Assert.Equal(canonical, Decimal34.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("1 000")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("--1")]
    [InlineData("1e6145")]
    [InlineData("9.9999999999999999999999999999999995E6144")]
    public void What_is_no_number_or_too_large_is_refused(string text) => Assert.Null(Decimal34.Parse(text));

    [Fact]
    public void Equal_numbers_have_equal_bytes_and_the_bytes_never_change()
    {
        Assert.Equal("00000000000000000000000000000000", Bytes(N("-0.0")));
        Assert.Equal("30400000000000000000000000000001", Bytes(N("1.000")));
        Assert.Equal("B03E0000000000000000000000000019", Bytes(N("-2.5")));
        Assert.Equal("30820000000000000000000000000001", Bytes(N("1e33")));
        Assert.Equal("3041ED09BEAD87C0378D8E63FFFFFFFF", Bytes(N("9999999999999999999999999999999999")));
        Assert.Equal(N("1.0").GetHashCode(), N("1").GetHashCode());
    }

    [Fact]
    public void Every_number_survives_its_bytes_and_its_text() => Check.One(Thorough, Prop.ForAll(Numbers, exact =>
    {
        var number = exact.Number!.Value;
        Span<byte> bytes = stackalloc byte[16];
        number.WriteCanonical(bytes);
        return Decimal34.ReadCanonical(bytes) == number && Decimal34.Parse(number.ToString()) == number;
    }));

    [Theory]
    [InlineData("80000000000000000000000000000000")]
    [InlineData("3040000000000000000000000000000A")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("304000")]
    public void Bytes_in_another_form_are_refused(string hex) => Assert.Null(Decimal34.ReadCanonical(Convert.FromHexString(hex)));

    [Fact]
    public void Sums_are_the_exact_sum_rounded_once() => Check.One(Thorough, Prop.ForAll(Numbers, Numbers, (a, b) =>
        Decimal34.Add(a.Number!.Value, b.Number!.Value) == (a + b).Number
        && Decimal34.Subtract(a.Number!.Value, b.Number!.Value) == (a + b.Negated).Number));

    [Fact]
    public void Products_are_the_exact_product_rounded_once() => Check.One(Thorough, Prop.ForAll(Numbers, Numbers, (a, b) =>
        Decimal34.Multiply(a.Number!.Value, b.Number!.Value) == (a * b).Number));

    [Fact]
    public void Quotients_are_the_nearest_number_to_the_true_quotient() => Check.One(Thorough, Prop.ForAll(Numbers, Numbers, (a, b) =>
        Decimal34.Divide(a.Number!.Value, b.Number!.Value) == Exact.Quotient(a, b)));

    [Fact]
    public void Order_is_that_of_the_exact_numbers() => Check.One(Thorough, Prop.ForAll(Numbers, Numbers, (a, b) =>
        Math.Sign(a.Number!.Value.CompareTo(b.Number!.Value)) == (a + b.Negated).Coefficient.Sign));

    [Fact]
    public void A_remainder_has_the_divisors_sign_and_completes_the_quotient() => Check.One(Thorough, Prop.ForAll(Numbers, Numbers, (a, b) =>
        Decimal34.Modulo(a.Number!.Value, b.Number!.Value) == Exact.Modulo(a, b)));

    [Theory]
    [InlineData("7", "-3", "-2")]
    [InlineData("-7", "3", "2")]
    [InlineData("-5.5", "2", "0.5")]
    [InlineData("1e6144", "7", "1")]
    public void Modulo_follows_the_floor(string left, string right, string rest) => Assert.Equal(N(rest), Decimal34.Modulo(N(left), N(right)));

    [Fact]
    public void Nothing_is_divided_by_zero()
    {
        Assert.Null(Decimal34.Divide(Decimal34.One, Decimal34.Zero));
        Assert.Null(Decimal34.Modulo(Decimal34.One, Decimal34.Zero));
    }

    [Fact]
    public void What_leaves_the_range_is_no_number()
    {
        Assert.Null(Decimal34.Multiply(N("1e6000"), N("1e6000")));
        Assert.Null(Decimal34.Add(N("9.999999999999999999999999999999999E6144"), N("1E6111")));
        Assert.Equal(Decimal34.Zero, Decimal34.Multiply(N("1e-6000"), N("1e-6000")));
    }

    [Theory]
    [InlineData("2.5", 0, DecimalRounding.HalfEven, "2")]
    [InlineData("3.5", 0, DecimalRounding.HalfEven, "4")]
    [InlineData("-2.5", 0, DecimalRounding.HalfUp, "-3")]
    [InlineData("-2.5", 0, DecimalRounding.HalfDown, "-2")]
    [InlineData("-2.1", 0, DecimalRounding.Up, "-3")]
    [InlineData("-2.9", 0, DecimalRounding.Down, "-2")]
    [InlineData("-2.1", 0, DecimalRounding.Floor, "-3")]
    [InlineData("-2.9", 0, DecimalRounding.Ceiling, "-2")]
    [InlineData("1234", -2, DecimalRounding.HalfEven, "1200")]
    [InlineData("0.001", 2, DecimalRounding.Ceiling, "0.01")]
    [InlineData("1e-6000", 0, DecimalRounding.Ceiling, "1")]
    [InlineData("-1e-6000", 0, DecimalRounding.Ceiling, "0")]
    [InlineData("12.345", 5, DecimalRounding.HalfUp, "12.345")]
    public void Rounding_goes_to_the_named_neighbour(string number, int scale, DecimalRounding rounding, string expected) =>
        Assert.Equal(N(expected), N(number).Round(scale, rounding));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Integers_convert(string text, long value)
    {
        Assert.Equal(value, N(text).ToInt64());
        Assert.Equal(N(text), Decimal34.From(value));
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("9223372036854775808")]
    [InlineData("1e30")]
    public void What_is_no_small_integer_does_not(string text) => Assert.Null(N(text).ToInt64());

    [Fact]
    public void A_system_decimal_converts() => Assert.Equal(N("-79228162514264337593543950335"), Decimal34.From(decimal.MinValue));

    private static Decimal34 N(string text) => Decimal34.Parse(text)!.Value;

    private static string Bytes(Decimal34 value)
    {
        var bytes = new byte[16];
        value.WriteCanonical(bytes);
        return Convert.ToHexString(bytes);
    }
}
