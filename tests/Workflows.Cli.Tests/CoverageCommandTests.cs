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
        .With("opens.scenario.yaml", "scenario: it opens\nprocess: expense\ngiven:\n  now: 2020-02-10T08:00\nsteps:\n  - expect: { open: { approve: 1 } }\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Clauses_are_told_with_what_carries_them_and_what_fails_without()
    {
        var run = await _folder.RunAsync("coverage", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("expense: 1 of 2 clauses are shown to be carried out\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("carried by approve\n           without that fails: it opens (opens.scenario.yaml:6)", run.Output, StringComparison.Ordinal);
        Assert.Contains("NOT SHOWN  R2  The employee is told.\n           carried by notify-1\n           no scenario fails without that", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_same()
    {
        var run = await _folder.RunAsync("coverage", ".", "--format", "json", "--junit", "clauses.xml");

        Assert.False(run.Json.GetProperty("allShown").GetBoolean());
        var clause = run.Json.GetProperty("processes")[0].GetProperty("clauses")[0];
        Assert.Equal(["clause", "text", "shown", "carriedBy", "failingWithout", "invalidWithout"], clause.EnumerateObject().Select(p => p.Name));
        Assert.Equal("opens.scenario.yaml", clause.GetProperty("failingWithout")[0].GetProperty("scenario").GetString());
        var suite = XDocument.Parse(_folder.Read("clauses.xml")).Descendants("testsuite").Single();
        Assert.Equal(("2", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
    }

    [Theory]
    [InlineData("open: { aprove: 1 }", "error WF", "a scenario shows something only when it passes")]
    [InlineData("open: { approve: 2 }", "error WF7101", "a scenario shows something only when it passes")]
    public async Task What_is_wrong_with_a_scenario_is_told_before_anything_is_taken_away(string expected, string finding, string why)
    {
        _folder.With("opens.scenario.yaml", $"scenario: it opens\nprocess: expense\ngiven:\n  now: 2020-02-10T08:00\nsteps:\n  - expect: {{ {expected} }}\n");

        var run = await _folder.RunAsync("coverage", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(finding, run.Output, StringComparison.Ordinal);
        Assert.Contains($"Nothing was taken away, since {why}: 1 error", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no scenario fails without that", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_process_is_told_before_anything_is_taken_away()
    {
        _folder.With("broken.process.yaml", ProcessesFolder.Sound.Replace("process: expense", "process: broken", StringComparison.Ordinal).Replace("by: manager", "bye: manager", StringComparison.Ordinal));

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
