using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Language.Tests.Feel;

/// <summary>Expected digits were computed with 60 digits by an independent program and cut to 34.</summary>
public sealed class DecimalPowersTests
{
    [Theory]
    [InlineData("2", "1.414213562373095048801688724209698")]
    [InlineData("144", "12")]
    [InlineData("0.0001", "0.01")]
    [InlineData("1e6143", "3.162277660168379331998893544432719E+3071")]
    [InlineData("1e-6175", "3.162277660168379331998893544432719E-3088")]
    [InlineData("0", "0")]
    public void Square_roots(string of, string expected) => Assert.Equal(expected, DecimalPowers.Sqrt(N(of))?.ToString());

    [Theory]
    [InlineData("0", "1")]
    [InlineData("1", "2.718281828459045235360287471352662")]
    [InlineData("-1", "0.3678794411714423215955237701614609")]
    [InlineData("100", "2.688117141816135448412625551580014E+43")]
    [InlineData("-20000", "0")]
    [InlineData("14000", "1.326620321137711275937776890335631E+6080")]
    public void Exponentials(string of, string expected) => Assert.Equal(expected, DecimalPowers.Exp(N(of))?.ToString());

    [Theory]
    [InlineData("1", "0")]
    [InlineData("10", "2.302585092994045684017991454684364")]
    [InlineData("2", "0.6931471805599453094172321214581766")]
    [InlineData("1e-6176", "-14220.76553433122614449511522413063")]
    [InlineData("1.000000000000000000000000000000001", "9.999999999999999999999999999999995E-34")]
    public void Logarithms(string of, string expected) => Assert.Equal(expected, DecimalPowers.Log(N(of))?.ToString());

    [Theory]
    [InlineData("2", "10", "1024")]
    [InlineData("2", "-2", "0.25")]
    [InlineData("-2", "3", "-8")]
    [InlineData("4", "0.5", "2")]
    [InlineData("0", "0", "1")]
    [InlineData("0", "5", "0")]
    [InlineData("1.0001", "100000", "22015.45604855219864570145658165872")]
    [InlineData("-1", "10000001", "-1")]
    [InlineData("10", "6144", "1E+6144")]
    [InlineData("0.1", "10000000", "0")]
    [InlineData("2", "0.5", "1.414213562373095048801688724209698")]
    public void Powers(string of, string exponent, string expected) =>
        Assert.Equal(expected, DecimalPowers.Power(N(of), N(exponent))?.ToString());

    [Theory]
    [InlineData("0", "-1")]
    [InlineData("-2", "0.5")]
    [InlineData("10", "6145")]
    [InlineData("10", "1e30")]
    public void What_is_no_real_number_in_range_is_none(string of, string exponent) => Assert.Null(DecimalPowers.Power(N(of), N(exponent)));

    [Fact]
    public void There_is_no_root_or_logarithm_below_zero()
    {
        Assert.Null(DecimalPowers.Sqrt(N("-1")));
        Assert.Null(DecimalPowers.Log(N("-1")));
        Assert.Null(DecimalPowers.Log(N("0")));
        Assert.Null(DecimalPowers.Exp(N("15000")));
    }

    private static Decimal34 N(string text) => Decimal34.Parse(text)!.Value;
}
