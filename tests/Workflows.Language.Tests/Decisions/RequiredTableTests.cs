using NodaTime;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Decisions;

public sealed class RequiredTableTests
{
    private static readonly FeelMoment Moment = new(NodaConstants.UnixEpoch, DateTimeZone.Utc);

    private static readonly SourceText Few = new("few-reports.decision.yaml", """
        decision: few-reports
        inputs:
          reports: { type: whole number, allowed: ">= 0" }
        outputs:
          verdict: { type: text, allowed: [few, more] }
        rules:
          - { reports: "<= 3", verdict: few }
          - { reports: "> 3", verdict: more }
        """);

    private static readonly SourceText Visits = new("visits.decision.yaml", """
        decision: visits
        requires: few-reports
        inputs:
          verdict: { type: text, is: few-reports }
          kind: { type: text, allowed: [preschool, school] }
        outputs: { visits: whole number }
        rules:
          - { verdict: few, kind: preschool, visits: 2 }
          - { verdict: few, kind: school, visits: 1 }
          - { verdict: more, visits: 0 }
        """);

    [Theory]
    [InlineData(2, "preschool", "2")]
    [InlineData(2, "school", "1")]
    [InlineData(9, "school", "0")]
    public void A_table_looks_at_the_answer_of_another(int reports, string kind, string visits)
    {
        var answer = Read(Visits, Few)!.Evaluate(new([new("reports", FeelValue.Of(reports)), new("kind", FeelValue.Of(kind))]), Moment);

        Assert.Equal(visits, answer.Value.ToString());
    }

    [Fact]
    public void It_is_given_the_inputs_of_both_and_its_proof_takes_the_answers_that_the_other_may_give()
    {
        var visits = Read(Visits, Few)!;

        Assert.Equal(["kind", "reports"], visits.Inputs.Select(i => i.Name));
        Assert.True(visits.IsProven);
        Assert.Equal(["visits.decision.yaml", "few-reports.decision.yaml"], visits.Files.Select(f => f.Path));
    }

    [Fact]
    public void The_rules_that_matched_are_told_for_both()
    {
        var explained = Read(Visits, Few)!.Explain(new([new("reports", FeelValue.Of(9)), new("kind", FeelValue.Of("school"))]), Moment);

        Assert.Equal([("few-reports.decision.yaml", 2), ("visits.decision.yaml", 3)], explained.Matched.Select(m => (m.Span.Source.Path, m.Number)));
    }

    [Fact]
    public void A_circle_is_told_with_the_way_round()
    {
        var few = new SourceText(Few.Path, Few.Content.Replace("inputs:", "requires: visits\ninputs:", StringComparison.Ordinal));

        Assert.Equal(["WF3204 These tables require each other in a circle: 'visits' → 'few-reports' → 'visits'."], Findings(Visits, few));
    }

    [Fact]
    public void A_table_that_is_not_there_is_told() =>
        Assert.StartsWith("WF2009 There is no decision table 'few-reports.decision.yaml' here.", Findings(Visits)[0], StringComparison.Ordinal);

    [Fact]
    public void One_name_for_two_inputs_is_told()
    {
        var visits = new SourceText(Visits.Path, Visits.Content
            .Replace("kind: { type: text, allowed: [preschool, school] }", "reports: text", StringComparison.Ordinal)
            .Replace("kind: preschool", "reports: preschool", StringComparison.Ordinal)
            .Replace("kind: school", "reports: school", StringComparison.Ordinal));

        Assert.Equal(["WF3220 'few-reports', which this table requires, has an input 'reports' that is something else."], Findings(visits, Few));
    }

    private static DecisionFile? Read(SourceText table, params SourceText[] beside) =>
        DecisionFileReader.Read(table, SourceSet.Of(beside.Append(table)), new DiagnosticBag());

    private static string[] Findings(SourceText table, params SourceText[] beside)
    {
        var found = new DiagnosticBag();
        DecisionFileReader.Read(table, SourceSet.Of(beside.Append(table)), found);
        return [.. found.Sorted().Select(d => $"{d.Code} {d.Message}")];
    }
}
