using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Definitions.Phrases;

public sealed class RoleReferenceReaderTests
{
    [Fact]
    public void A_role_is_a_name()
    {
        var role = Read("working-group");

        Assert.Equal("working-group", role.Name.Value);
        Assert.Null(role.Unit);
    }

    [Fact]
    public void A_role_of_a_unit_has_a_text_with_placeholders()
    {
        var role = Read("head-teacher of <unit.id>");

        Assert.Equal("head-teacher", role.Name.Span.Text);
        Assert.Equal("<unit.id>", role.Unit!.Span.Text);
        Assert.Equal("unit.id", role.Unit.Parts.Single().Placeholder!.Text);
    }

    [Fact]
    public void A_role_that_is_worked_out_starts_with_a_sign()
    {
        var diagnostics = new DiagnosticBag();

        var role = RoleReferenceReader.Read(Phrase.Of("= activity.owner"), diagnostics);

        Assert.Empty(diagnostics.Sorted());
        Assert.Equal("activity.owner", Assert.IsType<RoleReference.Computed>(role).Expression.Span.Text);
    }

    [Theory]
    [InlineData("head teacher", "WF1103 [head teacher] write 'head-teacher'")]
    [InlineData("assistant head teacher of <unit.id>", "WF1103 [assistant head teacher of <unit.id>] write 'assistant-head-teacher of <unit.id>'")]
    [InlineData("head-teacher of", "WF1103 [head-teacher of] write 'head-teacher of <unit.id>'")]
    [InlineData("<activity.owner>", "WF1103 [<activity.owner>] a role that is worked out is written '= activity.owner'")]
    [InlineData("head-teacher@preschool-a", "WF1103 [head-teacher@preschool-a] write 'head-teacher of preschool-a'")]
    [InlineData("person:anna", "WF1103 [person:anna] name a role; the organisation file says who holds it")]
    [InlineData("=", "WF1106 [=] write one, or take the key out")]
    public void A_role_that_is_not_understood_is_told_with_what_to_write(string text, string finding) =>
        Assert.Equal(finding, Phrase.Finding(text, (scalar, diagnostics) => RoleReferenceReader.Read(scalar, diagnostics)));

    private static RoleReference.Role Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var role = RoleReferenceReader.Read(Phrase.Of(text), diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return Assert.IsType<RoleReference.Role>(role);
    }
}
