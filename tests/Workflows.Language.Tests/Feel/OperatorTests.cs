using Xunit;

namespace Workflows.Language.Tests.Feel;

public sealed class OperatorTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 2 - 3", "5")]
    [InlineData("2 ** 3 ** 2", "64")]
    [InlineData("-3 ** 2", "9")]
    [InlineData("--10", "10")]
    [InlineData("1 / 3", "0.3333333333333333333333333333333333")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("1e3 + .5", "1000.5")]
    [InlineData("\"foo\" + \"bar\"", "\"foobar\"")]
    public void Arithmetic(string text, string value) => Assert.Equal(value, Expressions.Value(text));

    [Theory]
    [InlineData("date(\"2020-02-10\") + duration(\"P14D\")", "@\"2020-02-24\"")]
    [InlineData("@\"2020-01-31\" + @\"P1M\"", "@\"2020-02-29\"")]
    [InlineData("@\"2020-03-01\" - @\"2020-02-01\"", "@\"P29D\"")]
    [InlineData("@\"2020-03-29T01:30:00@Europe/Stockholm\" + @\"PT1H\"", "@\"2020-03-29T03:30:00@Europe/Stockholm\"")]
    [InlineData("@\"23:30:00\" + @\"PT1H\"", "@\"00:30:00\"")]
    [InlineData("@\"P1D\" / @\"PT6H\"", "4")]
    [InlineData("@\"P1Y\" * 1.5", "@\"P1Y6M\"")]
    [InlineData("3 * @\"P1D\" - @\"PT1H\"", "@\"P2DT23H\"")]
    public void Dates_and_durations(string text, string value) => Assert.Equal(value, Expressions.Value(text));

    [Theory]
    [InlineData("true and null", "null")]
    [InlineData("false and null", "false")]
    [InlineData("null or true", "true")]
    [InlineData("null or false", "null")]
    [InlineData("not(null)", "null")]
    [InlineData("null = null", "true")]
    [InlineData("null < 1", "null")]
    [InlineData("if null then 1 else 2", "2")]
    public void What_is_unknown_stays_unknown(string text, string value) => Assert.Equal(value, Expressions.Value(text));

    [Theory]
    [InlineData("5 between 1 and 10 and true", "true")]
    [InlineData("5 in (1..5)", "false")]
    [InlineData("5 in (1..5]", "true")]
    [InlineData("5 in ]1..5]", "true")]
    [InlineData("5 in [1..5[", "false")]
    [InlineData("5 in (< 3, > 4)", "true")]
    [InlineData("5 in [1, 5]", "true")]
    [InlineData("5 in > 5", "false")]
    [InlineData("(< 3) = (< 3)", "true")]
    [InlineData("[1..3].start included", "true")]
    public void Ranges_and_tests(string text, string value) => Assert.Equal(value, Expressions.Value(text));

    [Theory]
    [InlineData("[1, 2, 3][-1]", "3")]
    [InlineData("[1, 2, 3][item > 1]", "[2, 3]")]
    [InlineData("[{a: 1}, {a: 2}][a = 2].a", "[2]")]
    [InlineData("{first name: \"A\", b: first name + \"B\"}.b", "\"AB\"")]
    [InlineData("for x in 1..3, y in [10, 20] return x * y", "[10, 20, 20, 40, 30, 60]")]
    [InlineData("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]")]
    [InlineData("some x in [1, 2] satisfies x > 1", "true")]
    [InlineData("every x in [] satisfies x > 1", "true")]
    [InlineData("{fact: function(n) if n < 2 then 1 else n * fact(n - 1), x: fact(20)}.x", "2432902008176640000")]
    [InlineData("(function(a: number, b) a + b)(b: 1, a: 2)", "3")]
    [InlineData("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]")]
    [InlineData("@\"2020-02-10\".weekday", "1")]
    [InlineData("[1, \"a\"] instance of list<number>", "false")]
    [InlineData("[{item: 1}, {item: 2}][item > 1]", "[{item: 2}]")]
    [InlineData("(function(f) f([1, 2]) + f(3, 4))(sum)", "10")]
    [InlineData("(function(f) f(9, 9))(sqrt)", "null")]
    [InlineData("/* a */ 1 // b", "1")]
    public void Collections_and_functions(string text, string value) => Assert.Equal(value, Expressions.Value(text));

    [Fact]
    public void A_typical_condition_of_a_routine()
    {
        var result = Expressions.EvaluateWith(
            """{threshold: 4, unit: {kind: "preschool", name: "A"}}""", "threshold > 3 and unit.kind = \"preschool\"");
        Assert.Equal("true", result.Value.ToString());
        Assert.Empty(result.Reasons);
    }
}
