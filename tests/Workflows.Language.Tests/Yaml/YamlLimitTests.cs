using System.Diagnostics;
using System.Text;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Xunit;

namespace Workflows.Language.Tests.Yaml;

/// <summary>Hostile files cost milliseconds and one diagnostic; the wide limit of time is for busy machines.</summary>
public sealed class YamlLimitTests
{
    [Fact]
    public void A_hundred_thousand_brackets_give_one_diagnostic() => AssertRefused(new string('[', 100_000), "WF0002");

    [Fact]
    public void A_hundred_thousand_brackets_on_lines_of_their_own_give_one_diagnostic() =>
        AssertRefused(string.Concat(Enumerable.Repeat("[\n", 100_000)), "WF0002");

    [Fact]
    public void A_hundred_thousand_hyphens_give_one_diagnostic() => AssertRefused(string.Concat(Enumerable.Repeat("- ", 100_000)), "WF0002");

    [Fact]
    public void An_alias_bomb_gives_one_diagnostic()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append($"a{i}: &a{i} [").AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 9)).Append("]\n");
        }

        AssertRefused(bomb.ToString(), "WF0006");
    }

    [Fact]
    public void A_file_over_a_mebibyte_is_refused() => AssertRefused("a: " + new string('å', 600_000), "WF0001");

    [Fact]
    public void A_file_with_too_many_texts_is_refused() =>
        AssertRefused(string.Concat(Enumerable.Repeat("- a\n", 1_001)), "WF0003", new(MaxNodes: 1_000));

    [Fact]
    public void Sixty_four_levels_are_read()
    {
        var diagnostics = new DiagnosticBag();

        Assert.NotNull(YamlReader.Read(new SourceText("x.yaml", new string('[', 64) + new string(']', 64)), diagnostics));
        Assert.Equal(0, diagnostics.Count);
    }

    [Theory]
    [InlineData("[", "a,", "]")]
    [InlineData("[", "a\t,", "]")]
    [InlineData("a: ", "\t", "\n")]
    [InlineData("a: b # ", "\t", "\n")]
    [InlineData("a: \"", "\t", "\"")]
    [InlineData("a: ", "b: ", "\n")]
    [InlineData("a: ", "b - ", "\n")]
    [InlineData("a: ", "b\n -c", "\n")]
    [InlineData("a: ", "'' ", "\n")]
    [InlineData("", "- \"", "\n")]
    [InlineData("{", "a:b,", "}")]
    [InlineData("", "@\n", "")]
    public void Files_made_to_be_slow_are_not(string before, string repeated, string after)
    {
        var watch = Stopwatch.StartNew();

        YamlReader.Read(new SourceText("x.yaml", before + string.Concat(Enumerable.Repeat(repeated, 30_000)) + after), new DiagnosticBag());

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    private static void AssertRefused(string text, string code, YamlLimits? limits = null)
    {
        var diagnostics = new DiagnosticBag();
        var watch = Stopwatch.StartNew();

        Assert.Null(YamlReader.Read(new SourceText("x.yaml", text), diagnostics, limits));

        Assert.Equal(code, Assert.Single(diagnostics.Sorted()).Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }
}
