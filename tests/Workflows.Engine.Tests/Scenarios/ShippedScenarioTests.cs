using Workflows.Engine.Scenarios;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Scenarios;

/// <summary>The scenarios that the project ships come out as they say.</summary>
public sealed class ShippedScenarioTests
{
    [Theory]
    [InlineData("processes")]
    [InlineData("samples")]
    public void Every_scenario_passes(string folder)
    {
        var suite = ScenarioSuite.Run(Repository.Read(folder));

        Assert.True(suite.Passed, string.Join('\n', suite.Results.Where(r => !r.Passed).Select(ScenarioReports.Failure)));
    }

    [Fact]
    public void The_example_in_the_authors_guide_passes()
    {
        var guide = File.ReadAllText(Repository.PathOf("processes/README.md"));
        var start = guide.IndexOf("```yaml\nscenario: One answers", StringComparison.Ordinal) + "```yaml\n".Length;
        var example = new SourceText("school-outreach/example.scenario.yaml", guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)]);

        var result = ScenarioRunner.Run(new(Repository.Read("processes").Files.Add(example.Path, example)), example.Path);

        Assert.True(result.Passed, ScenarioReports.Failure(result));
    }

    /// <summary>A scenario that cannot fail shows nothing: whatever is broken in the outreach, some scenario tells.</summary>
    [Theory]
    [InlineData("closes: 5 weeks after start", "closes: 6 weeks after start")]
    [InlineData("closes: 5 weeks after start ", "# ")]
    [InlineData("remind: [1 week before, on the day, every 3 days until closed]", "remind: [on the day, every 3 days until closed]")]
    [InlineData("remind: [1 week before, on the day, every 3 days until closed]", "remind: [1 week before, on the day, every 2 days until closed]")]
    [InlineData("escalate: 10 days after to process-owner-preschool", "escalate: 9 days after to process-owner-preschool")]
    [InlineData("due: 3 weeks", "due: 4 weeks")]
    [InlineData("by: head-teacher of <unit.id>", "by: working-group")]
    [InlineData("verdict != \"fler\"", "verdict = \"få\"")]
    [InlineData(
        "decide: few-incidents\n    with: { incidents: = unit.incidents }",
        "decide: few-incidents\n    with: { incidents: = unit.incidents + 1 }")]
    [InlineData("routine: { type: file, required: true, label: Rutinen }", "routine: { type: number, required: true, label: Rutinen }")]
    [InlineData("send back: { then: back to analyse, label: Återremiss }", "send back: { then: back to present, label: Återremiss }")]
    [InlineData("reject: { then: end rejected, label: Avslag }", "reject: { then: continue, label: Avslag }")]
    [InlineData("by: production-director", "by: process-owner-preschool")]
    [InlineData("reasons: { type: text, required: true, label: Skäl }", "reasons: { type: text, label: Skäl }")]
    [InlineData("to: [head-teacher of <unit.id>, assistant-head-teacher of <unit.id>]", "to: head-teacher of <unit.id>")]
    [InlineData("follow-up.results[answered = true].incidents", "follow-up.results[answered = true].item.incidents")]
    [InlineData("follow-up-upper-secondary.results[answered = true].incidents", "[]")]
    [InlineData("verdict = \"fler\" and item.kind = \"compulsory\"", "item.kind = \"compulsory\"")]
    [InlineData("to: [head-teacher of <unit.id>, counsellor of <unit.id>]", "to: head-teacher of <unit.id>")]
    [InlineData(
        "success_factors: { type: text, required: true, label: Framgångsfaktorer }",
        "success_factors: { type: text, label: Framgångsfaktorer }")]
    [InlineData("then: back to analyse-compulsory", "then: continue")]
    [InlineData("escalate: 10 days after to process-owner-schools", "escalate: 11 days after to process-owner-schools")]
    [InlineData("when: count(units[kind = \"upper-secondary\"]) > 0", "when: count(units[kind = \"upper\"]) > 0")]
    [InlineData("due: end of plan", "due: 1 week before end of plan")]
    public void Some_scenario_of_the_outreach_fails_when_it_is_broken(string right, string wrong)
    {
        var files = Repository.Read("processes").Files;
        var path = "school-outreach/school-outreach.process.yaml";
        var text = files[path].Content;
        Assert.Contains(right, text, StringComparison.Ordinal);

        var broken = new SourceText(path, text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.False(ScenarioSuite.Run(new(files.SetItem(path, broken)), "school-outreach").Passed);
    }

    [Fact]
    public void Those_of_every_routine_come_to_all_of_its_steps_outcomes_and_clauses()
    {
        var suite = ScenarioSuite.Run(Repository.Read("processes"));

        Assert.Empty(suite.Coverage.SelectMany(c => c.Steps.Missing.Concat(c.Outcomes.Missing).Select(m => $"{c.ProcessId}: {m}")));
        Assert.Empty(suite.Documents.SelectMany(d => d.Reached.Missing.Select(m => $"{d.Path}: {m}")));
    }
}
