using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Xunit;

namespace Workflows.Language.Tests.Definitions;

public sealed class StepRewritingTests
{
    [Fact]
    public void Rewriting_comes_to_every_step_and_keeps_what_is_not_changed()
    {
        var source = new SourceText(
            "every-key", File.ReadAllText(Repository.PathOf("tests/Workflows.Language.Tests/Definitions/Reading/every-key.process.yaml")));
        var steps = ProcessReader.Read(source, YamlReader.Read(source, new()), new())!.Steps;
        var seen = new List<Step>();

        var same = steps.Rewrite(step =>
        {
            seen.Add(step);
            return step;
        });

        Assert.Equal(steps.All().Select(s => s.Span), same.All().Select(s => s.Span));
        Assert.Equal(steps.All().Count(), seen.Count);
    }
}
