using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Xunit;

namespace Workflows.Language.Tests.Yaml;

/// <summary>A slip in a file's form is told in an author's words, at the words that are wrong.</summary>
public sealed class YamlSyntaxTests
{
    [Theory]
    [InlineData("title School\nowner: x\n", "WF0011", "1:1", "title School")]
    [InlineData("title: School\nowner x\nby: y\n", "WF0011", "2:1", "owner x")]
    [InlineData("due: 3 weeks\nremind\n  - x\n", "WF0011", "2:1", "remind")]
    [InlineData("a: \"x\nb: y\n", "WF0012", "1:4", "\"")]
    [InlineData("a: 'x\nb: y\n", "WF0012", "1:4", "'")]
    [InlineData("steps:\n  - task: a\n    by: x\n   due: 3\n", "WF0013", "4:4", "due: 3")]
    [InlineData("title: Answer\n  by: x\n", "WF0013", "2:3", "by: x")]
    [InlineData("  a: b\nc: d\n", "WF0013", "2:1", "c: d")]
    [InlineData("a:\n- b\n - c\n", "WF0013", "3:2", "- c")]
    [InlineData("a: @x\n", "WF0014", "1:4", "@")]
    [InlineData("a: `x`\n", "WF0014", "1:4", "`")]
    [InlineData("a: %x\n", "WF0014", "1:4", "%")]
    [InlineData("a: ]\n", "WF0014", "1:4", "]")]
    [InlineData("title: Answer: yes\nby: x\n", "WF0015", "1:14", ":")]
    [InlineData("a: [1, 2\nb: y\n", "WF0016", "1:4", "[")]
    [InlineData("a: [b, [c, d]\ne: f\n", "WF0016", "1:4", "[")]
    [InlineData("a:\n  b: [\n x]\n", "WF0016", "2:6", "[")]
    [InlineData("a: { b: [x}, c: d }\n", "WF0016", "1:9", "[")]
    [InlineData("a: \"\\d\"\n", "WF0017", "1:5", "\\d")]
    [InlineData("a: \"x \\uD800 y\"\n", "WF0017", "1:7", "\\u")]
    [InlineData("a: \"\\x:1\"\n", "WF0017", "1:5", "\\x")]
    [InlineData("a: b\u0007c\n", "WF0018", "1:5", "\u0007")]
    [InlineData("a: b\0c\n", "WF0018", "1:5", "\0")]
    [InlineData("%TAG ! x:\n---\na: b\n", "WF0020", "1:1", "%TAG ! x:")]
    [InlineData("a: \"x\" y\n", "WF0021", "1:8", "y")]
    [InlineData("a: 'it's'\n", "WF0021", "1:8", "s'")]
    [InlineData("a: \"b\": c\n", "WF0021", "1:7", ": c")]
    [InlineData("k: [a]#x\n", "WF0021", "1:7", "#")]
    [InlineData("a: - x\n  - y\n", "WF0022", "1:4", "- x")]
    [InlineData("when: > 5\n", "WF0023", "1:7", ">")]
    [InlineData("a: | x\n", "WF0023", "1:4", "|")]
    [InlineData("a:\n\t- x\n", "WF0010", "2:1", "\t")]
    [InlineData("a:\n  - x\n\tb: c\n", "WF0010", "3:1", "\t")]
    [InlineData("title:School\nowner: x\n", "WF0033", "1:1", "title:School")]
    [InlineData("a:\n  - x\n  -y\n  - z\n", "WF0034", "3:3", "-y")]
    [InlineData("a: *bold* text\n", "WF0006", "1:4", "*bold*")]
    [InlineData("a: &x y\n", "WF0006", "1:4", "&")]
    [InlineData("a: !!str y\n", "WF0007", "1:4", "!!str y")]
    [InlineData("a: 1\n---\nb: 2\n", "WF0004", "2:1", "---")]
    [InlineData("# only a comment\n", "WF0005", "1:1", "")]
    [InlineData("? [a]\n: b\n", "WF0009", "1:3", "[")]
    [InlineData("? a\n: b\n", "WF0009", "1:1", "?")]
    [InlineData("a: b\n: c\n", "WF0009", "2:1", ":")]
    public void A_slip_is_told_at_its_place(string text, string code, string position, string words)
    {
        var found = Assert.Single(Read(text).Diagnostics);

        Assert.Equal((code, position, words), (found.Code, found.Span.StartPosition.ToString(), found.Span.Text));
        Assert.NotNull(found.Hint);
        Assert.DoesNotContain("While ", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: Case #12\n", "WF0030", "#12")]
    [InlineData("a: #12\n", "WF0030", "#12")]
    [InlineData("a: { label: Name, address }\n", "WF0031", "address")]
    [InlineData("a: [1,5 weeks before, on the day]\n", "WF0031", ",5 weeks before")]
    [InlineData("a: {unit.name}\n", "WF0011", "unit.name")]
    [InlineData("a: b\tc\n", "WF0032", "\t")]
    [InlineData("a: { from:2020 }\n", "WF0033", "from:2020")]
    [InlineData("a: text\n  due:3 weeks\n", "WF0033", "due:3 weeks")]
    [InlineData("a:\n  -on the day\n", "WF0034", "-on the day")]
    public void A_trap_of_YAML_is_told_and_the_rest_is_read(string text, string code, string words)
    {
        var (root, diagnostics) = Read(text);

        var found = Assert.Single(diagnostics);
        Assert.Equal((code, words), (found.Code, found.Span.Text));
        Assert.NotNull(root);
    }

    [Theory]
    [InlineData("a: b # a comment\nc:   # another\n  d: e\n")]
    [InlineData("a: b#c\nd: C# and F#\n")]
    [InlineData("a: \"b\tc\"\nd: |\n  e\tf\n# a\tcomment\ng: h # a\tcomment\n")]
    [InlineData("a: person:anna\nb: 12:30\nc: https://example.org/x\nd: -5\ne: \"-x\"\n")]
    [InlineData("a: [1, 2,3]\nb: [on the day, 2 days after]\n")]
    [InlineData("a: { b: c, d: }\n")]
    [InlineData("a: <unit.name> of {x}\nb: = x.y\n")]
    [InlineData("---\na: b\n...\n")]
    public void What_is_meant_as_written_is_left_alone(string text)
    {
        var (root, diagnostics) = Read(text);

        Assert.Empty(diagnostics);
        Assert.NotNull(root);
    }

    [Theory]
    [InlineData("set: { total: sum(results[answered = true].incidents) }\n", "each key on a line of its own")]
    [InlineData("to: [a, b\nby: c\n", "each item on a line of its own")]
    public void A_bracket_that_does_not_fit_is_told_with_the_form_that_needs_none(string text, string hint)
    {
        var found = Assert.Single(Read(text).Diagnostics);

        Assert.Equal("WF0016", found.Code);
        Assert.Contains(hint, found.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_of_two_equal_keys_is_told_and_dropped()
    {
        var (root, diagnostics) = Read("due: 3 weeks\ntitle: x\ndue: 5 weeks\n");

        var found = Assert.Single(diagnostics);
        Assert.Equal("WF0008", found.Code);
        Assert.Equal("3:1", found.Span.StartPosition.ToString());
        Assert.Equal("1:1", Assert.Single(found.Related).Span.StartPosition.ToString());
        Assert.Equal("3 weeks", ((YamlScalar)((YamlMapping)root!).Find("due")!.Value).Value);
    }

    private static (YamlNode? Root, IReadOnlyList<Diagnostic> Diagnostics) Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new SourceText("x.process.yaml", text), diagnostics);
        return (root, diagnostics.Sorted());
    }
}
