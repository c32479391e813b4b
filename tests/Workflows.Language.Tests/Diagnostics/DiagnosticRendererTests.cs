using System.Text.Json;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Diagnostics;

public sealed class DiagnosticRendererTests
{
    private static readonly DiagnosticRule Rule = new("WF2003", Severity.Error, "Unknown step", "A step that does not exist.");
    private static readonly DiagnosticRule Advice = new("WF2004", Severity.Warning, "Odd step", "A step that is odd.");

    [Fact]
    public void A_finding_is_shown_with_its_words_a_hint_and_related_places()
    {
        var lines = Enumerable.Range(1, 23).Select(i => $"# {i}").Append("      goto: aprove").Append("  - id: approve");
        var source = new SourceText("processes/expense.process.yaml", string.Join('\n', lines));
        var diagnostic = new Diagnostic(Rule, Find(source, "aprove"), "No step named 'aprove' in this process.", "did you mean 'approve' (line 25)?",
            [new(Find(source, "approve"), "this one")]);

        Assert.Equal(
            """
            error WF2003: No step named 'aprove' in this process.
              --> processes/expense.process.yaml:24:13
               |
            24 |       goto: aprove
               |             ^^^^^^
               = hint: did you mean 'approve' (line 25)?
              ::: processes/expense.process.yaml:25:9: this one
               |
            25 |   - id: approve
               |         -------

            """, new DiagnosticRenderer().Render(diagnostic));
    }

    [Fact]
    public void All_findings_end_with_a_count()
    {
        var source = new SourceText("a.yaml", "a: b\nc: d");

        Assert.Equal(
            """
            error WF2003: One.
             --> a.yaml:1:4
              |
            1 | a: b
              |    ^

            warning WF2004: Two.
             --> a.yaml:2:4
              |
            2 | c: d
              |    ^

            1 error, 1 warning

            """, new DiagnosticRenderer().Render([new(Rule, Find(source, "b"), "One."), new(Advice, Find(source, "d"), "Two.")]));
    }

    [Theory]
    [InlineData("a:\tfoo", "1 | a:  foo", "  |     ^^^")]
    [InlineData("漢字: foo", "1 | 漢字: foo", "  |       ^^^")]
    [InlineData("e\u0301: foo", "1 | e\u0301: foo", "  |    ^^^")]
    [InlineData("😀: foo", "1 | 😀: foo", "  |     ^^^")]
    [InlineData("\u001b[31m: foo", "1 | \uFFFD[31m: foo", "  |        ^^^")]
    [InlineData("\u202E: foo", "1 | \uFFFD: foo", "  |    ^^^")]
    public void The_mark_stands_under_the_words_whatever_comes_before(string line, string shown, string mark)
    {
        var rendered = Lines(new(Rule, Find(new("a.yaml", line), "foo"), "x"));

        Assert.Equal((shown, mark), (rendered[3], rendered[4]));
    }

    [Fact]
    public void A_span_over_two_lines_is_marked_on_both()
    {
        var source = new SourceText("a.yaml", "a: one\n   two\nb: c");

        Assert.Equal(["1 | a: one", "  |    ^^^", "2 |    two", "  |    ^^^"], Lines(new(Rule, source.Span(3, 13), "x")).Skip(3).Take(4));
    }

    [Fact]
    public void A_long_span_is_shown_by_its_first_and_last_line()
    {
        var source = new SourceText("a.yaml", string.Join('\n', Enumerable.Range(1, 12).Select(i => $"line {i}")) + "\n");

        Assert.Equal(
            [" 1 | line 1", "   | ^^^^^^", "..", "12 | line 12", "   | ^^^^^^^"],
            Lines(new(Rule, source.Whole, "x")).Skip(3).Take(5).Select(l => l.Replace("...", "..", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_very_long_line_is_cut_around_the_words()
    {
        var source = new SourceText("a.yaml", new string('x', 5000) + " foo " + new string('y', 5000));
        var rendered = Lines(new(Rule, Find(source, "foo"), "x"));

        Assert.True(rendered[3].Length < 140);
        Assert.StartsWith("1 | …x", rendered[3], StringComparison.Ordinal);
        Assert.EndsWith("y…", rendered[3], StringComparison.Ordinal);
        Assert.Equal(rendered[3].IndexOf("foo", StringComparison.Ordinal), rendered[4].IndexOf("^^^", StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_behind_the_end_of_a_line_is_marked_with_one_sign()
    {
        var source = new SourceText("a.yaml", "a:");

        Assert.Equal(["1 | a:", "  |   ^"], Lines(new(Rule, source.Span(2, 2), "x")).Skip(3).Take(2));
    }

    [Fact]
    public void Colours_are_used_only_when_asked_for()
    {
        var diagnostic = new Diagnostic(Rule, new SourceText("a.yaml", "a: b").Span(3, 4), "x", "y");

        Assert.DoesNotContain('\e', new DiagnosticRenderer().Render(diagnostic));
        Assert.Contains("\e[31m^", new DiagnosticRenderer(TerminalColours.Ansi).Render(diagnostic), StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_form_has_positions_and_related_places()
    {
        var source = new SourceText("p/a.yaml", "a: b\nc: d");
        var json = DiagnosticJson.Write([new(Rule, Find(source, "d"), "One.", null, [new(Find(source, "b"), "the other")])]);
        var first = JsonDocument.Parse(json).RootElement[0];

        Assert.Equal(
            """
            {"code":"WF2003","severity":"error","message":"One.","hint":null,"path":"p/a.yaml",
            "span":{"start":{"line":2,"column":4},"end":{"line":2,"column":5}},
            "related":[{"message":"the other","path":"p/a.yaml",
            "span":{"start":{"line":1,"column":4},"end":{"line":1,"column":5}}}]}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(first));
    }

    [Fact]
    public void What_follows_from_an_earlier_stage_is_left_out()
    {
        var source = new SourceText("a.yaml", "a: b\nc: d");
        var bag = new DiagnosticBag();
        bag.Report(ShapeRules.WrongKind, Find(source, "b"), "cause", "mend it");
        bag.Report(Rule, Find(source, "b"), "consequence", "mend it");
        bag.Report(Rule, Find(source, "d"), "something else", "mend it");

        Assert.Equal(["cause", "something else"], bag.Sorted().Select(d => d.Message));
    }

    private static SourceSpan Find(SourceText source, string words)
    {
        var at = source.Content.IndexOf(words, StringComparison.Ordinal);
        return source.Span(at, at + words.Length);
    }

    private static string[] Lines(Diagnostic diagnostic) => new DiagnosticRenderer().Render(diagnostic).Split('\n');
}
