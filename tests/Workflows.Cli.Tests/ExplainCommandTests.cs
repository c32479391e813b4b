using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class ExplainCommandTests
{
    [Fact]
    public async Task A_code_is_explained()
    {
        var run = await CommandRun.OfAsync(["explain", "wf0001"]);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("WF0001 File too large (error)\n\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_does_not_exist_is_told()
    {
        var run = await CommandRun.OfAsync(["explain", "WF00011"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no finding WF00011.", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_code_all_are_listed()
    {
        var run = await CommandRun.OfAsync(["explain"]);

        Assert.All(RuleCatalogue.Language.All, rule => Assert.Contains($"\n{rule.Code} ", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_has_the_rule_whole()
    {
        var rule = (await CommandRun.OfAsync(["explain", "WF0001", "--format", "json"])).Json;

        Assert.Equal(["code", "severity", "title", "explanation"], rule.EnumerateObject().Select(p => p.Name));
        Assert.Equal("error", rule.GetProperty("severity").GetString());
    }

    [Fact]
    public async Task An_error_in_json_is_json_too()
    {
        var run = await CommandRun.OfAsync(["explain", "WF00011", "--format", "json"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal("There is no finding WF00011.", run.Json.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task Colours_are_shown_on_a_terminal_only_and_not_to_those_who_want_none()
    {
        Assert.Contains('\e', (await CommandRun.OfAsync(["explain"], terminal: true)).Output);
        Assert.DoesNotContain('\e', (await CommandRun.OfAsync(["explain"])).Output);
        Assert.DoesNotContain('\e', (await CommandRun.OfAsync(["explain"], terminal: true, environment: new() { ["NO_COLOR"] = "1" })).Output);
    }
}
