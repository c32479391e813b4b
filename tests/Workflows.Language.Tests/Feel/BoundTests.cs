using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Feel;

public sealed class BoundTests
{
    [Theory]
    [InlineData("for i in 1..1000000000 return i")]
    [InlineData("count(for i in 1..100000, j in 1..100000 return 1)")]
    [InlineData("{f: function(n) f(n + 1), x: f(0)}.x")]
    [InlineData("{f: function(n) f(n) + f(n), x: f(0)}.x")]
    [InlineData("every i in 1..1000000000 satisfies i > 0")]
    [InlineData("{f: function(n, l) if n = 0 then l else f(n - 1, concatenate(l, l)), x: count(f(60, [1]))}.x")]
    [InlineData("{f: function(n, s) if n = 0 then s else f(n - 1, s + s), x: f(60, \"abc\")}.x")]
    public void What_would_not_end_is_given_up_with_a_reason(string text)
    {
        var result = Expressions.Evaluate(text);
        Assert.True(result.Value.IsNull);
        Assert.Contains("given up", result.Reasons[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_cannot_be_nested_until_the_stack_ends() =>
        Assert.Contains(
            Expressions.Evaluate("for i in 1..1000 return [partial]").Reasons, r => r.Message.Contains("nested", StringComparison.Ordinal));

    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('-')]
    public void A_hundred_thousand_brackets_are_one_finding(char bracket)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(FeelExpression.Compile(new SourceText("t", new string(bracket, 100_000)), FeelScope.Empty, diagnostics));
        Assert.Equal("WF3011", Assert.Single(diagnostics.Sorted()).Code);
    }

    [Theory]
    [InlineData("(", 5_000)]
    [InlineData("1 + ", 4_000)]
    [InlineData("[1][", 4_000)]
    [InlineData("if true then ", 1_000)]
    [InlineData("{a: ", 4_000)]
    [InlineData("function(a) ", 1_000)]
    public void Long_and_nested_texts_are_refused_on_a_small_stack(string part, int times)
    {
        var codes = OnSmallStack(() =>
        {
            var diagnostics = new DiagnosticBag();
            FeelExpression.Compile(new SourceText("t", string.Concat(Enumerable.Repeat(part, times)) + "1"), FeelScope.Empty, diagnostics);
            return diagnostics.Sorted().Select(d => d.Code).ToList();
        });
        Assert.Contains(codes, c => c is "WF3011" or "WF3001");
    }

    [Fact]
    public void The_deepest_call_fits_a_small_stack() =>
        Assert.True(OnSmallStack(() => Expressions.Evaluate("{f: function(n) 1 + (if n > 0 then f(n - 1) else 0), x: f(1000000)}.x").Value.IsNull));

    [Theory]
    [InlineData("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a|aa)+$\")")]
    [InlineData("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a*)*\\\\1c\")")]
    public void A_pattern_that_runs_wild_is_stopped(string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Expressions.Evaluate(text);
        Assert.True(watch.ElapsedMilliseconds < 2_000, $"{watch.ElapsedMilliseconds} ms");
    }

    private static T OnSmallStack<T>(Func<T> work)
    {
        T result = default!;
        var thread = new Thread(() => result = work(), maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        return result;
    }
}
