using Xunit;

namespace Workflows.Cli.Tests;

public sealed class DecideCommandTests : IDisposable
{
    private const string Table =
        """
        decision: few-reports
        title: Which units reported none or few
        inputs:
          reports: { type: whole number, allowed: ">= 0" }
          since: { type: date }
        outputs:
          verdict: { type: text, allowed: [none, few, enough] }
        annotations: [why]
        rules:
          - { reports: 0, verdict: none, why: Nobody wrote }
          - { reports: "> 0", since: "< 2020-01-01", verdict: enough }
          - { reports: "> 0", since: ">= 2020-01-01", verdict: few, why: The term is short }

        """;

    private const string Model =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="routing" namespace="urn:routing">
          <inputData id="size" name="Size"><variable name="Size" typeRef="number"/></inputData>
          <decision id="d1" name="Decide unit">
            <variable name="Decide unit" typeRef="string"/>
            <informationRequirement><requiredInput href="#size"/></informationRequirement>
            <decisionTable hitPolicy="FIRST">
              <input><inputExpression typeRef="number"><text>Size</text></inputExpression></input>
              <output/>
              <annotation name="Reason"/>
              <rule><inputEntry><text>&gt; 10</text></inputEntry><outputEntry><text>"large"</text></outputEntry>
                <annotationEntry><text>Many</text></annotationEntry></rule>
              <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"small"</text></outputEntry>
                <annotationEntry><text/></annotationEntry></rule>
            </decisionTable>
          </decision>
          <decision id="d2" name="Half">
            <variable name="Half"/>
            <informationRequirement><requiredInput href="#size"/></informationRequirement>
            <literalExpression><text>Size / 2</text></literalExpression>
          </decision>
        </definitions>
        """;

    private readonly ProcessesFolder _folder = new ProcessesFolder().With("few.decision.yaml", Table).With("routing.dmn", Model);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_tells_its_answer_and_the_rule_with_its_notes()
    {
        var run = await _folder.RunAsync("decide", "few.decision.yaml", "--input", """{"reports": 2, "since": "2020-02-10"}""");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            Which units reported none or few
              verdict: "few"

            RULE  WHERE                   NOTES
            3     few.decision.yaml:12:7  why: The term is short

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public async Task A_decision_of_a_model_is_named_behind_its_file()
    {
        var run = await _folder.RunAsync("decide", "routing.dmn#Decide unit", "--input", """{"Size": 12}""");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Decide unit\n  Decide unit: \"large\"\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Reason: Many", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_may_stand_in_a_file_and_the_missing_ones_are_mentioned()
    {
        _folder.With("case.json", """{"reports": 0}""");

        var run = await _folder.RunAsync("decide", "few.decision.yaml", "--input", "@case.json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("verdict: \"none\"", run.Output, StringComparison.Ordinal);
        Assert.Equal("Not given, so null: 'since'.\n", run.Error);
    }

    [Fact]
    public async Task That_no_rule_matches_is_told()
    {
        var run = await _folder.RunAsync("decide", "few.decision.yaml", "--input", """{"reports": 2}""");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("verdict: null", run.Output, StringComparison.Ordinal);
        Assert.Contains("info WF3014: No rule of the table matches.\n --> few.decision.yaml:9:1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_with_a_gap_is_not_run()
    {
        _folder.With("few.decision.yaml", Table.Replace("reports: 0,", "reports: 7,", StringComparison.Ordinal));

        var run = await _folder.RunAsync("decide", "few.decision.yaml", "--input", """{"reports": 2}""");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WF3210: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Not decided: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_value_rules_and_findings()
    {
        var json = (await _folder.RunAsync("decide", "few.decision.yaml", "--input", """{"reports": 0}""", "--format", "json")).Json;

        Assert.Equal("none", json.GetProperty("value").GetString());
        Assert.Equal("since", json.GetProperty("missing")[0].GetString());
        Assert.Equal(0, json.GetProperty("diagnostics").GetArrayLength());
        var rule = Assert.Single(json.GetProperty("matched").EnumerateArray());
        Assert.Equal(1, rule.GetProperty("rule").GetInt32());
        Assert.Equal("Nobody wrote", rule.GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("no.dmn", "{}", "There is no file no.dmn")]
    [InlineData("routing.dmn", "{}", "name one behind #, as in 'routing.dmn#Decide unit'")]
    [InlineData("routing.dmn#Decide unti", "{}", "did you mean 'Decide unit'?")]
    [InlineData("few.decision.yaml#x", "{}", "is no decision")]
    [InlineData("few.decision.yaml", """{"report": 2}""", "did you mean 'reports'?")]
    [InlineData("few.decision.yaml", """{"reports": "two"}""", "In field 'reports': Expected a number")]
    [InlineData("few.decision.yaml", """{"since": "2020-02-30"}""", "In field 'since': Expected a date")]
    [InlineData("few.decision.yaml", "reports=2", "--input is no JSON")]
    public async Task What_cannot_be_decided_is_told(string decision, string input, string words)
    {
        var run = await _folder.RunAsync("decide", decision, "--input", input);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_the_wrong_kind_within_a_model_is_pointed_to()
    {
        _folder.With("routing.dmn", Model.Replace("<text>\"small\"</text>", "<text>3</text>", StringComparison.Ordinal));

        var run = await _folder.RunAsync("decide", "routing.dmn#Decide unit", "--input", """{"Size": 1}""");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("info WF3014: A number is not a text as declared.\n --> routing.dmn:4:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_drawn_for_people_to_read()
    {
        var run = await _folder.RunAsync("graph", "few.decision.yaml");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            # Which units reported none or few

            | U | reports | since | **verdict** | *why* |
            |---|---|---|---|---|
            | 1 | 0 | - | none | Nobody wrote |
            | 2 | > 0 | &lt; 2020-01-01 | enough |  |
            | 3 | > 0 | >= 2020-01-01 | few | The term is short |

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Theory]
    [InlineData("svg", "<svg ")]
    [InlineData("text", "- Rule 1: reports 0")]
    public async Task A_table_is_also_drawn_as_a_picture_and_told_in_words(string format, string part)
    {
        var run = await _folder.RunAsync("graph", "few.decision.yaml", "--format", format);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("few.decision.yaml", "mermaid", 2)]
    [InlineData("no.decision.yaml", "markdown", 2)]
    [InlineData("gap.decision.yaml", "markdown", 1)]
    public async Task What_cannot_be_drawn_is_told(string file, string format, int exitCode)
    {
        _folder.With("gap.decision.yaml", Table.Replace("reports: 0,", "reports: 7,", StringComparison.Ordinal));

        var run = await _folder.RunAsync("graph", file, "--format", format);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("error", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
