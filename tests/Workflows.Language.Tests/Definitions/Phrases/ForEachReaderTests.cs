using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Definitions.Phrases;

public sealed class ForEachReaderTests
{
    [Fact]
    public void A_for_each_names_the_item_and_the_list()
    {
        var diagnostics = new DiagnosticBag();

        var loop = ForEachReader.Read(Phrase.Of("unit in units[kind = \"preschool\" and incidents in [0..3]]"), null, diagnostics);

        Assert.Empty(diagnostics.Sorted());
        Assert.Equal("unit", loop.Variable.Span.Text);
        Assert.Equal("units[kind = \"preschool\" and incidents in [0..3]]", loop.Items.Span.Text);
    }

    [Theory]
    [InlineData("units", "WF1105 [units] write it as in 'unit in units'")]
    [InlineData("unit of units", "WF1105 [unit of units] write it as in 'unit in units'")]
    [InlineData("unit in", "WF1105 [unit in] write it as in 'unit in units'")]
    [InlineData("pre-school in units", "WF1107 [pre-school] write 'pre_school'")]
    public void A_for_each_that_is_not_understood_is_told_with_what_to_write(string text, string finding) =>
        Assert.Equal(finding, Phrase.Finding(text, (scalar, diagnostics) => ForEachReader.Read(scalar, null, diagnostics)));
}
