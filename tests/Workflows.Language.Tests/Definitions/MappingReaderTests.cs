using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Xunit;

namespace Workflows.Language.Tests.Definitions;

public sealed class MappingReaderTests
{
    private readonly DiagnosticBag _diagnostics = new();

    [Fact]
    public void Values_are_read_as_what_they_are_asked_for()
    {
        var map = Over("title: no\ncount: 017\nactive: no\nday: 2020-02-29\nclause: [A1, A2]\nto: one\n");

        Assert.Equal("no", map.RequiredWord("title")?.Value);
        Assert.Equal(17, map.OptionalWholeNumber("count"));
        Assert.False(map.OptionalYesNo("active"));
        Assert.Equal(new LocalDate(2020, 2, 29), map.OptionalDate("day"));
        Assert.Equal(["A1", "A2"], map.OptionalWords("clause").Select(w => w.Value));
        Assert.Equal(["one"], map.OptionalWords("to").Select(w => w.Value));
        Assert.Null(map.OptionalWord("absent"));
        map.RejectUnknown();
        Assert.Equal(0, _diagnostics.Count);
    }

    [Fact]
    public void A_misspelt_key_is_told_with_what_was_meant()
    {
        var map = Over("titel: x\nby: y\n");
        map.OptionalWord("title");
        map.RequiredWord("by");
        map.RejectUnknown();

        AssertTold("WF1003", "A task has no key 'titel'.", "did you mean 'title'?", "titel");
    }

    [Fact]
    public void A_missing_key_is_told_at_the_first_key()
    {
        Over("by: x\n").RequiredWord("title");

        AssertTold("WF1002", "A task needs the key 'title'.", "add 'title: …'", "by");
    }

    [Fact]
    public void A_misspelt_key_that_has_to_be_there_is_one_finding()
    {
        var map = Over("titel: x\n");
        map.RequiredWord("title");
        map.RejectUnknown();

        AssertTold("WF1003", "A task has no key 'titel'.", "did you mean 'title'?", "titel");
    }

    [Fact]
    public void Of_two_keys_that_are_like_a_missing_one_the_second_is_unknown_only()
    {
        var map = Over("titel: x\ntitle2: y\n");
        map.RequiredWord("title");
        map.RejectUnknown();

        Assert.Equal(["WF1003", "WF1003"], _diagnostics.Sorted().Select(d => d.Code));
    }

    [Fact]
    public void Something_else_than_a_set_of_keys_is_told_with_the_keys_that_there_are()
    {
        Assert.Null(MappingReader.Over(YamlReader.Read(new SourceText("x.yaml", "2020"), _diagnostics)!, _diagnostics, ProcessVocabulary.Plan));

        Assert.Equal(
            "write each key with its value on a line of its own below; the keys are 'from', 'to', 'clause' and 'assumed'",
            Assert.Single(_diagnostics.Sorted()).Hint);
    }

    [Theory]
    [InlineData("title: [a, b]", "WF1001", "Expected a text for 'title', found a list.", "[a, b]")]
    [InlineData("title:\n  x: y\n  z: w", "WF1001", "Expected a text for 'title', found a set of keys.", "x: y")]
    [InlineData("title:", "WF1004", "Nothing stands behind 'title'.", "")]
    [InlineData("title: ' '", "WF1004", "Nothing stands behind 'title'.", "' '")]
    public void Another_kind_than_a_text_is_told(string text, string code, string message, string words)
    {
        Assert.Null(Over(text).RequiredWord("title"));

        AssertTold(code, message, null, words);
    }

    [Theory]
    [InlineData("remind: a, b", "put brackets around it: [a, b]")]
    [InlineData("remind: a", "write '- a' on the line below the key")]
    public void A_text_in_place_of_a_list_is_told_with_the_way_to_write_it(string text, string hint)
    {
        Assert.Empty(Over(text).OptionalList("remind"));

        AssertTold("WF1001", "Expected a list for 'remind', found a text.", hint, null);
    }

    [Fact]
    public void A_missed_blank_behind_a_colon_is_recognised()
    {
        Assert.Null(Over("plan: from:2020-02-10").OptionalMapping("plan"));

        AssertTold("WF1001", "Expected a set of keys for 'plan', found a text.", "put a blank behind the colon: 'from: 2020-02-10'", null);
    }

    [Theory]
    [InlineData("day: 2020-02-30", "WF1007")]
    [InlineData("day: tomorrow", "WF1007")]
    public void What_is_no_date_is_told(string text, string code)
    {
        Assert.Null(Over(text).OptionalDate("day"));

        AssertTold(code, null, "write year-month-day, such as 2020-02-10", null);
    }

    [Fact]
    public void A_number_beyond_its_limits_is_told()
    {
        Assert.Null(Over("count: 101").OptionalWholeNumber("count", 1, 100));

        AssertTold("WF1005", "'101' is not a whole number from 1 to 100, as 'count' has to be.", null, "101");
    }

    [Fact]
    public void A_name_with_blanks_is_told_with_a_usable_one()
    {
        Assert.Null(Over("id: head teacher").RequiredName("id"));

        AssertTold("WF1010", null, "write 'head-teacher'", "head teacher");
    }

    [Fact]
    public void A_choice_is_told_with_the_nearest()
    {
        Assert.Null(Over("level: secrt").OptionalChoice(
            "level", new Dictionary<string, Sensitivity> { ["public"] = Sensitivity.Public, ["secret"] = Sensitivity.Secret }));

        AssertTold("WF1009", "'secrt' cannot be 'level'; it may be 'public' or 'secret'.", "did you mean 'secret'?", "secrt");
    }

    private MappingReader Over(string text)
    {
        var root = YamlReader.Read(new SourceText("x.yaml", text), _diagnostics);
        return MappingReader.Over(root!, _diagnostics, "a task")!;
    }

    private void AssertTold(string code, string? message, string? hint, string? words)
    {
        var found = Assert.Single(_diagnostics.Sorted());
        Assert.Equal(code, found.Code);
        Assert.Equal(message ?? found.Message, found.Message);
        Assert.Equal(hint ?? found.Hint, found.Hint);
        Assert.Equal(words ?? found.Span.Text, found.Span.Text);
    }
}
