using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Xunit;

namespace Workflows.Language.Tests.Feel;

public sealed class FindingTests
{
    private static readonly FeelScope Scope = Expressions.Scope(
        ("threshold", FeelType.Number),
        ("status", FeelType.Text),
        ("received", FeelType.Date),
        ("first name", FeelType.Text),
        ("units", new FeelType.ListOf(new FeelType.ContextOf(Fields(("kind", FeelType.Text), ("size", FeelType.Number))))),
        ("unit", new FeelType.ContextOf(Fields(("kind", FeelType.Text), ("late replies", FeelType.Number)))));

    [Theory]
    [InlineData("threshold >", "WF3001 ''")]
    [InlineData("(threshold", "WF3001 ''")]
    [InlineData("threshold > 3 3", "WF3001 '3'")]
    [InlineData("\"abc", "WF3001 '\"abc'")]
    [InlineData("", "WF3001 ''")]
    [InlineData("thresold > 3", "WF3002 'thresold'")]
    [InlineData("status = open", "WF3002 'open'")]
    [InlineData("unit.knd = \"x\"", "WF3003 'knd'")]
    [InlineData("units[knd = \"x\"]", "WF3002 'knd'")]
    [InlineData("received.yeer", "WF3003 'yeer'")]
    [InlineData("threshold + status", "WF3004 'threshold + status'")]
    [InlineData("threshold < status", "WF3004 '<'")]
    [InlineData("threshold = \"3\"", "WF3005 '='")]
    [InlineData("if threshold then 1 else 2", "WF3006 'threshold'")]
    [InlineData("threshold and true", "WF3006 'threshold'")]
    [InlineData("substring(status)", "WF3007 'substring(status)'")]
    [InlineData("substring(text: status, start position: 1)", "WF3007 'substring(text: status, start position: 1)'")]
    [InlineData("upper case(threshold)", "WF3008 'threshold'")]
    [InlineData("threshold(3)", "WF3009 'threshold'")]
    [InlineData("@\"2021-02-29\"", "WF3010 '@\"2021-02-29\"'")]
    [InlineData("date(\"2021-02-29\")", "WF3010 'date(\"2021-02-29\")'")]
    [InlineData("status instance of txt", "WF3012 'txt'")]
    [InlineData("function(x) external {java: {class: \"a\"}}", "WF3013 'function(x) external {java: {class: \"a\"}}'")]
    public void A_mistake_is_told_at_its_words(string text, string finding) => Assert.Equal([finding], Expressions.Findings(text, Scope));

    [Fact]
    public void Several_mistakes_are_told_in_one_go() =>
        Assert.Equal(["WF3002 'thresold'", "WF3003 'knd'"], Expressions.Findings("thresold > 3 and unit.knd = \"x\"", Scope));

    [Theory]
    [InlineData("unit.late replies > threshold and first name != null")]
    [InlineData("count(units[kind = \"preschool\" and size > threshold]) = 0")]
    [InlineData("received + duration(\"P14D\") > date(\"2020-02-10\")")]
    [InlineData("for u in units return u.size * 2")]
    [InlineData("some u in units satisfies u.kind = status")]
    [InlineData("sum(units.size) / count(units)")]
    public void What_is_right_is_left_alone(string text) => Assert.Empty(Expressions.Findings(text, Scope));

    [Fact]
    public void A_hint_names_what_was_meant()
    {
        var diagnostics = new DiagnosticBag();
        FeelExpression.Compile(new SourceText("t", "thresold > 3"), Scope, diagnostics);
        Assert.Equal("did you mean 'threshold'?", Assert.Single(diagnostics.Sorted()).Hint);
    }

    [Fact]
    public void A_finding_points_into_the_yaml_whatever_its_quotes()
    {
        const string Yaml = """
            when: 'status = "it''s" and thresold > 3'
            """;
        var diagnostics = new DiagnosticBag();
        var root = Assert.IsType<YamlMapping>(YamlReader.Read(new SourceText("t.yaml", Yaml), diagnostics));
        FeelExpression.Compile(Assert.IsType<YamlScalar>(root.Entries[0].Value), 0, Scope, diagnostics);
        var finding = Assert.Single(diagnostics.Sorted());
        Assert.Equal("thresold", finding.Span.Text);
        Assert.Equal(new LinePosition(1, 29), finding.Span.StartPosition);
    }

    [Theory]
    [InlineData("null + 1", "'null' has no value, so there is no sum.")]
    [InlineData("1 / 0", "The divisor is zero, or the result is out of range.")]
    [InlineData("[1, 2][3]", "The list has no item at this place.")]
    [InlineData("number(\"x\")", "The text is not a number.")]
    public void The_reason_for_null_is_kept(string text, string reason) =>
        Assert.Equal(reason, Assert.Single(Expressions.Evaluate(text).Reasons).Message);

    [Fact]
    public void The_variables_that_are_read_are_known() =>
        Assert.Equal(
            "first name, threshold",
            string.Join(", ", Expressions.Compiled("threshold > 3 or first name = null or {a: 1, b: a}.b = 1", Scope).Names));

    private static ImmutableDictionary<string, FeelType> Fields(params (string Name, FeelType Type)[] fields) =>
        ImmutableDictionary.CreateRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Type)));
}
