using Workflows.Language.Decisions;
using Workflows.Language.Feel;
using Workflows.Language.Tests.Feel;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Decisions;

public sealed class DmnFileTests
{
    private const string Header = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="routing" namespace="urn:routing">""";

    private const string Routing = Header + """
        <itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"preschool", "compulsory"</text></allowedValues></itemDefinition>
        <inputData name="Kind of unit" id="kind"><variable name="Kind of unit" typeRef="tKind"/></inputData>
        <decision name="Owner" id="owner">
          <variable name="Owner" typeRef="string"/>
          <informationRequirement><requiredInput href="#kind"/></informationRequirement>
          <decisionTable hitPolicy="UNIQUE">
            <input><inputExpression><text>Kind of unit</text></inputExpression></input>
            <output/>
            <rule><inputEntry><text>"preschool"</text></inputEntry><outputEntry><text>"process owner preschool"</text></outputEntry></rule>
            <rule><inputEntry><text>not("preschool")</text></inputEntry><outputEntry><text>"process owner school"</text></outputEntry></rule>
          </decisionTable>
        </decision>
        <decision name="Letter" id="letter">
          <variable name="Letter"/>
          <informationRequirement><requiredDecision href="#owner"/></informationRequirement>
          <literalExpression><text>"To the " + Owner</text></literalExpression>
        </decision>
        </definitions>
        """;

    [Fact]
    public void A_decision_is_made_of_the_decisions_that_it_requires()
    {
        var letter = Library(Routing).Find("m.dmn")!.FindDecision("Letter")!;
        Assert.Equal(["Kind of unit"], letter.Inputs.Select(i => i.Name));
        Assert.Equal("\"To the process owner preschool\"", Decide(letter, "preschool").Value.ToString());
    }

    [Fact]
    public void A_value_that_its_type_does_not_allow_is_null_with_the_reason()
    {
        var result = Decide(Library(Routing).Find("m.dmn")!.FindDecision("Owner")!, "university");
        Assert.Contains(result.Reasons, r => r.Message == "The value is none of those that its type allows.");
    }

    [Theory]
    [InlineData("""<!DOCTYPE d [<!ENTITY x "y">]><definitions/>""")]
    [InlineData("""<!DOCTYPE d SYSTEM "file:///etc/passwd"><definitions/>""")]
    [InlineData("<definitions>&undefined;</definitions>")]
    [InlineData("<definitions><decision></definitions>")]
    [InlineData("")]
    [InlineData("<other/>")]
    public void What_is_no_plain_model_is_refused(string content)
    {
        var library = Library(content);
        Assert.Null(library.Find("m.dmn"));
        Assert.Equal("WF3200", Assert.Single(library.Diagnostics).Code);
    }

    [Fact]
    public void A_hundred_thousand_nested_elements_are_one_finding()
    {
        var library = Library(Header + string.Concat(Enumerable.Repeat("<context>", 100_000)));
        Assert.Null(library.Find("m.dmn"));
        Assert.Equal("WF3200", Assert.Single(library.Diagnostics).Code);
    }

    [Fact]
    public void A_mistake_in_an_expression_is_told_at_its_place_in_the_file()
    {
        var content = Routing.Replace("\"To the \" + Owner", "\"&lt;b&gt;\" + Ower", StringComparison.Ordinal);
        var library = Library(content);
        library.Find("m.dmn");
        var finding = Assert.Single(library.Diagnostics);
        Assert.Equal("WF3002", finding.Code);
        Assert.Equal("Ower", finding.Span.Text);
    }

    [Fact]
    public void Decisions_that_require_each_other_are_told()
    {
        var library = Library(Header + """
            <decision name="A" id="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement>
              <literalExpression><text>1</text></literalExpression></decision>
            <decision name="B" id="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement>
              <literalExpression><text>A</text></literalExpression></decision>
            </definitions>
            """);
        var model = library.Find("m.dmn")!;
        Assert.Contains(library.Diagnostics, d => d.Code == "WF3204");
        Assert.True(model.FindDecision("B")!.Evaluate(FeelContext.Empty, Expressions.Moment).Value is FeelNumber or FeelNull);
    }

    [Fact]
    public void Models_that_import_each_other_in_a_circle_end()
    {
        static string Model(string own, string other) => $"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="{own}" namespace="urn:{own}">
              <import name="{other}" namespace="urn:{other}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
            </definitions>
            """;
        var library = new DecisionLibrary([new("a.dmn", Model("a", "b")), new("b.dmn", Model("b", "a"))]);
        Assert.NotNull(library.Find("a.dmn"));
        Assert.Contains(library.Diagnostics, d => d.Code == "WF3202");
    }

    [Fact]
    public void What_our_checker_finds_strange_in_a_model_that_runs_is_a_warning()
    {
        var library = Library("""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="n">
              <decision id="d" name="d"><variable name="d"/><literalExpression><text>1 + "a"</text></literalExpression></decision>
              <decision id="e" name="e"><variable name="e"/><literalExpression><text>1 +</text></literalExpression></decision>
            </definitions>
            """);

        Assert.NotNull(library.Find("m.dmn"));
        Assert.Equal(["WF3004 Warning", "WF3001 Error"], library.Diagnostics.Select(d => $"{d.Code} {d.Severity}"));
    }

    private static DecisionLibrary Library(string content) => new([new SourceText("m.dmn", content)]);

    private static FeelResult Decide(Decision decision, string kind) =>
        decision.Evaluate(new([new("Kind of unit", FeelValue.Of(kind))]), Expressions.Moment);
}
