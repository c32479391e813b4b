using System.Text.RegularExpressions;
using Workflows.Language.Decisions.Reading;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Tests.Expectations;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Xunit;

namespace Workflows.Language.Tests.Definitions;

/// <summary>The guide says what the readers read.</summary>
public sealed partial class AuthorsGuideTests
{
    private static readonly string Guide = File.ReadAllText(Repository.PathOf("processes/README.md"));

    public static IEnumerable<object[]> Examples() =>
        from Match block in FencedBlock().Matches(Guide)
        let ending = EndingOf(block.Groups["language"].Value, block.Groups["content"].Value)
        where ending is not null
        select new object[] { ending, block.Groups["content"].Value };

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_a_file_is_a_right_one(string ending, string content)
    {
        var file = new SourceText("example" + ending, content);
        var diagnostics = new DiagnosticBag();

        FileReaders.Read(file, SourceSet.Of([file, new("units.csv", "id,name\nparks,Parks\nstreets,Streets\n")]), diagnostics);

        Assert.Equal("", string.Concat(diagnostics.Sorted().Select(new DiagnosticRenderer().Render)));
    }

    public static IEnumerable<object[]> YamlExamples() =>
        FencedBlock().Matches(Guide).Where(m => m.Groups["language"].Value == "yaml").Select(m => new object[] { m.Groups["content"].Value });

    [Theory]
    [MemberData(nameof(YamlExamples))]
    public void Every_example_can_be_read_as_YAML(string content)
    {
        var diagnostics = new DiagnosticBag();

        YamlReader.Read(new("example.yaml", content), diagnostics);

        Assert.Equal("", string.Concat(diagnostics.Sorted().Select(new DiagnosticRenderer().Render)));
    }

    [Fact]
    public void All_kinds_of_files_have_an_example() =>
        Assert.Equal(
            [".calendar.yaml", ".clauses.yaml", ".csv", ".decision.yaml", ".organisation.yaml", ".table.yaml"],
            Examples().Select(e => (string)e[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_key_is_named()
    {
        KeySet[] sets =
        [
            RegisterVocabulary.Calendar,
            RegisterVocabulary.Holiday,
            RegisterVocabulary.Term,
            RegisterVocabulary.Organisation,
            RegisterVocabulary.Unit,
            RegisterVocabulary.Role,
            RegisterVocabulary.Person,
            RegisterVocabulary.Holding,
            RegisterVocabulary.Clauses,
            RegisterVocabulary.Clause,
            RegisterVocabulary.Table,
            DecisionVocabulary.Decision, DecisionVocabulary.Input, DecisionVocabulary.Output,
        ];

        Assert.All(sets.SelectMany(s => s.Names).Distinct(), key => Assert.Contains($"`{key}", Guide, StringComparison.Ordinal));
    }

    /// <summary>Whole files begin with the key that names them; parts of files are no examples of one.</summary>
    private static string? EndingOf(string language, string content) => (language, content.Split(':')[0]) switch
    {
        ("csv", _) => ".csv",
        ("yaml", "calendar") => ".calendar.yaml",
        ("yaml", "organisation") => ".organisation.yaml",
        ("yaml", "document") => ".clauses.yaml",
        ("yaml", "decision") => ".decision.yaml",
        ("yaml", "table") => ".table.yaml",
        _ => null,
    };

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencedBlock();
}
