using System.Collections.Immutable;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Tests.Feel;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Decisions;

public sealed class DecisionFileTests
{
    private const string Columns = """
        decision: few-reports
        inputs:
          reports: { type: whole number, allowed: ">= 0" }
          kind: { type: text, allowed: [preschool, compulsory] }
        outputs:
          verdict: { type: text, allowed: [none, few, enough] }
        """;

    [Fact]
    public void A_table_without_gap_and_overlap_decides_every_case()
    {
        var file = Good("""
            rules:
              - { reports: 0, verdict: none }
              - { reports: "[1..3]", verdict: few }
              - { reports: "> 3", kind: preschool, verdict: enough }
              - { reports: "[4..6]", kind: compulsory, verdict: few }
              - { reports: "> 6", kind: compulsory, verdict: enough }
            """);
        Assert.Equal("\"none\"", Decide(file, """{reports: 0, kind: "preschool"}"""));
        Assert.Equal("\"few\"", Decide(file, """{reports: 5, kind: "compulsory"}"""));
        Assert.Equal("\"enough\"", Decide(file, """{reports: 5, kind: "preschool"}"""));
    }

    [Fact]
    public void A_gap_is_told_with_an_example() => Assert.Equal(
        ["WF3210 No rule matches reports = 4, kind = 'compulsory'."],
        Findings("""
            rules:
              - { reports: "<= 3", verdict: few }
              - { reports: "> 3", kind: preschool, verdict: enough }
              - { reports: "> 5", kind: compulsory, verdict: enough }
            """));

    [Fact]
    public void Gaps_and_overlaps_are_told_with_the_labels_of_the_inputs_beside_their_names() => Assert.Equal(
        ["WF3210 No rule matches reports (anmälda) = 4.", "WF3211 This rule and rule 1 both match reports (anmälda) = 3."],
        Read("""
            decision: few-reports
            inputs:
              reports: { type: whole number, label: anmälda, allowed: ">= 0" }
            outputs:
              verdict: { type: text, label: omdöme, allowed: [few, enough] }
            rules:
              - { reports: "<= 3", verdict: few }
              - { reports: 3, verdict: few }
              - { reports: "> 4", verdict: enough }
            """).Findings.Select(f => $"{f.Code} {f.Message}"));

    [Fact]
    public void An_overlap_is_told_with_an_example_and_both_rules() => Assert.Equal(
        ["WF3211 This rule and rule 1 both match reports = 3, kind = 'preschool'."],
        Findings("""
            rules:
              - { reports: "<= 3", verdict: few }
              - { reports: ">= 3", verdict: enough }
            """));

    [Fact]
    public void Whole_numbers_have_nothing_between_them() => Assert.Empty(Findings("""
        rules:
          - { reports: "<= 3", verdict: few }
          - { reports: ">= 4", verdict: enough }
        """));

    [Fact]
    public void Rules_that_answer_alike_may_overlap_when_any_may_count() => Assert.Equal(
        ["WF3211 This rule and rule 2 both match reports = 3, kind = 'preschool'."],
        Findings("""
            hit-policy: A
            rules:
              - { reports: "<= 3", verdict: few }
              - { reports: "[2..3]", verdict: few }
              - { reports: ">= 3", verdict: enough }
            """));

    [Fact]
    public void A_rule_that_never_counts_is_told() => Assert.Equal(
        ["WF3212 This rule never counts: wherever it matches, a rule above it does too."],
        Findings("""
            hit-policy: F
            rules:
              - { reports: "<= 3", verdict: few }
              - { reports: 2, verdict: none }
              - { verdict: enough }
            """));

    [Fact]
    public void What_depends_on_other_values_is_not_proven_and_works_all_the_same()
    {
        var (file, findings) = Read("""
            decision: few
            hit-policy: F
            inputs: { reports: number, threshold: number }
            outputs: { few: yes-no }
            rules:
              - { reports: "<= threshold", few: yes }
              - { few: no }
            """);
        Assert.Equal(["WF3213"], findings.Select(f => f.Code));
        Assert.Equal("true", Decide(file!, "{reports: 2, threshold: 3}"));
        Assert.Equal("false", Decide(file!, "{reports: 4, threshold: 3}"));
    }

