using System.Text.Json;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class FeelCommandTests
{
    [Theory]
    [InlineData("1 + 2", "3\ntype: number\n")]
    [InlineData("-1 + 2", "1\ntype: number\n")]
    [InlineData("\"a\" + \"b\"", "\"ab\"\ntype: string\n")]
    [InlineData("@\"2020-02-28\" + duration(\"P1D\")", "@\"2020-02-29\"\ntype: date\n")]
    [InlineData("[1, 2][item > 1]", "[2]\ntype: list<number>\n")]
    [InlineData("{a: 1, b c: true}", "{a: 1, \"b c\": true}\ntype: context<a: number, b c: boolean>\n")]
    public async Task A_value_is_told_with_its_type(string expression, string told)
    {
        var run = await CommandRun.OfAsync(["feel", expression]);

        Assert.Equal((0, told, ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Names_come_from_the_context()
    {
        var run = await CommandRun.OfAsync(["feel", "count(units[reports > 1])", "--context", """{"units": [{"reports": 1}, {"reports": 2.50}]}"""]);

        Assert.Equal("1\ntype: number\n", run.Output);
    }

    [Theory]
    [InlineData("due + @\"P1D\"", "2020-02-11")]
    [InlineData("due < reported[1]", "true")]
    [InlineData("wait * 2", "P2D")]
    [InlineData("mail", "@\\\"home\\\"")]
    public async Task Dates_times_and_durations_are_written_in_the_context_as_FEEL_writes_them(string expression, string expected)
    {
        const string context = """{"due": "@\"2020-02-10\"", "reported": ["@\"2020-02-12\""], "wait": "@\"P1D\"", "mail": "@\"home\""}""";

        var run = await CommandRun.OfAsync(["feel", expression, "--context", context]);

        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_context_may_stand_in_a_file()
    {
        using var folder = new ProcessesFolder().With("case.json", """{"number of units": 3}""");

        var run = await folder.RunAsync("feel", "number of units * 2", "--context", "@case.json");

        Assert.Equal("6\ntype: number\n", run.Output);
    }

    [Fact]
    public async Task An_unknown_name_is_pointed_to_with_what_was_meant()
    {
        var run = await CommandRun.OfAsync(["feel", "1 + reprots", "--context", """{"reports": 2}"""]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WF3002: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 | 1 + reprots\n  |     ^^^^^^^\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean 'reports'?", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name + 1", """{"name": "Vera"}""", "WF3004")]
    [InlineData("person.nmae", """{"person": {"name": "Vera"}}""", "WF3003")]
    [InlineData("units[1].nmae", """{"units": [{"name": "North"}, {"place": "South"}]}""", "WF3003")]
    [InlineData("1 +", "{}", "WF3001")]
    public async Task Types_are_taken_from_the_values_of_the_context(string expression, string context, string code)
    {
        var run = await CommandRun.OfAsync(["feel", expression, "--context", context]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error {code}: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reply")]
    [InlineData("reply.day")]
    [InlineData("reply > 3")]
    [InlineData("units[1].reply + 1")]
    public async Task Of_a_null_in_the_context_nothing_is_assumed(string expression)
    {
        var run = await CommandRun.OfAsync(["feel", expression, "--context", """{"reply": null, "units": [{"reply": null}]}"""]);

        Assert.StartsWith("null\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_it_came_to_null_is_told()
    {
        var run = await CommandRun.OfAsync(["feel", "reports / units", "--context", """{"reports": 2, "units": 0}"""]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("null\ntype: number\n\ninfo WF3014: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 | reports / units\n  | ^^^", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_that_was_asked_for_is_good() => Assert.Equal(0, (await CommandRun.OfAsync(["feel", "null"])).ExitCode);

    [Fact]
    public async Task Programs_get_value_expression_type_and_findings()
    {
        var good = (await CommandRun.OfAsync(["feel", "[@\"2020-02-10\", 1.50]", "--format", "json"])).Json;
        var wrong = (await CommandRun.OfAsync(["feel", "1 + x", "--format", "json"])).Json;

        var answer = good.GetProperty("answer");
        Assert.Equal("2020-02-10", answer.GetProperty("value")[0].GetString());
        Assert.Equal("list<Any>", answer.GetProperty("type").GetString());
        Assert.StartsWith("[@\"2020-02-10\", 1.5", answer.GetProperty("feel").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, wrong.GetProperty("answer").ValueKind);
        Assert.Equal(5, wrong.GetProperty("diagnostics")[0].GetProperty("span").GetProperty("start").GetProperty("column").GetInt32());
    }

    [Theory]
    [InlineData("{", "--context is no JSON")]
    [InlineData("[1]", "--context is no JSON object")]
    [InlineData("@no.json", "There is no file no.json")]
    [InlineData("""{"a": 1, "a": 2}""", "The field 'a' occurs twice")]
    public async Task A_context_that_cannot_be_used_is_told(string context, string words)
    {
        var run = await CommandRun.OfAsync(["feel", "1", "--context", context]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }
}
