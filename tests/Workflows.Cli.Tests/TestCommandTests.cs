using System.Xml.Linq;
using Xunit;

namespace Workflows.Cli.Tests;

public sealed class TestCommandTests : IDisposable
{
    private const string Good =
        """
        scenario: it opens
        process: expense
        given:
          now: 2020-02-10T08:00
        steps:
          - expect: { open: { approve: 1 } }

        """;

    private readonly ProcessesFolder _folder = new ProcessesFolder()
        .With("expense.process.yaml", ProcessesFolder.Sound)
        .With("opens.scenario.yaml", Good);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Scenarios_are_played_and_what_they_do_not_come_to_is_told()
    {
        var run = await _folder.RunAsync("test", ".");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("passed  it opens (opens.scenario.yaml)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("expense: steps 1/2, outcomes 0/2", run.Output, StringComparison.Ordinal);
        Assert.Contains("no scenario comes to these outcomes: approve: approve, approve: reject", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 0 failed.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_told_at_its_line_with_what_happened()
    {
        _folder.With("wrong.scenario.yaml", Good.Replace("approve: 1", "approve: 2", StringComparison.Ordinal));

        var run = await _folder.RunAsync("test", ".");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAILED  it opens (wrong.scenario.yaml)", run.Output, StringComparison.Ordinal);
        Assert.Contains("--> wrong.scenario.yaml:6:", run.Output, StringComparison.Ordinal);
        Assert.Contains("What happened:", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_scenario_is_played_alone()
    {
        _folder.With("wrong.scenario.yaml", Good.Replace("approve: 1", "approve: 2", StringComparison.Ordinal));

        Assert.Equal(0, (await _folder.RunAsync("test", "opens.scenario.yaml")).ExitCode);
    }

    [Fact]
    public async Task Programs_get_json_and_build_servers_xml()
    {
        var run = await _folder.RunAsync("test", ".", "--format", "json", "--junit", "results.xml");

        Assert.Equal(["passed", "allShown", "scenarios", "coverage", "documents"], run.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal("testsuites", XElement.Parse(_folder.Read("results.xml")).Name.LocalName);
    }

    [Fact]
    public async Task A_folder_without_scenarios_is_wrong_usage()
    {
        var run = await _folder.With("none/expense.process.yaml", ProcessesFolder.Sound).RunAsync("test", "none");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no scenario in none.", run.Error, StringComparison.Ordinal);
    }
}
