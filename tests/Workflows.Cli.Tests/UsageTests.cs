using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed partial class UsageTests
{
    public static TheoryData<string> Commands { get; } =
        [
            "check",
            "explain",
            "graph",
            "schema",
            "simulate",
            "test",
            "feel",
            "decide",
            "deploy",
            "start",
            "list",
            "show",
            "tasks",
            "complete",
            "timers",
            "add-item",
            "cancel",
            "verify",
            "system",
            "backup",
            "restore",
            "release-sending",
        ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_help_with_examples(string command)
    {
        var run = await CommandRun.OfAsync([command, "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  workflows {command}", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_but_schema_answers_in_a_chosen_format(string command) =>
        Assert.Equal(command != "schema", (await CommandRun.OfAsync([command, "--help"])).Output.Contains("--format", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task An_example_names_files_that_are_there(string command)
    {
        var help = await CommandRun.OfAsync([command, "--help"]);

        var named = help.Output.Split((char[])[' ', '\n', '\r', '"']).Where(w => w.StartsWith("processes/", StringComparison.Ordinal));
        Assert.All(named, n => Assert.True(Path.Exists(Path.Combine(Root(), n)), n));
    }

    [Fact]
    public async Task Every_command_that_the_readme_and_the_guide_name_is_there()
    {
        var texts = File.ReadAllText(Path.Combine(Root(), "README.md")) + File.ReadAllText(Path.Combine(Root(), "processes/README.md"));
        var named = NamedCommand().Matches(texts).Select(m => m.Groups[1].Value).Distinct().ToList();
        var help = await CommandRun.OfAsync(["--help"]);

        Assert.Contains("deploy", named);
        Assert.All(named, n => Assert.Matches($@"(?m)^\s+{n}\b", help.Output));
    }

    [Fact]
    public async Task Without_a_command_the_help_is_shown_and_the_code_tells_that_nothing_was_done()
    {
        var run = await CommandRun.OfAsync([]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Commands:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_command_is_told_with_what_was_meant()
    {
        var run = await CommandRun.OfAsync(["explian", "WF0001"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("did you mean 'explain'?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "--lte", "did you mean '--late'?")]
    [InlineData("explain", "--fromat", "did you mean '--format'?")]
    [InlineData("show", "--journl", "did you mean '--journal'?")]
    public async Task A_misspelt_option_is_told_with_what_was_meant(string command, string option, string hint)
    {
        var run = await CommandRun.OfAsync([command, option]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lang", "list", "--lang", "sv")]
    [InlineData("--lang", "list", "--lang=sv")]
    [InlineData("--lang", "explain", "--lang", "sv")]
    [InlineData("--lang", "start", "p", "--as", "anna", "--lang", "sv")]
    public async Task An_unknown_option_is_told_once_whatever_stands_behind_it(string option, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: There is no option '{option}'.\n  = hint: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<instance> is missing.", "cancel", "--reason", "x")]
    [InlineData("<folder> is missing.", "backup")]
    public async Task An_argument_that_is_missing_is_named(string words, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: {words}\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("complete", "collect")]
    [InlineData("start", "--as", "anna")]
    [InlineData("cancel", "1b9d6bcd")]
    [InlineData("list", "--status", "asleep")]
    [InlineData("list", "--format", "xml")]
    [InlineData("timers", "--purpose", "nap")]
    [InlineData("start", "p", "--as", "anna", "--received", "yesterday")]
    public async Task Wrong_usage_is_told_and_shows_where_the_help_is(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"'workflows {arguments[0]} --help'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var run = await CommandRun.OfAsync(["--version"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+", run.Output);
    }

    [GeneratedRegex(@"^(?:.*`)?workflows ([a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex NamedCommand();

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath("../..", Path.GetDirectoryName(file)!);
}
