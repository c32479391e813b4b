using System.Xml.Linq;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class CoverageCommandTests : IDisposable
{
    private readonly ProcessesFolder _folder = new ProcessesFolder()
        .With("expense.process.yaml", ProcessesFolder.Sound
            .Replace("start:", "governed-by: rules.clauses.yaml\nstart:", StringComparison.Ordinal)
            .Replace("    by: manager", "    clause: R1\n    by: manager", StringComparison.Ordinal)
            .Replace("    to: [employee]", "    clause: R2\n    to: [employee]", StringComparison.Ordinal))
        .With("rules.clauses.yaml", "document: Rules\nclauses:\n  R1: The manager approves.\n  R2: The employee is told.\n")
        .With(
            "opens.scenario.yaml",
            "scenario: it opens\nprocess: expense\ngiven:\n  now: 2020-02-10T08:00\nsteps:\n  - expect: { open: { approve: 1 } }\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Clauses_are_told_with_what_carries_them_and_what_fails_without()
    {
        var run = await _folder.RunAsync("coverage", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Rules (rules.clauses.yaml): 1 of 2 clauses are shown to be carried out\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "  shown         R1  The manager approves.\n                approve (expense): without it fails: it opens (opens.scenario.yaml:6)\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "  NOT SHOWN     R2  The employee is told.\n                notify-1 (expense): no scenario comes to it\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_same_shape_as_of_a_test()
    {
        var run = await _folder.RunAsync("coverage", ".", "--format", "json", "--junit", "clauses.xml");
        var test = await _folder.RunAsync("test", ".", "--format", "json");

        Assert.False(run.Json.GetProperty("allShown").GetBoolean());
        Assert.Equal(run.Json.EnumerateObject().Select(p => p.Name), test.Json.EnumerateObject().Select(p => p.Name));
        var clause = run.Json.GetProperty("documents")[0].GetProperty("clauses")[0];
        Assert.Equal(["clause", "text", "outOfScope", "reached", "shown", "carriedBy"], clause.EnumerateObject().Select(p => p.Name));
        Assert.Equal("opens.scenario.yaml", clause.GetProperty("carriedBy")[0].GetProperty("failingWithout").GetProperty("scenario").GetString());
        Assert.Equal("null", test.Json.GetProperty("documents")[0].GetProperty("clauses")[0].GetProperty("shown").GetRawText());
    }

    [Fact]
    public async Task Build_servers_get_a_test_case_for_every_clause()
    {
        await _folder.RunAsync("coverage", ".", "--junit", "clauses.xml");
        await _folder.RunAsync("test", ".", "--junit", "test.xml");

        Assert.Equal(("2", "1", "0"), OfClauses("clauses.xml"));
        Assert.Equal(("2", "0", "1"), OfClauses("test.xml")); // nothing was taken away, and no scenario comes to R2
    }

    private (string Tests, string Failures, string Skipped) OfClauses(string file)
    {
        var suite = XDocument.Parse(_folder.Read(file)).Descendants("testsuite").Single(s => s.Attribute("name")!.Value == "rules.clauses.yaml");
        return (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value);
    }

    [Theory]
    [InlineData("open: { aprove: 1 }", "error WF", "a scenario shows something only when it passes")]
    [InlineData("open: { approve: 2 }", "error WF7101", "a scenario shows something only when it passes")]
    public async Task What_is_wrong_with_a_scenario_is_told_before_anything_is_taken_away(string expected, string finding, string why)
    {
        _folder.With(
            "opens.scenario.yaml",
            $"scenario: it opens\nprocess: expense\ngiven:\n  now: 2020-02-10T08:00\nsteps:\n  - expect: {{ {expected} }}\n");

        var run = await _folder.RunAsync("coverage", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(finding, run.Output, StringComparison.Ordinal);
        Assert.Contains($"Nothing was taken away, since {why}: 1 error", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no scenario fails without it", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_process_is_told_before_anything_is_taken_away()
    {
        _folder.With("broken.process.yaml", ProcessesFolder.Sound.Replace("process: expense", "process: broken", StringComparison.Ordinal).Replace(
            "by: manager", "bye: manager", StringComparison.Ordinal));

        var run = await _folder.RunAsync("coverage", ".", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("broken.process.yaml", run.Json.GetProperty("diagnostics")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_folder_without_clauses_is_told()
    {
        using var folder = new ProcessesFolder().With("expense.process.yaml", ProcessesFolder.Sound);

        var run = await folder.RunAsync("coverage", ".");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'governed-by'", run.Error, StringComparison.Ordinal);
    }
}
