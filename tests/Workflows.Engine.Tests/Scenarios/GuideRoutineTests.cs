using System.Text.RegularExpressions;
using Workflows.Engine.Graph;
using Workflows.Engine.Scenarios;
using Workflows.Engine.Scenarios.Clauses;
using Workflows.Engine.Simulation;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Scenarios;

/// <summary>The routine that the author's guide leads to, step by step, is what it says it is.</summary>
public sealed partial class GuideRoutineTests
{
    private static readonly string Guide = File.ReadAllText(Repository.PathOf("processes/README.md"));

    [Fact]
    public void Its_files_are_checked_without_a_finding_and_its_scenarios_pass()
    {
        var check = FolderChecker.Check(Files());
        var suite = ScenarioSuite.Run(Files());

        Assert.Equal("", string.Concat(check.Diagnostics.Where(d => d.Severity > Severity.Info).Select(new DiagnosticRenderer().Render)));
        Assert.Equal(2, suite.Results.Length);
        Assert.True(suite.Passed, string.Join('\n', suite.Results.Where(r => !r.Passed).Select(ScenarioReports.Failure)));
        Assert.Equal("steps 10/10, outcomes 3/3", Assert.Single(suite.Coverage).ToString());
        Assert.Equal("6/6", Assert.Single(suite.Documents).Reached.ToString());
    }

    [Fact]
    public void Every_clause_of_its_document_is_missed_without_the_steps_that_carry_it()
    {
        var document = Assert.Single(ClauseCoverage.Of(Files()).Documents);

        Assert.True(document.AllShown, ClauseText.Of([document]));
    }

    [Fact]
    public void It_runs_to_its_end_in_a_simulation()
    {
        var process = Assert.Single(FolderChecker.Check(Files()).Processes);
        var plan = new SimulationPlan { From = new(2027, 2, 1), Data = new([new("subject", FeelValue.Of("a fence"))]) };

        var timeline = Simulator.Run(ProcessGraph.Build(process), plan);

        Assert.Equal(TimelineEnding.Ended, timeline.Ending);
        Assert.DoesNotContain(timeline.Entries, e => e.Kind == TimelineKind.Incident);
    }

    /// <summary>Scenarios of which the guide shows a part can be read.</summary>
    [Fact]
    public void Parts_of_scenarios_can_be_read()
    {
        var parts = Block().Matches(Guide).Select(m => m.Groups["content"].Value)
            .Where(c => c.StartsWith("steps:\n  - ", StringComparison.Ordinal) || c.StartsWith("given:\n", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(parts);
        Assert.All(parts, part =>
        {
            var diagnostics = new DiagnosticBag();
            var rest = part.Contains("steps:", StringComparison.Ordinal) ? "" : "steps:\n  - advance: 1 day\n";
            ScenarioReader.Read(new("part.scenario.yaml", $"scenario: a part\nprocess: part\n{part}{rest}"), diagnostics);
            Assert.Equal("", string.Concat(diagnostics.Sorted().Select(new DiagnosticRenderer().Render)));
        });
    }

    private static SourceSet Files() => SourceSet.Of(
        NamedBlock().Matches(Guide).Select(m => new SourceText(m.Groups["file"].Value, m.Groups["content"].Value)));

    [GeneratedRegex(@"`(?<file>complaints/[\w.-]+)`[^\n`]*:\n\n```\w+\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NamedBlock();

    [GeneratedRegex(@"^```yaml\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