    [Theory]
    [InlineData("C", "[10, 5, 10]")]
    [InlineData("C+", "25")]
    [InlineData("C<", "5")]
    [InlineData("C>", "10")]
    [InlineData("C#", "2")]
    [InlineData("R", "[10, 5, 10]")]
    [InlineData("F", "10")]
    [InlineData("P", "5")]
    [InlineData("O", "[5, 10, 10]")]
    public void Hit_policies_make_one_answer_of_several_rules(string policy, string answer)
    {
        var (file, findings) = Read($$"""
            decision: points
            hit-policy: "{{policy}}"
            inputs: { late: yes-no }
            outputs: { points: { type: number, allowed: [5, 10] } }
            annotations: why
            rules:
              - { late: yes, points: 10, why: it is late }
              - { late: yes, points: 5 }
              - { points: 10 }
            """);
        Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        Assert.Equal(answer, Decide(file!, "{late: true}"));
    }

    [Fact]
    public void Dates_and_computed_inputs_and_answers_need_no_quotes()
    {
        var (file, findings) = Read("""
            decision: deadline
            inputs:
              received: date
              month: { type: whole number, is: received.month, allowed: "[1..12]" }
            outputs: { until: date, several: yes-no }
            rules:
              - { received: "< 2020-07-01", month: "<= 6", until: 2020-06-30, several: no }
              - { received: "< 2020-07-01", month: "> 6", until: 2019-12-31, several: no }
              - { received: ">= 2020-07-01", until: '= received + duration("P7D")', several: yes }
            """);
        Assert.Empty(findings);
        Assert.Equal(["received"], file!.Inputs.Select(i => i.Name));
        Assert.Equal("""{until: @"2020-06-30", several: false}""", Decide(file, """{received: date("2020-02-10")}"""));
        Assert.Equal("""{until: @"2020-08-08", several: true}""", Decide(file, """{received: date("2020-08-01")}"""));
    }

    [Fact]
    public void A_default_closes_every_gap() => Assert.Equal("\"enough\"", Decide(
        Read("""
            decision: few
            inputs: { reports: number }
            outputs: { verdict: { type: text, allowed: [few, enough], default: enough } }
            rules:
              - { reports: "< 3", verdict: few }
            """).File!,
        "{reports: 3}"));

    [Theory]
    [InlineData("rules: [{ reports: 0, verdict: plenty }]", "WF3214 'plenty'")]
    [InlineData("rules: [{ reports: many, verdict: few }]", "WF3002 'many'")]
    [InlineData("rules: [{ reports: 0, verdikt: few }]", "WF1003 'verdikt'")]
    [InlineData("hit-policy: X\nrules: [{ verdict: few }]", "WF1009 'X'")]
    public void Mistakes_are_told_where_they_stand(string rules, params string[] expected)
    {
        var diagnostics = new DiagnosticBag();
        DecisionFileReader.Read(new SourceText("t.decision.yaml", Columns + "\n" + rules), SourceSet.Of([]), diagnostics);
        Assert.Equal(expected, diagnostics.Sorted().Where(d => d.Code != "WF3210").Select(d => $"{d.Code} '{d.Span.Text}'"));
    }

    private static DecisionFile Good(string rules)
    {
        var (file, findings) = Read(Columns + "\n" + rules);
        Assert.Empty(findings);
        return file!;
    }

    private static string[] Findings(string rules) =>
        [.. Read(Columns + "\n" + rules).Findings.Select(f => $"{f.Code} {f.Message}")];

    private static (DecisionFile? File, ImmutableArray<Diagnostic> Findings) Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var file = DecisionFileReader.Read(new SourceText("t.decision.yaml", text), SourceSet.Of([]), diagnostics);
        return (file, diagnostics.Sorted());
    }

    private static string Decide(DecisionFile file, string inputs)
    {
        var context = Assert.IsType<FeelContext>(Expressions.Evaluate(inputs).Value);
        return file.Evaluate(context, Expressions.Moment).Value.ToString();
    }
}
