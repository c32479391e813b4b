using Workflows.Engine.Scenarios;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Scenarios;

/// <summary><c>complete every</c> does all tasks of a step with one line.</summary>
public sealed class CompleteEveryTests
{
    private const string Each = "for-each: subject in [\"art\", \"latin\", \"music\"]";

    private const string Rest = """
            task: Write for <subject>
            by: clerk
            form: { pages: { type: number, required: true } }
          - id: read
            task: Read <sum(view.results[answered = true].pages)> pages
            by: clerk
        """;

    [Theory]
    [InlineData(Each)]
    [InlineData(Each + ", in turn")]
    public void Every_item_is_done_alike(string forEach) => Assert.Empty(Codes(forEach, """
        steps:
          - complete every: view
            with: { pages: 2 }
          - expect: { open: { view: 0, read: 1 }, results: { view: { missing: [] } } }
        """));

    [Fact]
    public void Those_that_were_done_before_stay_as_they_are() => Assert.Empty(Codes(Each, """
        steps:
          - complete: view for art
            with: { pages: 9 }
          - complete every: view
            as: clerk
            with: { pages: 2 }
          - expect: { open: { view: 0, read: 1 } }
        """));

    [Fact]
    public void A_task_that_is_refused_fails_it() => Assert.Equal(["WF7103"], Codes(Each, "steps:\n  - complete every: view\n"));

    [Fact]
    public void Where_none_is_open_it_fails() => Assert.Equal(["WF7102"], Codes(Each, "steps:\n  - complete every: read\n"));

    [Fact]
    public void A_step_that_is_not_there_is_told() => Assert.Equal(["WF7004"], Codes(Each, "steps:\n  - complete every: viev\n"));

    private static IEnumerable<string> Codes(string forEach, string scenario)
    {
        var process = "process: views\ntitle: Views\nsteps:\n  - id: view\n    " + forEach + "\n" + Rest.ReplaceLineEndings("\n");
        var sources = SourceSet.Of([new("views.process.yaml", process), new("x.scenario.yaml", "scenario: x\nprocess: views\n" + scenario)]);
        return ScenarioRunner.Run(sources, "x.scenario.yaml").Diagnostics.Select(d => d.Code);
    }
}
