using System.Xml.Linq;
using Workflows.Language.Decisions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Layout;
using Workflows.Language.Text;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Language.Tests.Layout;

public sealed class DecisionDrawingTests
{
    private static readonly DecisionGrid Few = DecisionGrid.Of(Read("""
        decision: few
        title: Few reports?
        inputs:
          reports: { type: whole number, allowed: ">= 0" }
          limit: whole number
          within: { type: yes-no, is: reports <= limit }
        outputs:
          verdict: { type: text, allowed: [none, few, more] }
        annotations: why
        rules:
          - { reports: 0, verdict: none }
          - { reports: "> 0", within: yes, verdict: few, why: a | b }
          - { reports: "> 0", within: no, verdict: more }
        """));

    [Fact]
    public void A_table_as_a_picture() => Snapshot.Verify(DecisionSvg.Render("Few reports?", [Few]), extension: "svg");

    [Fact]
    public void A_table_in_Markdown() => Assert.Equal(
        """
        # Few reports?

        | U | reports | limit | within | **verdict** | *why* |
        |---|---|---|---|---|---|
        | 1 | 0 | - | - | none |  |
        | 2 | > 0 | - | yes | few | a \| b |
        | 3 | > 0 | - | no | more |  |

        """.ReplaceLineEndings("\n"),
        DecisionMarkdown.Render(Few));

    [Fact]
    public void Columns_stand_under_their_labels_and_cells_as_the_author_wrote_them()
    {
        var grid = DecisionGrid.Of(Read("""
            decision: few
            title: Har enheten anmält få?
            inputs:
              reports: { type: whole number, label: anmälda, allowed: ">= 0" }
              kind: { type: text, label: verksamhet, allowed: [förskola, skola, gymnasium] }
              within: { type: yes-no, label: få?, is: reports < 4 }
            outputs:
              verdict: { type: text, label: omdöme, allowed: [få, fler] }
            rules:
              - { kind: "förskola, skola", within: yes, verdict: få }
              - { kind: not("gymnasium"), within: no, verdict: fler }
              - { kind: gymnasium, verdict: "= if reports = 0 then \"få\" else \"fler\"" }
            """));

        Assert.Equal(
            ["anmälda: >= 0", "verksamhet: förskola, skola, gymnasium", "få?: = reports < 4", "omdöme: få, fler"],
            grid.Columns.Select(c => $"{c.Head}: {c.Beneath}"));
        Assert.Equal(
            """
            - Rule 1: verksamhet förskola, skola, få? yes → omdöme få
            - Rule 2: verksamhet not("gymnasium"), få? no → omdöme fler
            - Rule 3: verksamhet gymnasium → omdöme = if reports = 0 then "få" else "fler"

            """.ReplaceLineEndings("\n"),
            grid.Outline);
    }

    [Fact]
    public void The_picture_has_a_title_and_tells_every_rule_in_words()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var root = XElement.Parse(DecisionSvg.Render("Few reports?", [Few]));

        Assert.Equal("img", root.Attribute("role")?.Value);
        Assert.Equal(root.Element(svg + "title")?.Attribute("id")?.Value, root.Attribute("aria-labelledby")?.Value);
        Assert.Equal(root.Element(svg + "desc")?.Attribute("id")?.Value, root.Attribute("aria-describedby")?.Value);
        Assert.Contains("- Rule 2: reports > 0, within yes → verdict few; why a | b", root.Element(svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_of_a_model_are_drawn_under_their_decisions_names()
    {
        var file = new SourceText("routing.dmn", """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="r" name="Routing" namespace="https://example.org/routing">
              <decision id="unit" name="Decide unit">
                <variable name="Decide unit" typeRef="string"/>
                <decisionTable id="table">
                  <output id="o"/>
                  <rule id="r1"><outputEntry id="a1"><text>"large"</text></outputEntry></rule>
                </decisionTable>
              </decision>
              <decision id="colour" name="Colour"><variable name="Colour"/><literalExpression><text>"red"</text></literalExpression></decision>
            </definitions>
            """);

        var grid = Assert.Single(DecisionGrid.Of(new DecisionLibrary([file]).Find("routing.dmn")!));

        Assert.Equal("Decide unit", grid.Title);
        Assert.Equal("- Rule 1: always → Decide unit \"large\"\n", grid.Outline);
    }

    private static DecisionFile Read(string text)
    {
        var source = new SourceText("few.decision.yaml", text);
        return DecisionFileReader.Read(source, SourceSet.Of([source]), new DiagnosticBag())!;
    }
}
