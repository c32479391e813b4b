using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Xunit;

namespace Workflows.Language.Tests.Feel;

public sealed class QuoteHintTests
{
    [Theory]
    [InlineData("set: yes", "for yes write true, without quotes")]
    [InlineData("set: \"no\"", "for no write false, without quotes")]
    [InlineData("when: failed = yes", "for yes write true, without quotes")]
    [InlineData("set: wrong", "a text needs quotes: '\"wrong\"'")]
    [InlineData("set: \"wrong\"", "a text needs quotes: '\"wrong\"'")]
    [InlineData("set: 'wrong'", "a text needs quotes: '\"wrong\"'")]
    [InlineData("when: kind = wrong", "a text needs quotes: \"wrong\"")]
    [InlineData("when: 'kind = wrong'", "a text needs quotes: \"wrong\"")]
    [InlineData("when: \"kind = wrong\"", "a text needs quotes: 'kind = \"wrong\"'")]
    [InlineData("when: wrong = kind", "a text needs quotes: '\"wrong\" = kind'")]
    public void A_hint_can_be_copied_into_the_file(string yaml, string hint) => Assert.Equal(hint, Finding(yaml).Hint);

    [Theory]
    [InlineData("set: '\"wrong\"'")]
    [InlineData("when: 'kind = \"wrong\"'")]
    [InlineData("when: failed = true")]
    public void What_the_hints_say_is_right(string yaml) => Assert.Empty(Findings(yaml));

    private static Diagnostic Finding(string yaml) => Assert.Single(Findings(yaml));

    private static ImmutableArray<Diagnostic> Findings(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        var root = Assert.IsType<YamlMapping>(YamlReader.Read(new SourceText("t.yaml", yaml), diagnostics));
        var scope = Expressions.Scope(("kind", FeelType.Text), ("failed", FeelType.Boolean));
        FeelExpression.Compile(Assert.IsType<YamlScalar>(root.Entries[0].Value), 0, scope, diagnostics);
        return diagnostics.Sorted();
    }
}
