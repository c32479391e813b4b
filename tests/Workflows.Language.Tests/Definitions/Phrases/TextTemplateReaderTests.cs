using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Definitions.Phrases;

public sealed class TextTemplateReaderTests
{
    [Theory]
    [InlineData("Routine of <unit.name>, please", "'Routine of '|(unit.name)|', please'")]
    [InlineData("<a><b>", "(a)|(b)")]
    [InlineData("less < than", "'less < than'")]
    [InlineData("I <3 it, a <= b, end <", "'I <3 it, a <= b, end <'")]
    [InlineData("a <<b> and <<< c", "'a <b> and << c'")]
    [InlineData("a > b", "'a > b'")]
    [InlineData("<_x>", "(_x)")]
    [InlineData("<count(results[answered = true])> came", "(count(results[answered = true]))|' came'")]
    public void Placeholders_are_told_from_characters_that_stand_for_themselves(string text, string parts)
    {
        var diagnostics = new DiagnosticBag();

        var template = TextTemplateReader.Read(Phrase.Of(text), diagnostics);

        Assert.Empty(diagnostics.Sorted());
        Assert.Equal(parts, string.Join('|', template!.Parts.Select(p => p.Literal is { } words ? $"'{words}'" : $"({p.Placeholder!.Text})")));
    }

    [Fact]
    public void The_place_of_a_placeholder_is_that_in_the_file_also_in_a_quoted_text()
    {
        var template = TextTemplateReader.Read(Phrase.Of("\"\\\"<unit.name>\\\" and it's\""), new());

        Assert.Equal("unit.name", template!.Parts[1].Placeholder!.Span.Text);
    }

    [Fact]
    public void A_placeholder_that_is_not_closed_is_an_error() => Assert.Equal(
        "WF1104 [<unit.name, please] close it with '>', or write '<<' for the character itself",
        Phrase.Finding("Routine of <unit.name, please", (scalar, diagnostics) => TextTemplateReader.Read(scalar, diagnostics)));

    [Fact]
    public void An_outline_shows_gaps() =>
        Assert.Equal("Routine of …", TextTemplateReader.Read(Phrase.Of("Routine of <unit.name>"), new())!.Outline);
}
