using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Diagnostics;

public sealed class RuleCatalogueTests
{
    private const string Update = "WORKFLOWS_UPDATE_DOCS";

    [Fact]
    public void Every_rule_has_a_code_of_its_own_and_a_real_explanation()
    {
        var rules = RuleCatalogue.Language.All.ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, rule =>
        {
            Assert.Matches("^WF[0-9]{4}$", rule.Code);
            Assert.InRange(rule.Title.Length, 3, 60);
            Assert.True(rule.Explanation.Trim().Length >= 40, $"{rule.Code} explains itself too briefly");
            Assert.DoesNotContain("TODO", rule.Explanation, StringComparison.OrdinalIgnoreCase);
            Assert.All(rule.Explanation.Split('\n'), line => Assert.True(line.Length <= 130, $"{rule.Code} has a long line"));
        });
        Assert.Equal(rules.Count, rules.Select(r => r.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(rules.Count, rules.Select(r => r.Explanation).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("WF0008")]
    [InlineData(" wf0008 ")]
    public void A_rule_is_found_by_its_code(string code) => Assert.Same(YamlRules.DuplicateKey, RuleCatalogue.Language.Find(code));

    /// <summary>Run with WORKFLOWS_UPDATE_DOCS=1 to write the file anew.</summary>
    [Fact]
    public void The_list_in_the_docs_is_the_list_in_the_code()
    {
        var path = Repository.PathOf("engine/docs/diagnostics.md");
        var markdown = RuleReference.Markdown(RuleCatalogue.Language);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, markdown);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == markdown, $"{path} is out of step; run this test once with {Update}=1");
    }
}
