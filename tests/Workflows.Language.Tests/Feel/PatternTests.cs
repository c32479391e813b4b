using Xunit;

namespace Workflows.Language.Tests.Feel;

/// <summary>XPath's regular expressions, where they differ from .NET's.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("matches(\"abc\", \"^b\")", "false")]
    [InlineData("matches(\"a\\nb\", \"a.b\")", "false")]
    [InlineData("matches(\"a\\nb\", \"a.b\", \"s\")", "true")]
    [InlineData("matches(\"a\\nb\", \"^b$\", \"m\")", "true")]
    [InlineData("matches(\"ab\\n\", \"b$\")", "false")]
    [InlineData("matches(\"Förskola\", \"^\\i\\c*$\")", "true")]
    [InlineData("matches(\"x\", \"[A-Z-[OI]]\", \"i\")", "true")]
    [InlineData("matches(\"a.b\", \"a.b\", \"q\")", "true")]
    [InlineData("matches(\"axb\", \"a.b\", \"q\")", "false")]
    [InlineData("matches(\"abab\", \"^(ab)\\1$\")", "true")]
    [InlineData("replace(\"abc\", \"(b)\", \"<$1>\")", "\"a<b>c\"")]
    [InlineData("replace(\"a$c\", \"\\$\", \"\\\\$\")", "\"a$c\"")]
    [InlineData("split(\"a1b22c\", \"[0-9]+\")", "[\"a\", \"b\", \"c\"]")]
    public void What_XPath_means_is_matched(string text, string value) => Assert.Equal(value, Expressions.Value(text));

    [Theory]
    [InlineData("matches(\"a\", \"(?=a)a\")")]
    [InlineData("matches(\"a\", \"(?<name>a)\")")]
    [InlineData("matches(\"a\", \"\\bа\")")]
    [InlineData("matches(\"a\", \"(a\")")]
    [InlineData("matches(\"a\", \"a)\")")]
    [InlineData("matches(\"a\", \"[a\")")]
    [InlineData("matches(\"a\", \"a\", \"z\")")]
    [InlineData("replace(\"a\", \"a\", \"$\")")]
    [InlineData("replace(\"abc\", \"x*\", \"-\")")]
    public void What_XPath_does_not_know_is_null(string text) => Assert.Equal("null", Expressions.Value(text));
}
